'use client';
import { Ban, Pin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { EditorActs } from '#components/editor/editorActs.ts';
import type { ArticleFieldsState } from '#components/editor/sidebar/useArticleFields.ts';
import { Button } from '#components/ui/Button.tsx';
import { Time } from '#components/ui/Time.tsx';
import { type ReasonOf, RelatedReasonText } from './Reason.tsx';

export type OfferedStory = { id: number; headline: string; reason: ReasonOf; at?: Date };

type Props = {
  stories: OfferedStory[];
  describing: ArticleFieldsState;
  acts: EditorActs;
  may: { pin: boolean; block: boolean };
};

/** Stories that were found for this one, each with its reason, to be pinned or kept away. */
export function Offered({ stories, describing, acts, may }: Props) {
  const t = useTranslations('editor');
  const articleId = describing.now.article.id;
  const pinned = new Set<number>(describing.now.pins.map(({ id }) => id));
  return (
    <ul className="flex flex-col divide-y divide-line">
      {stories.map(({ id, headline: given, reason, at }) => {
        const headline = given || t('untitled');
        return (
          <li key={id} className="flex items-start gap-1 py-2 text-sm">
            <div className="min-w-0 grow">
              <a className="hover:underline" href={`/newsroom/articles/${id}`}>
                {headline}
              </a>
              <RelatedReasonText reason={reason} />
              {at && (
                <p className="text-[0.8125rem] text-quiet">
                  <Time at={at} look="day" />
                </p>
              )}
            </div>
            {may.pin && !pinned.has(id) && (
              <Button
                small
                look="quiet"
                aria-label={t('related.pinThis', { headline })}
                onClick={() => describing.act(() => acts.pin({ articleId, relatedId: id }))}
              >
                <Pin aria-hidden size={16} />
              </Button>
            )}
            {may.block && (
              <Button
                small
                look="quiet"
                aria-label={t('related.block', { headline })}
                onClick={() => describing.act(() => acts.block({ articleId, relatedId: id }))}
              >
                <Ban aria-hidden size={16} />
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
