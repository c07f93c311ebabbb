import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ArticlePage } from './ArticlePage.tsx';

/** To whom a draft is shown, and for how long. */
export type DraftRecipient = { recipient: string; until: Date };

type Props = { frame: PaperFrame; facts: PageFacts; article: LiveArticle; shown?: DraftRecipient };

/** An article's page as it would be after release; what has no headline yet is called so. */
export function DraftPage({ frame, facts, article, shown }: Props) {
  const headline = article.headline || translatorFor(frame.language)('proof.headline');
  const banner = shown && <ShownTo frame={frame} shown={shown} />;
  return <ArticlePage frame={frame} facts={facts} article={{ ...article, headline }} banner={banner} />;
}

// Said in place: readers' style sheet need not carry it.
const look = {
  padding: '0.5rem var(--edge)',
  background: 'var(--mark)',
  font: '0.875rem / 1.5 var(--sans)',
  textAlign: 'center',
} as const;

function ShownTo({ frame: { language, paper }, shown }: { frame: PaperFrame; shown: DraftRecipient }) {
  const t = translatorFor(language);
  const time = instantText(shown.until, language, paper.zone);
  return (
    <aside aria-label={t('proof.label')} style={look}>
      <p>{t('proof.shown', { recipient: shown.recipient, time })}</p>
    </aside>
  );
}
