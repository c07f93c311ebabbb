'use client';
import { ArrowUp, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ForEditing } from '#editorial/article/reading';
import type { Answer, EditorActs } from './acts.ts';
import { StoryField } from './StoryField.tsx';
import type { Describing } from './useDescribing.ts';

type Props = { describing: Describing; acts: EditorActs; mayPin: boolean };

/** Stories that an editor pins beside this one, first, and those that are found by topics and words. */
export function RelatedTab({ describing, acts, mayPin }: Props) {
  const t = useTranslations('editor');
  const { pins, related, article } = describing.now;
  const articleId = article.id;
  const put = async (work: Promise<Answer<void>>) => describing.tell(await work);
  const ids: number[] = pins.map(({ id }) => id);
  const iconLook = 'grid size-8 place-items-center rounded text-quiet hover:bg-well hover:text-ink';
  return (
    <div className="flex flex-col gap-5">
      <section>
        <h2 className="mb-2 text-sm font-medium">{t('related.pinned')}</h2>
        {pins.length === 0 && <p className="text-sm text-quiet">{t('related.noPins')}</p>}
        <ol className="flex flex-col divide-y divide-line">
          {pins.map(({ id, headline }, at) => (
            <li key={id} className="flex items-center gap-1 py-1.5 text-sm">
              <a className="min-w-0 grow hover:underline" href={`/newsroom/articles/${id}`}>
                {headline || t('untitled')}
              </a>
              {mayPin && at > 0 && (
                <button
                  type="button"
                  className={iconLook}
                  aria-label={t('related.up', { headline })}
                  onClick={() =>
                    put(
                      acts.orderPins({
                        articleId,
                        relatedIds: ids.with(at, ids[at - 1] ?? id).with(at - 1, id),
                      }),
                    )
                  }
                >
                  <ArrowUp aria-hidden size={16} />
                </button>
              )}
              {mayPin && (
                <button
                  type="button"
                  className={iconLook}
                  aria-label={t('related.unpin', { headline })}
                  onClick={() => put(acts.unpin({ articleId, relatedId: id }))}
                >
                  <X aria-hidden size={16} />
                </button>
              )}
            </li>
          ))}
        </ol>
      </section>
      {mayPin && (
        <StoryField
          label={t('related.pin')}
          hint={t('related.pinHint')}
          acts={acts}
          exclude={[articleId, ...ids]}
          onChoose={(story) => story && put(acts.pin({ articleId, relatedId: story.id }))}
        />
      )}
      <section>
        <h2 className="mb-2 text-sm font-medium">{t('related.found')}</h2>
        {related.length === 0 && <p className="text-sm text-quiet">{t('related.noneFound')}</p>}
        <ul className="flex flex-col divide-y divide-line">
          {related.map(({ id, headline, reason }) => (
            <li key={id} className="py-2 text-sm">
              <a className="hover:underline" href={`/newsroom/articles/${id}`}>
                {headline || t('untitled')}
              </a>
              <Reason reason={reason} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Reason({ reason }: { reason: ForEditing['related'][number]['reason'] }) {
  const t = useTranslations('editor.related.why');
  return (
    <p className="text-[0.8125rem] text-quiet">
      {t(reason.why, { detail: detailOf(reason).join(t('comma')) })}
    </p>
  );
}

function detailOf(reason: ForEditing['related'][number]['reason']): string[] {
  if (reason.why === 'topics') return reason.topics;
  if (reason.why === 'more') return [reason.topic];
  return reason.why === 'text' || reason.why === 'story' ? reason.words : [];
}
