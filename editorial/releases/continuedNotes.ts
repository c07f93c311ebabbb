import type { Transaction } from '#db/pools.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type Continued, findContinued } from '#editorial/corrections/continuedRelease.ts';
import { asLabels, type ReleaseContent } from './releaseContent.ts';

/** The release that this text would continue. @param before number of the newest release that has begun; 0: none */
export async function forecastContinuedNotes(
  tx: Transaction,
  { article, headline, standfirst, checked, topics, authors, pictures }: ReleaseContent,
  before: number,
  bringsBack?: boolean,
): Promise<Continued> {
  if (!checked.fit || before === 0) return { continues: null, unclear: [] };
  const text = {
    headline,
    standfirst,
    pictures,
    body: checked.body,
    topics: asLabels(topics),
    bylines: asLabels(authors),
    sectionId: article.sectionId,
    leadAssetId: article.leadAssetId,
  };
  return findContinued(tx, article.id, before, text, bringsBack);
}

/**
 * The number of the release that a new one continues, for its row.
 * @throws {Refusal} `taken-back-unclear` if a person must say whether notes that were taken back hold again
 */
export async function resolveContinuedNotes(
  tx: Transaction,
  content: ReleaseContent,
  before: number,
  bringsBack: boolean | undefined,
): Promise<number | null> {
  const { continues, unclear } = await forecastContinuedNotes(tx, content, before, bringsBack);
  const [first] = unclear;
  if (first) throw new Refusal('taken-back-unclear', { note: first.note });
  return continues;
}
