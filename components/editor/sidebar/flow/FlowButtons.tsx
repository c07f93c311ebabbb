'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';

const SubmitDialog = onDemand(() => import('./SubmitDialog.tsx').then((file) => file.SubmitDialog));
const ReturnDialog = onDemand(() => import('./ReturnDialog.tsx').then((file) => file.ReturnDialog));
const AssignDialog = onDemand(() => import('./AssignDialog.tsx').then((file) => file.AssignDialog));

/** What the user may do next with the article. */
export function FlowButtons() {
  const t = useTranslations('flow');
  const { articleFields, acts, may } = useEditorPage();
  const { owner, user } = useFrame();
  const { run, announce, isPending, refused, notices } = useAction();
  const [opened, setOpened] = useState<'submit' | 'return' | 'assign'>();
  const { article, flow } = articleFields.now;
  const { review, assignment } = flow;
  const newest = flow.steps[0];
  const subject = { articleId: article.id, seen: newest?.id ?? null };
  const isApproved = review?.is === 'approved' && !review.isChanged;
  const isReviewed = review?.is === 'filed' || review?.is === 'approved';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step of another person ends the notice of one's own act, but not a refusal
  useEffect(() => {
    if (newest && newest.by !== user.name && !refused) announce('');
  }, [newest?.id]);
  const mayReassign = may.assignOthers || assignment?.to === owner.userId;

  async function act(work: Promise<ActAnswer<void>>, done: string) {
    await run(work, () => done);
    await articleFields.reread();
  }
  /** The properties of a dialog. Its result is announced beside the buttons. */
  const dialog = (done: string) => ({
    subject,
    onClose: () => setOpened(undefined),
    onDone() {
      announce(done);
      void articleFields.reread();
    },
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {review?.is !== 'filed' && (
          <Button small onClick={() => setOpened('submit')}>
            {t('submit')}
          </Button>
        )}
        {may.approve && !isApproved && (
          <Button
            small
            disabled={isPending}
            onClick={() => act(acts.flow.approve(subject), t('approvedDone'))}
          >
            {t(review?.is === 'approved' ? 'approveAgain' : 'approve')}
          </Button>
        )}
        {may.returnToWriter && isReviewed && (
          <Button small onClick={() => setOpened('return')}>
            {t('return')}
          </Button>
        )}
        {(!assignment || mayReassign) && (
          <Button small onClick={() => setOpened('assign')}>
            {t(assignment ? 'reassign' : 'assign')}
          </Button>
        )}
        {!assignment && (
          <Button
            small
            look="quiet"
            disabled={isPending}
            onClick={() => act(acts.flow.assign({ ...subject, assignee: owner.userId }), t('assignedDone'))}
          >
            {t('assignToMe')}
          </Button>
        )}
        {assignment && mayReassign && (
          <Button
            small
            look="quiet"
            disabled={isPending}
            onClick={() => act(acts.flow.assign({ ...subject, assignee: null }), t('unassignedDone'))}
          >
            {t('unassign')}
          </Button>
        )}
      </div>
      {notices}
      {opened === 'submit' && <SubmitDialog {...dialog(t('submitted'))} />}
      {opened === 'return' && <ReturnDialog {...dialog(t('returnedDone'))} />}
      {opened === 'assign' && <AssignDialog {...dialog(t('assignedDone'))} assignment={assignment} />}
    </div>
  );
}
