import { and, eq, sql } from 'drizzle-orm';
import { staff, type Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId } from '#db/schema/ids';
import { release } from '#db/schema/releases';
import { relate } from '#editorial/related/relating';
import { storyOf } from '#editorial/related/storyOf';
import type { Figure } from '../../figures.ts';
import { sampleArticles } from './sampling.ts';
import { timeEach } from './timing.ts';

class Undo extends Error {}

/** Finds and stores the lists of stories from all over the archive, as a release does, and takes it all back. */
export async function measureRelating(): Promise<Figure[]> {
  const articles = await sampleArticles(100, 23);
  const times = new Map<string, number>();
  const by = (language: string) => articles.filter((one) => one.language === language);
  const act = async ({ id }: { id: number }) => {
    await undone(async (tx) => {
      const story = await readStory(tx, id as ArticleId);
      const began = performance.now();
      if (story) await relate(tx, story);
      times.set(String(id), performance.now() - began);
    });
  };
  return [
    ...(await timeEach('related: compute and store', articles, act)),
    ...(await timeEach('related: compute and store, Chinese', by('zh-CN'), act)),
  ];
}

async function readStory(tx: Transaction, id: ArticleId) {
  const [row] = await tx
    .select({ article, release })
    .from(article)
    .innerJoin(release, eq(release.articleId, article.id))
    .where(and(eq(article.id, id), sql`${release.live} @> now()`));
  return row && storyOf(tx, row.article, row.release);
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
