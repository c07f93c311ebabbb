import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ArticlePage } from './ArticlePage.tsx';

/** For whom a share link was created, and until when it is valid. */
export type DraftRecipient = { recipient: string; until: Date };

type Props = { frame: PaperFrame; facts: PageFacts; article: LiveArticle; shown?: DraftRecipient };

/** A draft as its article's page would be after release; a missing headline has a placeholder. */
export function DraftPage({ frame, facts, article, shown }: Props) {
  const headline = article.headline || translatorFor(frame.language)('sharedDraft.headline');
  const banner = shown && <RecipientBanner frame={frame} {...shown} />;
  return <ArticlePage frame={frame} facts={facts} article={{ ...article, headline }} banner={banner} />;
}

// Inline: readers' style sheet does not need it.
const look = {
  padding: '0.5rem var(--edge)',
  background: 'var(--mark)',
  font: '0.875rem / 1.5 var(--sans)',
  textAlign: 'center',
} as const;

function RecipientBanner({
  frame: { language, paper },
  recipient,
  until,
}: DraftRecipient & { frame: PaperFrame }) {
  const t = translatorFor(language);
  return (
    <aside aria-label={t('sharedDraft.label')} style={look}>
      <p>{t('sharedDraft.shown', { recipient, time: instantText(until, language, paper.zone) })}</p>
    </aside>
  );
}
