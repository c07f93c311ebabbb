'use client';
import { Ban, Pin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';

type ReasonOf = ArticleForEditing['related'][number]['reason'];
type OfferedStory = { id: number; headline: string; reason: ReasonOf; at?: Date };

/** Suggested related stories, each with its reason and buttons that pin or block it. */
export function Offered({ stories }: { stories: OfferedStory[] }) {
  const t = useTranslations('editor');
  const { articleFields, acts, may } = useEditorPage();
  const { article, pins } = articleFields.now;
  const articleId = article.id;
  const pinned = new Set<number>(pins.map(({ id }) => id));
  return (
    <ul className="flex flex-col divide-y divide-line">
      {stories.map(({ id: relatedId, headline: storedHeadline, reason, at }) => {
        const headline = storedHeadline || t('untitled');
        return (
          <li key={relatedId} className="flex items-start gap-1 py-2 text-sm">
            <div className="min-w-0 grow">
              <a className="hover:underline" href={`/newsroom/articles/${relatedId}`}>
                {headline}
              </a>
              <RelatedReasonText reason={reason} />
              {at && (
                <p className="text-[0.8125rem] text-quiet">
                  <Time at={at} look="day" />
                </p>
              )}
            </div>
            {may.pin && !pinned.has(relatedId) && (
              <Button
                small
                look="quiet"
                aria-label={t('related.pinThis', { headline })}
                onClick={() => articleFields.act(() => acts.pin({ articleId, relatedId }))}
              >
                <Pin aria-hidden size={16} />
              </Button>
            )}
            {may.block && (
              <Button
                small
                look="quiet"
                aria-label={t('related.block', { headline })}
                onClick={() => articleFields.act(() => acts.block({ articleId, relatedId }))}
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

/** The reason for a suggested related story. */
function RelatedReasonText({ reason }: { reason: ReasonOf }) {
  const t = useTranslations('editor.related.why');
  const details = detailsOf(reason);
  return (
    <p className="text-[0.8125rem] text-quiet">
      {t(details.length > 0 ? reason.why : wordingWithoutDetails(reason), {
        detail: details.join(t('comma')),
      })}
    </p>
  );
}

function wordingWithoutDetails({ why }: ReasonOf) {
  if (why === 'text') return 'alike';
  return why === 'story' ? 'sameStory' : why;
}

function detailsOf(reason: ReasonOf): string[] {
  if (reason.why === 'topics') return reason.topics;
  if (reason.why === 'more') return [reason.topic];
  return reason.why === 'text' || reason.why === 'story' ? reason.words : [];
}
