import type { CoverageState, Language, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { Instant } from './Times.tsx';

type Props = { frame: PaperFrame; coverage: CoverageState | null };

/** The line above a live story: its coverage continues, or the time at which it ended. */
export function LiveMark({ frame, coverage }: Props) {
  if (!coverage) return null;
  const t = translatorFor(frame.language);
  if (coverage.endedAt === null)
    return (
      <p className="live-mark" data-live="">
        {t('live.mark')}
      </p>
    );
  return (
    <p className="live-over">
      {t('live.ended')} <Instant frame={frame} at={coverage.endedAt} />
    </p>
  );
}

/** In a list: marks a live story whose coverage continues. */
export function LiveInList({ story }: { story: Pick<Teaser, 'isLive' | 'language'> }) {
  if (!story.isLive) return null;
  return <p className="live-mark live-in-list">{translatorFor(story.language)('live.mark')}</p>;
}

/** The script that adds new entries to an open page, and the status line in which it announces them. */
export function Following({ language }: { language: Language }) {
  return (
    <>
      <p className="unseen" role="status" data-said={JSON.stringify(announcements(language))} />
      <script data-island="" type="module" src="/islands/following.js" />
    </>
  );
}

/** "2 new entries" in each form of the language's plural, `#` for the number. */
function announcements(language: Language): Record<string, string> {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  const t = translatorFor(language);
  const forms: Record<string, string> = {};
  for (let count = 1; count <= 200; count++)
    forms[rules.select(count)] ??= t('live.new', { count }).replace(digits.format(count), '#');
  return forms;
}
