import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools';
import { article, formerSlug } from '#db/schema/articles';
import { asset } from '#db/schema/assets';
import { section } from '#db/schema/filing';
import type { ArticleId } from '#db/schema/ids';
import { release } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { articleId, assetId, language, line, sectionId } from '#editorial/orders';
import { allow } from '#editorial/policy';
import { announce, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { setAuthors, setTopics } from './labelling.ts';
import { isFitSlug, isSlugTaken, reserveSlug } from './slugs.ts';
import { sitemapTag } from './touching.ts';

export const describeOrder = z.object({
  articleId,
  /** the version that the person saw */
  version: z.number().int().positive(),
  sectionId: sectionId.nullable().optional(),
  topics: z.array(line(80)).max(20).optional(),
  authors: z.array(line(120)).max(12).optional(),
  language: language.optional(),
  slug: line(500).optional(),
  leadAssetId: assetId.nullable().optional(),
  leadAlt: line(1_000).nullable().optional(),
  leadCaption: line(2_000).nullable().optional(),
  translationOf: articleId.nullable().optional(),
});
export type DescribeOrder = z.input<typeof describeOrder>;

/**
 * Changes what is said about an article beside its text, by compare-and-swap on its version.
 * @throws {Refusal} `changed-meanwhile` when somebody else changed it since
 */
export async function describe(actor: AnyActor, order: DescribeOrder): Promise<{ version: number }> {
  allow(actor, 'article.describe');
  const change = describeOrder.parse(order);
  return inTransaction(async (tx) => {
    const [before] = await tx.select().from(article).where(eq(article.id, change.articleId)).for('update');
    if (!before) throw new Refusal('not-found');
    if (before.version !== change.version) throw new Refusal('changed-meanwhile');
    await judgeReferences(tx, change);
    if (change.slug !== undefined && change.slug !== before.slug) {
      await moveTo(tx, before, change.slug);
    }
    if (change.topics) await setTopics(tx, change.articleId, change.topics);
    if (change.authors) await setAuthors(tx, change.articleId, change.authors);
    const version = before.version + 1;
    const { sectionId, language, leadAssetId, leadAlt, leadCaption, translationOf } = change;
    await tx
      .update(article)
      .set({
        sectionId,
        language,
        leadAssetId,
        leadAlt,
        leadCaption,
        translationOf,
        version,
        changedAt: sql`now()`,
      })
      .where(eq(article.id, change.articleId));
    const { articleId: id, version: _, ...detail } = change;
    await record(tx, actor, 'article.describe', { is: 'article', id }, detail);
    return { version };
  });
}

type Change = z.output<typeof describeOrder>;

async function judgeReferences(tx: Transaction, change: Change): Promise<void> {
  const articles = change.translationOf ? [change.translationOf] : [];
  if (articles.includes(change.articleId)) throw new Refusal('malformed');
  const found = articles.length
    ? await tx.select({ id: article.id }).from(article).where(inArray(article.id, articles))
    : [];
  if (found.length !== new Set(articles).size) throw new Refusal('not-found');
  if (change.sectionId) {
    const [there] = await tx.select({ id: section.id }).from(section).where(eq(section.id, change.sectionId));
    if (!there) throw new Refusal('not-found');
  }
  if (change.leadAssetId) {
    const [there] = await tx.select({ id: asset.id }).from(asset).where(eq(asset.id, change.leadAssetId));
    if (!there) throw new Refusal('picture-missing');
  }
}

/** Once released, an article's old address redirects for ever. */
async function moveTo(tx: Transaction, before: { id: ArticleId; slug: string }, slug: string): Promise<void> {
  if (!isFitSlug(slug)) throw new Refusal('slug-unfit', { slug });
  await reserveSlug(tx, slug);
  if (await isSlugTaken(tx, slug, before.id)) throw new Refusal('slug-taken', { slug });
  await tx.delete(formerSlug).where(eq(formerSlug.slug, slug));
  await tx.update(article).set({ slug }).where(eq(article.id, before.id));
  const [released] = await tx
    .select({ id: release.id })
    .from(release)
    .where(eq(release.articleId, before.id))
    .limit(1);
  if (!released) return;
  await tx.insert(formerSlug).values({ slug: before.slug, articleId: before.id });
  await announce(tx, [
    `article:${before.id}`,
    `slug:${before.slug}`,
    `slug:${slug}`,
    sitemapTag(before.id),
    'front',
    'latest',
    'search',
    'corrections',
  ]);
}
