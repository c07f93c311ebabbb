import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, inArray, sql } from '#db/query.ts';
import { article, formerSlug } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { articleIsKept, assetIsKept, refuseIfInBin, sectionIsKept } from '#editorial/bin/binFilters.ts';
import { articleId, assetId, language, line, sectionId, urgency } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import { seenList, seenText } from '#editorial/seenValues.ts';
import { type Dependences, factsOf, settleOrder } from '#editorial/threeWayMerge.ts';
import { isFitSlug, isProvisional, isSlugTaken, reserveSlug } from './articleSlugs.ts';
import { type ArticleState, readArticleState } from './articleState.ts';
import { type ArticleField, noteFieldChanges, readFieldChanges } from './fieldChanges.ts';
import { readLabelNames, setAuthors, setTopics } from './topicsAndAuthors.ts';

const fields = {
  sectionId: sectionId.nullable().optional(),
  topics: z.array(line(80)).max(20).optional(),
  authors: z.array(line(120)).max(12).optional(),
  language: language.optional(),
  slug: line(500).optional(),
  leadAssetId: assetId.nullable().optional(),
  leadAlt: line(1_000).nullable().optional(),
  leadCaption: line(2_000).nullable().optional(),
  translationOf: articleId.nullable().optional(),
  urgency: urgency.optional(),
  isOffFronts: z.boolean().optional(),
};

const seenFields = {
  ...fields,
  topics: seenList.optional(),
  authors: seenList.optional(),
  slug: seenText.optional(),
  leadAlt: seenText.nullable().optional(),
  leadCaption: seenText.nullable().optional(),
};

/** Alt text and caption depend on the picture: those of one picture do not apply to another. */
const dependences: Dependences<Omit<Change, 'articleId'>> = {
  leadAlt: { on: 'leadAssetId', isNeeded: true, reset: null },
  leadCaption: { on: 'leadAssetId', isNeeded: true, reset: null },
};

export const changeArticleFieldsOrder = z.object({
  articleId,
  /** the version that the caller read; not needed with `was` */
  version: z.number().int().positive().optional(),
  ...fields,
  /**
   * For each field of the order, the value that the person saw: changes of other fields by others are then kept. With
   * `leadAlt` or `leadCaption` it must include `leadAssetId`, the picture they describe.
   */
  was: z.object(seenFields).optional(),
});
export type ChangeArticleFieldsOrder = z.input<typeof changeArticleFieldsOrder>;

/**
 * Changes an article's description (everything except its text). Concurrent changes by others are merged: lists by
 * their elements; if another field was changed by both to different values, the whole order is refused. Releases freeze
 * the description except the slug and the translation link: for a released article, only those who may release can
 * change these two. @throws {Refusal} `field-changed` with the field and who changed it; without `was`,
 * `changed-meanwhile` when the version has changed; `released-already`
 */
export async function changeArticleFields(
  actor: AnyActor,
  order: ChangeArticleFieldsOrder,
): Promise<{ version: number }> {
  allow(actor, 'article.describe');
  const parsed = changeArticleFieldsOrder.parse(order);
  return inTransaction(async (tx) => {
    const [before] = await tx.select().from(article).where(eq(article.id, parsed.articleId)).for('update');
    if (!before) throw new Refusal('not-found');
    refuseIfInBin(before);
    const change = await mergedChange(tx, before, parsed);
    if (Object.keys(change).length === 0) return { version: before.version };
    const { articleId } = parsed;
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
} as const satisfies Record<keyof typeof fields, ArticleField>;
type DescribedField = keyof typeof fieldNames;

/** The changes that remain after merging those of others. */
async function mergedChange(
  tx: Transaction,
  before: typeof article.$inferSelect,
  { articleId, version, was, ...requested }: z.output<typeof changeArticleFieldsOrder>,
): Promise<Omit<Change, 'articleId'>> {
  const names = Object.keys(requested) as DescribedField[];
  const isBased = was !== undefined && names.every((name) => requested[name] === undefined || name in was);
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
    wanted: requested,
    shape: fields,
    dependences,
  });
  if (conflict) {
    const name = fieldNames[conflict.path as DescribedField];
    const by = (await readFieldChanges(articleId, tx)).find((each) => each.field === name)?.by;
    throw new Refusal('field-changed', { ...factsOf(conflict), field: name, by: by ?? 'none' });
  }
  return change;
}

type Change = Omit<z.output<typeof changeArticleFieldsOrder>, 'version' | 'was'>;

async function judgeReferences(tx: Transaction, change: Change): Promise<void> {
  const articles = change.translationOf ? [change.translationOf] : [];
  if (articles.includes(change.articleId)) throw new Refusal('malformed');
  const found = articles.length
    ? await tx
        .select({ id: article.id })
        .from(article)
        .where(and(inArray(article.id, articles), articleIsKept))
    : [];
  if (found.length !== new Set(articles).size) throw new Refusal('not-found');
  if (change.sectionId) {
    const [there] = await tx
      .select({ id: section.id })
      .from(section)
      .where(and(eq(section.id, change.sectionId), sectionIsKept))
      .for('key share');
    if (!there) throw new Refusal('not-found');
  }
  if (change.leadAssetId) {
    const [there] = await tx
      .select({ id: asset.id })
      .from(asset)
      .where(and(eq(asset.id, change.leadAssetId), assetIsKept))
      .for('key share');
    if (!there) throw new Refusal('picture-missing');
  }
}

type Row = typeof article.$inferSelect;

/** Changes the slug and the translation link, which no release freezes. */
async function changeWhatReadersSee(
  tx: Transaction,
  actor: AnyActor,
  before: Row,
  change: Change,
): Promise<void> {
  const slug = change.slug === before.slug ? undefined : change.slug;
  const original = change.translationOf === before.translationOf ? undefined : change.translationOf;
  if (slug === undefined && original === undefined) return;
  const state = await readArticleState(tx, before.id);
  if (slug !== undefined) await reauthorize(tx, actor, 'article.change-address', state);
  if (original !== undefined) await reauthorize(tx, actor, 'article.link-translation', state);
  const subject = { is: 'article', id: before.id } as const;
  const touched = state === 'released' ? await tagsTouchedBy(tx, before.id) : [];
  if (slug !== undefined) {
    await moveTo(tx, before, slug, state);
    await record(tx, actor, 'article.change-address', subject, { from: before.slug, to: slug });
  }
  if (original !== undefined) {
    await tx.update(article).set({ translationOf: original }).where(eq(article.id, before.id));
    const detail = { from: before.translationOf, to: original };
    await record(tx, actor, 'article.link-translation', subject, detail);
  }
  if (state === 'released') await invalidate(tx, [...touched, ...(await tagsTouchedBy(tx, before.id))]);
}

/** Once released, an article's old slug redirects forever. */
async function moveTo(tx: Transaction, before: Row, slug: string, state: ArticleState): Promise<void> {
  if (!isFitSlug(slug)) throw new Refusal('slug-unfit', { slug });
  await reserveSlug(tx, slug);
  if (await isSlugTaken(tx, slug, before.id)) throw new Refusal('slug-taken', { slug });
  await tx.delete(formerSlug).where(eq(formerSlug.slug, slug));
  await tx.update(article).set({ slug }).where(eq(article.id, before.id));
  if (state === 'released' && !isProvisional(before.slug))
    await tx.insert(formerSlug).values({ slug: before.slug, articleId: before.id });
}
