import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { staff, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { readReleasedStory } from '#editorial/related/releasedStory.ts';
import { relateStory } from '#editorial/related/storyRelations.ts';
import { durations, type Figure } from '../../figures.ts';
import { sampleArticles } from './sampling.ts';

class Undo extends Error {}

/** The first warm the code up, and count for nothing. */
const warming = 20;
const shares = [0.5, 0.95];

/**
 * Finds and stores the lists of stories from all over the archive, as a release does, and takes it all back. The time is the
 * one that relating itself tells.
 */
export async function measureRelating(): Promise<Figure[]> {
  const articles = await sampleArticles(warming + 150, 23);
  const times: { language: string; ms: number }[] = [];
  for (const [at, { id, language }] of articles.entries()) {
    const ms = await timeRelating(id as ArticleId);
    if (at >= warming) times.push({ language, ms });
  }
  const of = (told: typeof times) => told.map(({ ms }) => ms);
  return [
    ...durations('related: compute and store', of(times), shares),
    ...durations(
      'related: compute and store, Chinese',
      of(times.filter(({ language }) => language === 'zh-CN')),
      shares,
    ),
  ];
}

async function timeRelating(id: ArticleId): Promise<number> {
  let ms = Number.NaN;
  const listen = (told: unknown) => {
    ms = (told as { ms: number }).ms;
  };
  subscribe('copydesk:related', listen);
  await undone(async (tx) => {
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

/** Runs work in a transaction that leaves nothing behind. */
async function undone(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await staff()
    .transaction(async (tx) => {
      await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
}
