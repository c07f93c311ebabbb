import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { pin } from '#db/schema/articles';
import type { ArticleId } from '#db/schema/ids';
import { type RelatedReason, relatedStory } from '#db/schema/releases';
import type { Frozen } from '#editorial/article/freezing';
import { type Candidate, findCandidates } from './finding.ts';
import { score } from './scoring.ts';

export const longestList = 6;
const pinnedRank = 1_000;

type Entry = { relatedId: ArticleId; rank: number; score: number; reason: RelatedReason };

/**
 * Stores the stories beside an article (pins first, then found), and enters it into the lists of the stories it was
 * found with, where it beats what stands there. Lists are written in the order of their article's id, so that two
 * releases at once can't deadlock.
 * @returns the other articles whose lists changed
 */
export async function relate(tx: Transaction, story: Frozen): Promise<ArticleId[]> {
  const id = story.article.id;
  const pins = await tx
    .select({ relatedId: pin.relatedId })
    .from(pin)
    .where(eq(pin.articleId, id))
    .orderBy(asc(pin.position));
  const pinned: Entry[] = pins.map(({ relatedId }, position) => ({
    relatedId,
    rank: position,
    score: 1,
    reason: { why: 'pinned' },
  }));
  const isPinned = new Set(pinned.map((entry) => entry.relatedId));
  const found = score(await findCandidates(tx, story));
  const entries = found
    .filter((candidate) => !isPinned.has(candidate.articleId))
    .slice(0, longestList * 2)
    .map((candidate) => ({
      relatedId: candidate.articleId,
      rank: pinnedRank,
      score: candidate.score,
      reason: reasonOf(candidate),
    }));

  const changed: ArticleId[] = [];
  const writes = [
    { articleId: id, write: () => replaceList(tx, id, [...pinned, ...entries]) },
    ...found.slice(0, longestList * 2).map((candidate) => ({
      articleId: candidate.articleId,
      write: async () => {
        if (await enter(tx, candidate.articleId, id, candidate)) changed.push(candidate.articleId);
      },
    })),
  ];
  for (const { write } of writes.toSorted((a, b) => a.articleId - b.articleId)) await write();
  return changed;
}

function reasonOf(candidate: Candidate): RelatedReason {
  return candidate.topics.length > 0
    ? { why: 'topics', topics: candidate.topics.map((topic) => topic.name) }
    : { why: 'text', words: candidate.words };
}

async function replaceList(tx: Transaction, articleId: ArticleId, entries: Entry[]): Promise<void> {
  await tx.delete(relatedStory).where(eq(relatedStory.articleId, articleId));
  if (entries.length > 0)
    await tx.insert(relatedStory).values(entries.map((entry) => ({ articleId, ...entry })));
}

/** A story's list holds at most twice what is shown, so that a withdrawal leaves no gap; the weakest makes room. */
async function enter(
  tx: Transaction,
  articleId: ArticleId,
  relatedId: ArticleId,
  candidate: Candidate & { score: number },
): Promise<boolean> {
  const list = await tx
    .select({
      relatedId: relatedStory.relatedId,
      rank: relatedStory.rank,
      // What has been withdrawn is shown no more: it makes room before anything that is.
      score: sql<number>`case when exists (select from release r where r.article_id = ${relatedStory.relatedId}
        and upper(r.live) is distinct from lower(r.live) and coalesce(upper(r.live), 'infinity') > now())
        then ${relatedStory.score} else -1 end`,
    })
    .from(relatedStory)
    .where(eq(relatedStory.articleId, articleId));
  const standing = list.find((entry) => entry.relatedId === relatedId);
  if (standing && standing.rank < pinnedRank) return false;
  const found = list.filter((entry) => entry.rank >= pinnedRank && entry.relatedId !== relatedId);
  const weakest = found.toSorted((a, b) => a.score - b.score)[0];
  if (found.length >= longestList * 2 && weakest) {
    if (weakest.score >= candidate.score) return false;
    await tx
      .delete(relatedStory)
      .where(and(eq(relatedStory.articleId, articleId), eq(relatedStory.relatedId, weakest.relatedId)));
  }
  const row = { rank: pinnedRank, score: candidate.score, reason: reasonOf(candidate) };
  await tx
    .insert(relatedStory)
    .values({ articleId, relatedId, ...row })
    .onConflictDoUpdate({ target: [relatedStory.articleId, relatedStory.relatedId], set: row });
  return true;
}
