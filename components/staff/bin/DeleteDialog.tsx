'use client';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';
import type { Deletion } from '#editorial/bin/deletionPreview.ts';
import { actsOfSubject } from './deletionActs.ts';
import { WhereUsed } from './WhereUsed.tsx';

type Props = {
  subject: BinSubject;
  id: number;
  onClose(): void;
  /** after it was moved, and again after it was restored by the notice's own button */
  onDone(): void;
};

/**
 * Asks before something goes to the bin. It looks first what that would meet, so that whatever is in use says where
 * instead of asking.
 */
export function DeleteDialog({ subject, id, onClose, onDone }: Props) {
  const t = useTranslations('bin');
  const { acts } = useFrame();
  const { say, guard } = useRefusal();
  const [asked, setAsked] = useState<ActAnswer<Deletion> | null>(null);
  const [asking, setAsking] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when it opens, and when the person asks again
  useEffect(() => {
    let isOpen = true;
    void guard(acts.askDeletion({ subject, id })).then((answer) => isOpen && setAsked(answer));
    return () => {
      isOpen = false;
    };
  }, [asking]);

  async function restore(name: string) {
    const answer = await guard(acts.restoreSubject({ subject, id }));
    toast(answer.ok ? t('restored', { name }) : say(answer));
    if (answer.ok) onDone();
  }

  const found = asked?.ok ? asked.value : null;
  const refused: RefusedAct | null = found?.refused
    ? { ok: false, refused: found.refused.reason, facts: found.refused.facts }
    : asked?.ok === false
      ? asked
      : null;
  if (!found || refused) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t(refused ? 'cannotTitle' : 'askingTitle', {
          name: found ? found.name || t('untitled') : '',
        })}
      >
        <p role="status" className="text-sm text-quiet empty:hidden">
          {refused ? '' : t('asking')}
        </p>
        <LiveNotice>{refused && say(refused)}</LiveNotice>
        {found && <WhereUsed uses={found.uses} />}
        {found?.refused?.reason === 'was-released' && (
          <Link className="text-sm underline underline-offset-4" href={`/newsroom/articles/${id}/release`}>
            {t('toWithdraw')}
          </Link>
        )}
      </Dialog>
    );
  }
  const { decidedOn } = found;
  const name = found.name || t('untitled');
  return (
    <ConfirmDialog
      act={actsOfSubject[subject]}
      subject={`${subject}:${id}`}
      decidedOn={decidedOn}
      onClose={onClose}
      title={t('moveTitle', { name })}
      description={t(`moveText.${subject}`)}
      look="danger"
      submit={t('move')}
      onLookAgain={() => setAsking((count) => count + 1)}
      send={(confirmation) => acts.moveSubjectToBin({ subject, id, confirmation })}
      onDone={() => {
        toast(t('moved', { name }), { action: { label: t('restore'), onClick: () => void restore(name) } });
        onDone();
      }}
    />
  );
}
