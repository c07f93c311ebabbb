'use client';
import { Link } from '#components/ui/Link.tsx';
import type { WaitingStory } from '#editorial/calendar/calendarEntries.ts';
import { useEntryWords } from './useEntryWords.ts';

/** Releases without a time, which wait for another article's release. */
export function WaitingList({ waiting }: { waiting: WaitingStory[] }) {
  const { t } = useEntryWords();
  return (
    <section aria-labelledby="waiting" className="flex flex-col gap-2">
      <h2 id="waiting" className="font-serif text-xl font-semibold">
        {t('waiting')}
      </h2>
      <p className="text-sm text-quiet">{t('waitingText')}</p>
      <ul>
        {waiting.map(({ articleId, headline, language, after }) => (
          <li key={articleId} className="border-t border-line py-2.5 text-sm">
            <Link
              href={`/newsroom/articles/${articleId}/release`}
              lang={language}
              className="font-serif text-[1.0625rem] font-medium hover:underline"
            >
              {headline}
            </Link>
            <p className="text-quiet">
              {t('waitsFor')}{' '}
              <Link
                href={`/newsroom/articles/${after.articleId}/release`}
                lang={after.language}
                className="underline underline-offset-4"
              >
                {after.headline || t('untitled')}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
