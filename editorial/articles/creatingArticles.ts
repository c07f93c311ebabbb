import { z } from 'zod';
import { schemaVersion } from '#body/bodySchema.ts';
import { emptyDraft } from '#body/draftDocument.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { language } from '#editorial/inputSchemas.ts';
import { provisionalSlug } from './articleSlugs.ts';

export const createArticleOrder = z.object({ language: language.default('en') });
export type CreateArticleOrder = z.input<typeof createArticleOrder>;

/** Creates an empty article with its draft. The server creates the first state of the draft; a client never does. */
export async function createArticle(
  actor: AnyActor,
  order: CreateArticleOrder = {},
): Promise<{ articleId: ArticleId }> {
  allow(actor, 'article.create');
  const { language } = createArticleOrder.parse(order);
  return inTransaction(async (tx) => {
    const articleId = await insertArticle(tx, actor, { language });
    await record(tx, actor, 'article.create', { is: 'article', id: articleId });
    return { articleId };
  });
}

/**
 * Like `createArticle`, for an article that a user is about to write. Until its first audit event no list shows it
 * (`is_blank`, which a trigger clears; the trigger also records who created the article). If nobody writes in it, it is
 * deleted later.
 */
export async function startBlankArticle(
  actor: AnyActor,
  order: CreateArticleOrder = {},
): Promise<{ articleId: ArticleId }> {
  allow(actor, 'article.create');
  const row = { ...createArticleOrder.parse(order), isBlank: true };
  return inTransaction(async (tx) => ({ articleId: await insertArticle(tx, actor, row) }));
}

/** Inserts the rows of a new article whose draft begins at `state` (an empty one, unless an import has text). */
export async function insertArticle(
  tx: Transaction,
  actor: AnyActor,
  row: Omit<typeof article.$inferInsert, 'slug' | 'createdBy'> & { slug?: string },
  state: Uint8Array = emptyDraft(),
): Promise<ArticleId> {
  const [created] = await tx
    .insert(article)
    .values({ ...row, slug: row.slug ?? provisionalSlug(), createdBy: actor.id })
    .returning({ id: article.id });
  if (!created) throw new Error('insert returned no row');
  await tx.insert(draft).values({ articleId: created.id, schemaVersion, state, changedBy: actor.id });
  return created.id;
}
