import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { staff, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { readReleasedStory } from '#editorial/related/releasedStory.ts';
import { relateStory } from '#editorial/related/storyRelations.ts';
import { durations, type Figure } from '../../figures.ts';
import { sampleArticles } from './samples.ts';

class Rollback extends Error {}

/** The number of first stories that warm up the code and are not counted. */
const warmUpCount = 20;
const shares = [0.5, 0.95];

/**
 * Computes and stores the related lists of stories from the whole archive, as a release does, and rolls back. The time
 * is the one that `relateStory` publishes on its diagnostics channel.
 */
export async function measureRelationTimes(): Promise<Figure[]> {
  const articles = await sampleArticles(warmUpCount + 150, 23);
  const times: { language: string; ms: number }[] = [];
  for (const [at, { id, language }] of articles.entries()) {
    const ms = await timeRelating(id as ArticleId);
    if (at >= warmUpCount) times.push({ language, ms });
  }
  const durationsOf = (samples: typeof times) => samples.map(({ ms }) => ms);
  return [
    ...durations('related: compute and store', durationsOf(times), shares),
    ...durations(
      'related: compute and store, Chinese',
      durationsOf(times.filter(({ language }) => language === 'zh-CN')),
      shares,
    ),
  ];
}

async function timeRelating(id: ArticleId): Promise<number> {
  let ms = Number.NaN;
  const listen = (message: unknown) => {
    ms = (message as { ms: number }).ms;
  };
  subscribe('copydesk:related', listen);
  await rolledBack(async (tx) => {
    const [row] = await tx
      .select({ article, release })
      .from(article)
      .innerJoin(release, eq(release.articleId, article.id))
      .where(and(eq(article.id, id), sql`${release.live} @> now()`));
    if (row) await relateStory(tx, await readReleasedStory(tx, row.article, row.release), row.release.id);
  });
  unsubscribe('copydesk:related', listen);
  return ms;
}

/** Runs `work` in a transaction that is always rolled back. */
async function rolledBack(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await staff()
    .transaction(async (tx) => {
      await work(tx);
      throw new Rollback();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rollback)) throw error;
    });
}
