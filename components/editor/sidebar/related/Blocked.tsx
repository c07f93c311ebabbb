'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';

/** The stories that an editor blocked as related stories, each with a button that unblocks it. */
export function Blocked() {
  const t = useTranslations('editor');
  const { articleFields, acts, may } = useEditorPage();
  const { blocked, article } = articleFields.now;
  if (blocked.length === 0) return null;
  return (
    <section aria-labelledby="blocked">
      <h2 id="blocked" className="mb-2 text-sm font-medium">
        {t('related.blocked')}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {blocked.map(({ id, headline }) => (
          <li key={id} className="flex items-center gap-2 py-1.5 text-sm">
            <a className="min-w-0 grow text-quiet hover:underline" href={`/newsroom/articles/${id}`}>
              {headline || t('untitled')}
            </a>
            {may.block && (
              <Button
                small
                aria-label={t('related.unblockThis', { headline: headline || t('untitled') })}
                onClick={() =>
                  articleFields.act(() => acts.unblock({ articleId: article.id, relatedId: id }))
                }
              >
                {t('related.unblock')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
