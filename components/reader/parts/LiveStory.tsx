import type { CoverageState, Language, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

type Props = { frame: PaperFrame; coverage: CoverageState | null };

/** Over a story told in entries: that it is being told, or until when it was. */
export function LiveMark({ frame, coverage }: Props) {
  if (!coverage) return null;
  const { language, paper } = frame;
  const t = translatorFor(language);
  if (coverage.endedAt === null)
    return (
      <p className="live-mark" data-live="">
        {t('live.mark')}
      </p>
    );
  return (
    <p className="live-over">
      {t('live.ended')}{' '}
      <time dateTime={coverage.endedAt.toISOString()}>
        {instantText(coverage.endedAt, language, paper.zone)}
      </time>
    </p>
  );
}

/** In a list, beside a story that is being told now. */
export function LiveInList({ story }: { story: Pick<Teaser, 'isLive' | 'language'> }) {
  if (!story.isLive) return null;
  return <p className="live-mark live-in-list">{translatorFor(story.language)('live.mark')}</p>;
}

/** What brings new entries to a page that is being read, and where it says so. Nothing else depends on it. */
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
  const t = translatorFor(language);
  const forms: Record<string, string> = {};
  for (let count = 1; count <= 200; count++)
    forms[rules.select(count)] ??= t('live.new', { count }).replace(
      new Intl.NumberFormat(language).format(count),
      '#',
    );
  return forms;
}
