'use client';
import { useTranslations } from 'use-intl';
import type { EditorActs } from '#components/editor/editorActs.ts';
import type { ArticleFieldsState } from '#components/editor/sidebar/useArticleFields.ts';
import { Button } from '#components/ui/Button.tsx';

type Props = { describing: ArticleFieldsState; acts: EditorActs; mayBlock: boolean };

/** What an editor keeps away from this story, to be let back. */
export function Blocked({ describing, acts, mayBlock }: Props) {
  const t = useTranslations('editor');
  const { blocked, article } = describing.now;
  if (blocked.length === 0) return null;
  return (
    <section aria-labelledby="blocked">
      <h2 id="blocked" className="mb-2 text-sm font-medium">
        {t('related.blocked')}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {blocked.map(({ id, headline: given }) => {
          const headline = given || t('untitled');
          return (
            <li key={id} className="flex items-center gap-2 py-1.5 text-sm">
              <a className="min-w-0 grow text-quiet hover:underline" href={`/newsroom/articles/${id}`}>
                {headline}
              </a>
              {mayBlock && (
                <Button
                  small
                  aria-label={t('related.unblockThis', { headline })}
                  onClick={() => describing.act(() => acts.unblock({ articleId: article.id, relatedId: id }))}
                >
                  {t('related.unblock')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
