import type { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import type { Dependences } from '#editorial/fieldMerge.ts';
import { factsOf, settleOrder } from '#editorial/threeWayMerge.ts';
import {
  articleFieldShapes,
  type ChangeArticleFieldsOrder,
  type ChangedArticleFields,
  changeArticleFieldsOrder,
} from './articleFieldsOrder.ts';
import { checkReferences } from './articleReferences.ts';
import { changeAddressAndTranslation } from './changingArticleAddress.ts';
import { type ArticleField, noteFieldChanges, readFieldChanges } from './fieldChanges.ts';
import { readLabelNames, setAuthors, setTopics } from './topicsAndAuthors.ts';

/** Alt text and caption belong to one lead picture: they are reset when the picture changes. */
const dependences: Dependences<Omit<ChangedArticleFields, 'articleId'>> = {
  leadAlt: { on: 'leadAssetId', isNeeded: true, reset: null },
  leadCaption: { on: 'leadAssetId', isNeeded: true, reset: null },
};

/**
 * Changes an article's fields besides its text. Concurrent changes are merged: lists part by part; if somebody else has
 * set another field to another value, the whole order is refused. A release freezes all fields except the address and
 * the translation link; for a released article these need the permission to release.
 * @throws {Refusal} `field-changed` with the field and who changed it; without `was`, `changed-meanwhile` when the
 *   article is at another version; `released-already`
 */
export async function changeArticleFields(
  actor: AnyActor,
  order: ChangeArticleFieldsOrder,
): Promise<{ version: number }> {
  allow(actor, 'article.describe');
  const parsed = changeArticleFieldsOrder.parse(order);
  const { articleId } = parsed;
  return inTransaction(async (tx) => {
    const [before] = await tx.select().from(article).where(eq(article.id, articleId)).for('update');
    if (!before) throw new Refusal('not-found');
    refuseIfInBin(before);
    const change = await mergedChange(tx, before, parsed);
    if (Object.keys(change).length === 0) return { version: before.version };
    await checkReferences(tx, { articleId, ...change });
    await changeAddressAndTranslation(tx, actor, before, { articleId, ...change });
    const { slug: _, translationOf: __, ...detail } = change;
    const { topics, authors, ...columns } = detail;
    if (topics) await setTopics(tx, actor, articleId, topics);
    if (authors) await setAuthors(tx, actor, articleId, authors);
    const version = before.version + 1;
    await tx
      .update(article)
      .set({ ...columns, version, changedAt: sql`now()` })
      .where(eq(article.id, articleId));
    const fields = Object.keys(change) as DescribedField[];
    const changes = fields.map((field) => ({ field: fieldNames[field], by: actor.id }));
    await noteFieldChanges(tx, articleId, changes);
    if (Object.keys(detail).length > 0)
      await record(tx, actor, 'article.describe', { is: 'article', id: articleId }, detail);
    return { version };
  });
}

const fieldNames = {
  sectionId: 'section',
  topics: 'topics',
  authors: 'authors',
  language: 'language',
  slug: 'slug',
  leadAssetId: 'lead',
  leadAlt: 'leadAlt',
  leadCaption: 'leadCaption',
  translationOf: 'translation',
  urgency: 'urgency',
  isOffFronts: 'fronts',
} as const satisfies Record<keyof typeof articleFieldShapes, ArticleField>;
type DescribedField = keyof typeof fieldNames;

/** The changes that remain after merging with those of others. @throws {Refusal} `field-changed`, `changed-meanwhile` */
async function mergedChange(
  tx: Transaction,
  before: typeof article.$inferSelect,
  { articleId, version, was, ...wanted }: z.output<typeof changeArticleFieldsOrder>,
): Promise<Omit<ChangedArticleFields, 'articleId'>> {
  const names = Object.keys(wanted) as DescribedField[];
  const isBased = was !== undefined && names.every((name) => wanted[name] === undefined || name in was);
  if (!isBased && version !== undefined && version !== before.version) throw new Refusal('changed-meanwhile');
  const { sectionId, language, slug, leadAssetId, leadAlt, leadCaption, ...rest } = before;
  const { translationOf, urgency, isOffFronts } = rest;
  const picture = { leadAssetId, leadAlt, leadCaption };
  const labels = await readLabelNames(tx, articleId);
  const now = { sectionId, language, slug, ...picture, translationOf, urgency, isOffFronts, ...labels };
  const shape = articleFieldShapes;
  const { change, conflict } = settleOrder<typeof now>({ was, now, wanted, shape, dependences });
  if (conflict) {
    const name = fieldNames[conflict.path as DescribedField];
    const by = (await readFieldChanges(articleId, tx)).find((each) => each.field === name)?.by;
    throw new Refusal('field-changed', { ...factsOf(conflict), field: name, by: by ?? 'none' });
  }
  return change;
}
