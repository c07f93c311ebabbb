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
import { holdAtTime } from './copyHolds.ts';
import { insertDrafts } from './draftInsertion.ts';
import { fingerprintOf } from './duplicateImports.ts';
import type { WireStory } from './importOrder.ts';
import { type PreparedDraft, prepareDraft } from './preparedDraft.ts';
import { readWireTimes } from './wallTimes.ts';

export const externalIdOf = (story: WireStory): string => story.externalId ?? fingerprintOf(story);

export type KnownArticle = { articleId: ArticleId; slug: string };
type Begun = KnownArticle & Pick<Imported, 'hold' | 'embargoedUntil' | 'keptOut'>;
export const notHeld = { hold: null, embargoedUntil: null, keptOut: [] };

/** Writes the stories down, all at once: a long archive would wait for each of its rows. */
export async function insertImported(
  tx: Transaction,
  actor: AnyActor,
  stories: WireStory[],
  { prepared, texts }: Making,
): Promise<Map<string, Begun>> {
  if (stories.length === 0) return new Map();
  const holds = await holdsOf(tx, stories);
  const slugs = await freeSlugs(
    tx,
    stories.map(({ headline }) => headline),
  );
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
  const made = inserted.map(({ id, external_id, slug }) => ({
    externalId: external_id,
    articleId: Number(id) as ArticleId,
    slug,
  }));
  const holdsById = new Map(stories.map((story, at) => [externalIdOf(story), { story, held: holds[at] }]));
  const begun = new Map(
    made.map(({ externalId, ...row }): [string, Begun] => {
      const { story, held } = holdsById.get(externalId ?? '') ?? {};
      const embargoedUntil = held?.embargoedUntil?.toISOString() ?? null;
      return [
        externalId ?? '',
        { ...row, hold: held?.hold ?? null, embargoedUntil, keptOut: story?.keptOut ?? [] },
      ];
    }),
  );
  await keepRecords(tx, [...begun.values()]);
  const placed = stories.flatMap((story) => {
    const { articleId } = begun.get(externalIdOf(story)) ?? {};
    return articleId === undefined
      ? []
      : [{ ...story, articleId, hold: begun.get(externalIdOf(story))?.hold ?? null }];
  });
  const drafts = placed.map((story) => ({
    ...(prepared?.get(story.key) ?? prepareDraft(story)),
    articleId: story.articleId,
  }));
  await insertDrafts(tx, actor, drafts);
  for (const { articleId, text } of drafts) texts?.set(articleId, text);
  await labelNew(tx, actor, placed);
  const events = placed.map((story) => ({
    event: 'article.import' as const,
    subject: { is: 'article' as const, id: story.articleId },
    detail: {
      headline: story.headline,
      externalId: externalIdOf(story),
      ...(story.hold && { hold: story.hold }),
    },
  }));
  await recordEach(tx, actor, events);
  return begun;
}

/** What holds each, by the database's clock. */
async function holdsOf(tx: Transaction, stories: WireStory[]) {
  const times = await readWireTimes(
    tx,
    stories.flatMap(({ releasedAt, embargoedUntil }) => [releasedAt, embargoedUntil]),
  );
  const { rows } = await tx.execute<{ now: string }>(
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  const now = new Date(rows[0]?.now ?? 0);
  return stories.map(({ hold }, at) =>
    holdAtTime(now, { hold, releasedAt: times[2 * at] ?? null, embargoedUntil: times[2 * at + 1] ?? null }),
  );
}

async function keepRecords(tx: Transaction, begun: Begun[]): Promise<void> {
  const rows = begun
    .filter(({ hold, keptOut }) => hold !== null || keptOut.length > 0)
    .map(({ articleId, hold, embargoedUntil, keptOut }) => ({
      articleId,
      hold,
      embargoedUntil: embargoedUntil === null ? null : new Date(embargoedUntil),
      keptOut,
    }));
  if (rows.length > 0) await tx.insert(importRecord).values(rows);
}

export type Imported = {
  key: string;
  headline: string;
  articleId: ArticleId;
  slug: string;
  /** it was here already, by its external id or by its very text: nothing was made */
  duplicate: boolean;
  /** why it may not be released without a person's decision */
  hold: HoldReason | null;
  /** an ISO instant */
  embargoedUntil: string | null;
  /** what was in the copy and is not in the draft */
  keptOut: KeptOut[];
};

export type Making = {
  /** drafts that were made of these stories beforehand, by their keys; others are made here */
  prepared?: ReadonlyMap<string, PreparedDraft> | undefined;
  /** filled with the text of each new draft, for a caller that releases the drafts in this transaction */
  texts?: Map<ArticleId, DraftText>;
};
