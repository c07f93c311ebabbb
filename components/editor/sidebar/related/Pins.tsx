'use client';
import { useTranslations } from 'use-intl';
import type { EditorActs } from '#components/editor/editorActs.ts';
import type { ArticleFieldsState } from '#components/editor/sidebar/useArticleFields.ts';
import { MoveButtons, withItemMoved } from '#components/staff/lists/MoveButtons.tsx';

type Props = { describing: ArticleFieldsState; acts: EditorActs; mayPin: boolean };

/** The stories that an editor chose, in their order. */
export function Pins({ describing, acts, mayPin }: Props) {
  const t = useTranslations('editor');
  const { pins, article } = describing.now;
  const articleId = article.id;
  const ids: number[] = pins.map(({ id }) => id);
  return (
    <section aria-labelledby="pinned">
      <h2 id="pinned" className="mb-2 text-sm font-medium">
        {t('related.pinned')}
      </h2>
      {pins.length === 0 && <p className="text-sm text-quiet">{t('related.noPins')}</p>}
      <ol className="flex flex-col divide-y divide-line">
        {pins.map(({ id, headline }, at) => (
          <li key={id} className="flex items-center gap-1 py-1.5 text-sm">
            <a className="min-w-0 grow hover:underline" href={`/newsroom/articles/${id}`}>
              {headline || t('untitled')}
            </a>
            {mayPin && (
              <MoveButtons
                name={headline || t('untitled')}
                at={at}
                of={pins.length}
                onMove={(by) =>
                  describing.act(() => acts.orderPins({ articleId, relatedIds: withItemMoved(ids, at, by) }))
                }
                onRemove={() => describing.act(() => acts.unpin({ articleId, relatedId: id }))}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
