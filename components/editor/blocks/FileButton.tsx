'use client';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import { Button } from '#components/ui/Button.tsx';

/** Submits the article to the editors for review, or takes that back. The main button of those who may not release. */
export function FileButton() {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const [isPending, startTransition] = useTransition();
  const { articleFields, acts, may } = useEditorPage();
  const { article } = articleFields.now;
  const isFiled = article.filedAt !== null;
  if (may.release && !isFiled) return null;

  function send() {
    startTransition(async () => {
      const answer = await acts.file({ articleId: article.id, filed: !isFiled }).catch(() => undefined);
      if (!answer) toast.error(refusals(uploadLossReason()));
      else if (!answer.ok) toast.error(refusals(answer.refused, answer.facts));
      else toast(t(isFiled ? 'unfiled' : 'filed'));
      await articleFields.reread();
    });
  }

  return (
    <Button small look={may.release || isFiled ? 'plain' : 'press'} disabled={isPending} onClick={send}>
      {t(isFiled ? 'takeBack' : 'file')}
    </Button>
  );
}
