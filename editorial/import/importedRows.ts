import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';
import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { importRecord } from '#db/schema/imports.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { freeSlugs } from '#editorial/articles/articleSlugs.ts';
import { labelNew } from '#editorial/articles/topicsAndAuthors.ts';
import { recordEach } from '#editorial/audit/auditRecord.ts';
import type { DraftText } from '#editorial/drafts/draftText.ts';
import { insertDrafts } from './draftInsertion.ts';
import { holdsAtImport } from './importHolds.ts';
import type { WireStory } from './importOrder.ts';
import { type PreparedDraft, prepareDraft } from './preparedDraft.ts';
import { fingerprintOf } from './storyFingerprint.ts';

export const externalIdOf = (story: WireStory): string => story.externalId ?? fingerprintOf(story);

export type KnownArticle = { articleId: ArticleId; slug: string };
type Inserted = KnownArticle & Pick<Imported, 'hold' | 'embargoedUntil' | 'keptOut'>;
type Placed = Omit<Inserted, 'embargoedUntil'> & { embargoedUntil: Date | null };
export const notHeld = { hold: null, embargoedUntil: null, keptOut: [] };

/**
 * Stores new stories as articles with drafts in a few statements: separate statements are too slow for a long archive.
 * @returns the articles by external id
 */
export async function insertImported(
  tx: Transaction,
  actor: AnyActor,
  stories: WireStory[],
  { prepared, texts }: Making,
): Promise<Map<string, Inserted>> {
  if (stories.length === 0) return new Map();
  const holds = await holdsAtImport(tx, stories);
  const headlines = stories.map(({ headline }) => headline);
  const slugs = await freeSlugs(tx, headlines);
  const rows = stories.map((story, at) => ({
    slug: slugs[at] ?? '',
    language: story.language,
    externalId: externalIdOf(story),
    sectionId: story.sectionId,
    wireReleasedAt: holds[at]?.wireReleasedAt ?? null,
    urgency: story.urgency,
    isOffFronts: !story.onFronts,
    createdBy: actor.id,
  }));
  const { rows: inserted } = await tx.execute<{ id: string; external_id: string; slug: string }>(
    sql`${insertOf(article, rows)} returning id, external_id, slug`,
  );
  const articles = new Map(
    inserted.map(({ id, external_id, slug }) => [external_id, { articleId: Number(id) as ArticleId, slug }]),
  );
  const placed = stories.flatMap((story, at) => {
    const externalId = externalIdOf(story);
    const created = articles.get(externalId);
    const { hold = null, embargoedUntil = null } = holds[at] ?? {};
    return created ? [{ ...story, ...created, externalId, hold, embargoedUntil }] : [];
  });
  const records = placed
    .filter(({ hold, keptOut }) => hold !== null || keptOut.length > 0)
    .map(({ articleId, hold, embargoedUntil, keptOut }) => ({ articleId, hold, embargoedUntil, keptOut }));
  if (records.length > 0) await tx.insert(importRecord).values(records);
  const drafts = placed.map((story) => ({
    ...(prepared?.get(story.key) ?? prepareDraft(story)),
    articleId: story.articleId,
  }));
  await insertDrafts(tx, actor, drafts);
  for (const { articleId, text } of drafts) texts?.set(articleId, text);
  await labelNew(tx, actor, placed);
  const events = placed.map(({ articleId, headline, hold, externalId }) => ({
    event: 'article.import' as const,
    subject: { is: 'article' as const, id: articleId },
    detail: { headline, externalId, ...(hold && { hold }) },
  }));
  await recordEach(tx, actor, events);
  return new Map(placed.map(({ externalId, ...story }) => [externalId, insertedOf(story)]));
}

const insertedOf = ({ articleId, slug, hold, embargoedUntil, keptOut }: Placed): Inserted => ({
  articleId,
  slug,
  hold,
  keptOut,
  embargoedUntil: embargoedUntil?.toISOString() ?? null,
});

export type Imported = {
  key: string;
  headline: string;
  articleId: ArticleId;
  slug: string;
  /** an article with its external id or its text existed already, and nothing was stored */
  duplicate: boolean;
  /** why an editor must decide before it is released */
  hold: HoldReason | null;
  /** an ISO instant */
  embargoedUntil: string | null;
  /** passages of the copy that are not in the draft */
  keptOut: KeptOut[];
};

export type Making = {
  /** drafts that were prepared from these stories beforehand, by story key; the others are prepared here */
  prepared?: ReadonlyMap<string, PreparedDraft> | undefined;
  /** receives the text of each new draft, for a caller that releases the drafts in this transaction */
  texts?: Map<ArticleId, DraftText>;
};
