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
import { judgeReferences } from './articleReferences.ts';
import { changeWhatReadersSee } from './changingArticleAddress.ts';
import { type ArticleField, noteFieldChanges, readFieldChanges } from './fieldChanges.ts';
import { readLabelNames, setAuthors, setTopics } from './topicsAndAuthors.ts';

/** What was said of one picture is not said of another. */
const dependences: Dependences<Omit<ChangedArticleFields, 'articleId'>> = {
  leadAlt: { on: 'leadAssetId', isNeeded: true, reset: null },
  leadCaption: { on: 'leadAssetId', isNeeded: true, reset: null },
};

/**
 * Changes what is said about an article beside its text. Fields that others changed meanwhile are merged: lists by
 * their parts; of another field that two changed otherwise, nothing of the order is done. A release freezes it all but
 * the address and the translation link: those of an article that was released are changed only by who may release.
 * @throws {Refusal} `field-changed` with the field and who changed it; without `was`, `changed-meanwhile` when the
 *   version moved on; `released-already`
 */
export async function changeArticleFields(
  actor: AnyActor,
  order: ChangeArticleFieldsOrder,
): Promise<{ version: number }> {
  allow(actor, 'article.describe');
  const asked = changeArticleFieldsOrder.parse(order);
  return inTransaction(async (tx) => {
    const [before] = await tx.select().from(article).where(eq(article.id, asked.articleId)).for('update');
    if (!before) throw new Refusal('not-found');
    refuseIfInBin(before);
    const change = await mergedChange(tx, before, asked);
    if (Object.keys(change).length === 0) return { version: before.version };
    const { articleId } = asked;
    await judgeReferences(tx, { articleId, ...change });
    await changeWhatReadersSee(tx, actor, before, { articleId, ...change });
    if (change.topics) await setTopics(tx, actor, articleId, change.topics);
    if (change.authors) await setAuthors(tx, actor, articleId, change.authors);
    const version = before.version + 1;
    const { sectionId, language, leadAssetId, leadAlt, leadCaption, urgency, isOffFronts } = change;
    await tx
      .update(article)
      .set({
        sectionId,
        language,
        leadAssetId,
        leadAlt,
        leadCaption,
        urgency,
        isOffFronts,
        version,
        changedAt: sql`now()`,
      })
      .where(eq(article.id, articleId));
    const changed = (Object.keys(change) as DescribedField[]).map((field) => ({
      field: fieldNames[field],
      by: actor.id,
    }));
    await noteFieldChanges(tx, articleId, changed);
    const { slug: _, translationOf: __, ...detail } = change;
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

/** What is truly to be changed, once what others did meanwhile is merged. */
async function mergedChange(
  tx: Transaction,
  before: typeof article.$inferSelect,
  { articleId, version, was, ...wanted }: z.output<typeof changeArticleFieldsOrder>,
): Promise<Omit<ChangedArticleFields, 'articleId'>> {
  const names = Object.keys(wanted) as DescribedField[];
  const isBased = was !== undefined && names.every((name) => wanted[name] === undefined || name in was);
  if (!isBased && version !== undefined && version !== before.version) throw new Refusal('changed-meanwhile');
  const {
    sectionId,
    language,
    slug,
    leadAssetId,
    leadAlt,
    leadCaption,
    translationOf,
    urgency,
    isOffFronts,
  } = before;
  const picture = { leadAssetId, leadAlt, leadCaption };
  const labels = await readLabelNames(tx, articleId);
  const now = { sectionId, language, slug, ...picture, translationOf, urgency, isOffFronts, ...labels };
  const { change, conflict } = settleOrder<typeof now>({
    was,
    now,
    wanted,
    shape: articleFieldShapes,
    dependences,
  });
  if (conflict) {
    const name = fieldNames[conflict.path as DescribedField];
    const by = (await readFieldChanges(articleId, tx)).find((each) => each.field === name)?.by;
    throw new Refusal('field-changed', { ...factsOf(conflict), field: name, by: by ?? 'none' });
  }
  return change;
}
