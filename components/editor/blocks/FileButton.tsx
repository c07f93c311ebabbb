'use client';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { toast } from '#components/ui/toast.ts';
import { useRefusal } from '#components/ui/useRefusal.ts';

/** Submits the article for review, or cancels the submission. The main button for users who may not release. */
export function FileButton() {
  const t = useTranslations('editor');
  const { messageOf, guard } = useRefusal();
  const [isPending, startTransition] = useTransition();
  const { articleFields, acts, may } = useEditorPage();
  const { article } = articleFields.now;
  const isFiled = article.filedAt !== null;
  if (may.release && !isFiled) return null;

  function send() {
    startTransition(async () => {
      const answer = await guard(acts.file({ articleId: article.id, filed: !isFiled }));
      if (answer.ok) toast(t(isFiled ? 'unfiled' : 'filed'));
      else toast.error(messageOf(answer));
      await articleFields.reread();
    });
  }

  return (
    <Button small look={may.release || isFiled ? 'plain' : 'press'} disabled={isPending} onClick={send}>
      {t(isFiled ? 'takeBack' : 'file')}
    </Button>
  );
}
