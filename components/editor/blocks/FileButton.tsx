'use client';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { EditorActs } from '#components/editor/editorActs.ts';
import type { ArticleFieldsState } from '#components/editor/sidebar/useArticleFields.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import { Button } from '#components/ui/Button.tsx';

type Props = { describing: ArticleFieldsState; prominent: boolean; acts: EditorActs };

/** Tells the editors that the article is ready for them, or takes that back. */
export function FileButton({ describing, prominent, acts }: Props) {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const [pending, start] = useTransition();
  const { article, standing } = describing.now;
  const filed = article.filedAt !== null;
  if (!prominent && !filed) return null;
  if (standing.is === 'live' && !filed && !prominent) return null;

  function send() {
    start(async () => {
      const answer = await acts.file({ articleId: article.id, filed: !filed }).catch(() => undefined);
      if (!answer) toast.error(refusals(uploadLossReason()));
      else if (!answer.ok) toast.error(refusals(answer.refused, answer.facts));
      else toast(t(filed ? 'unfiled' : 'filed'));
      await describing.reread();
    });
  }

  return (
    <Button small look={prominent && !filed ? 'press' : 'plain'} disabled={pending} onClick={send}>
      {t(filed ? 'takeBack' : 'file')}
    </Button>
  );
}
