'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { withItemMoved } from '#components/staff/lists/itemMove.ts';
import { MoveButtons } from '#components/staff/lists/MoveButtons.tsx';

/** The stories that an editor pinned, in their order. */
export function Pins() {
  const t = useTranslations('editor');
  const { articleFields, acts, may } = useEditorPage();
  const { pins, article } = articleFields.now;
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
            {may.pin && (
              <MoveButtons
                name={headline || t('untitled')}
                at={at}
                of={pins.length}
                onMove={(by) =>
                  articleFields.act(() =>
                    acts.orderPins({ articleId, relatedIds: withItemMoved(ids, at, by) }),
                  )
                }
                onRemove={() => articleFields.act(() => acts.unpin({ articleId, relatedId: id }))}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
