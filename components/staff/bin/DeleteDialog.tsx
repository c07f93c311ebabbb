'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { toast } from '#components/ui/toast.ts';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { ConfirmedAct } from '#editorial/access/policy.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';
import type { DeletionForecast } from '#editorial/bin/deletionForecast.ts';
import { WhereUsed } from './WhereUsed.tsx';

type Props = {
  subject: BinSubject;
  id: number;
  onClose(): void;
  /** Called after the subject was moved, and again if the user restores it by the toast's button. */
  onDone(): void;
};

/** The act that moves each kind of subject to the bin. */
const deletionActs = {
  article: 'article.delete',
  asset: 'asset.delete',
  package: 'package.delete',
  section: 'section.delete',
  topic: 'topic.delete',
} as const satisfies Record<BinSubject, ConfirmedAct>;

/**
 * Asks before a subject goes to the bin. It first requests a forecast of the deletion; a subject that is in use shows where
 * instead of the question.
 */
export function DeleteDialog({ subject, id, onClose, onDone }: Props) {
  const t = useTranslations('bin');
  const { acts } = useFrame();
  const { messageOf, guard } = useRefusal();
  const [answer, setAnswer] = useState<ActAnswer<DeletionForecast> | null>(null);
  const [requests, setRequests] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: requested when the dialog opens, and again on request
  useEffect(() => {
    let isOpen = true;
    void guard(acts.askDeletion({ subject, id })).then((answer) => isOpen && setAnswer(answer));
    return () => {
      isOpen = false;
    };
  }, [requests]);

  async function restore(name: string) {
    const restored = await guard(acts.restoreSubject({ subject, id }));
    toast(restored.ok ? t('restored', { name }) : messageOf(restored));
    if (restored.ok) onDone();
  }

  const forecast = answer?.ok ? answer.value : null;
  const refused = answer && refusalIn(answer);
  const name = forecast ? forecast.name || t('untitled') : '';
  if (!forecast || refused)
    return (
      <Dialog open onOpenChange={onClose} title={t(refused ? 'cannotTitle' : 'askingTitle', { name })}>
        <p role="status" className="text-sm text-quiet empty:hidden">
          {refused ? '' : t('asking')}
        </p>
        <LiveNotice>{refused && messageOf(refused)}</LiveNotice>
        {forecast && <WhereUsed uses={forecast.uses} />}
        {forecast?.refused?.reason === 'was-released' && (
          <Link className="text-sm underline underline-offset-4" href={`/newsroom/articles/${id}/release`}>
            {t('toWithdraw')}
          </Link>
        )}
      </Dialog>
    );
  return (
    <ConfirmDialog
      act={deletionActs[subject]}
      subject={`${subject}:${id}`}
      decidedOn={forecast.decidedOn}
      onClose={onClose}
      title={t('moveTitle', { name })}
      description={t(`moveText.${subject}`)}
      look="danger"
      submit={t('move')}
      onLookAgain={() => setRequests((count) => count + 1)}
      send={(confirmation) => acts.moveSubjectToBin({ subject, id, confirmation })}
      onDone={() => {
        toast(t('moved', { name }), { action: { label: t('restore'), onClick: () => void restore(name) } });
        onDone();
      }}
    />
  );
}

/** The refusal of the forecast, or of the deletion itself. */
function refusalIn(answer: ActAnswer<DeletionForecast>): RefusedAct | null {
  if (!answer.ok) return answer;
  const { refused } = answer.value;
  return refused && { ok: false, refused: refused.reason, facts: refused.facts };
}
