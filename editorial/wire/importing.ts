import { createHash } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import { z } from 'zod';
import { bodyOf, heading, paragraph } from '#body/compose';
import { draftUpdateWith, emptyDraft } from '#body/document';
import { countWords, plainText } from '#body/text';
import { inTransaction, staff, type Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import { draft } from '#db/schema/drafts';
import { paper, section } from '#db/schema/filing';
import type { ArticleId, SectionId } from '#db/schema/ids';
import type { AnyActor } from '#editorial/actor';
import { insertArticle } from '#editorial/article/creating';
import { setAuthors, setTopics } from '#editorial/article/labelling';
import { freeSlug } from '#editorial/article/slugs';
import { instant, language, line, sectionId, sound } from '#editorial/orders';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { setPins } from '#editorial/related/pins';
import { wordsFor } from '#editorial/search/words';

const wireStory = z.object({
  key: z.string().max(200),
  headline: line(500).refine((text) => text.length > 0, 'headline-missing'),
  standfirst: line(1_000).default(''),
  topics: z.array(line(80)).max(20).default([]),
  authors: z.array(line(120)).max(12).default([]),
  sectionId: sectionId.nullable().default(null),
  language,
  /** wall time in the paper's zone, "YYYY-MM-DDTHH:MM", or an ISO instant */
  releasedAt: z.string().max(40).nullable().default(null),
  blocks: z
    .array(
      z.object({
        kind: z.enum(['paragraph', 'subhead']),
        text: z.string().max(200_000).refine(sound, 'text-unfit'),
      }),
    )
    .min(1)
    .max(5_000),
  relatedTo: z.string().max(200).nullable().default(null),
  externalId: line(200).optional(),
});

export const importOrder = z.object({ articles: z.array(wireStory).min(1).max(500) });
export type ImportOrder = z.input<typeof importOrder>;
type WireStory = z.output<typeof wireStory>;

export type Imported = {
  key: string;
  headline: string;
  articleId: ArticleId;
  slug: string;
  /** it was here already, by its external id or by its very text: nothing was made */
  duplicate: boolean;
};

/** Makes drafts of wire stories, all or none, and pins to each the stories that stand beside it, in their order. */
export async function importWire(actor: AnyActor, order: ImportOrder): Promise<Imported[]> {
  allow(actor, 'article.import');
  const { articles } = importOrder.parse(order);
  return inTransaction(async (tx) => {
    await confirm(tx, actor, 'article.import');
    const made: Imported[] = [];
    for (const story of articles) made.push(await importStory(tx, actor, story));
    const byKey = new Map(made.map((one) => [one.key, one]));
    for (const [key, beside] of Map.groupBy(articles, (story) => story.relatedTo)) {
      const main = key === null ? undefined : byKey.get(key);
      if (!main || main.duplicate) continue;
      const pinned = beside.flatMap((story) => byKey.get(story.key)?.articleId ?? []);
      await setPins(tx, main.articleId, pinned.filter((id) => id !== main.articleId).slice(0, 6));
    }
    return made;
  });
}

/** Names a text: two copies of one story have the same, whatever their spacing. */
export function fingerprintOf(story: { headline: string; blocks: { text: string }[] }): string {
  const text = [story.headline, ...story.blocks.map((block) => block.text)].join('\n');
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return `wire:${createHash('sha256').update(plain).digest('hex').slice(0, 40)}`;
}

async function importStory(tx: Transaction, actor: AnyActor, story: WireStory): Promise<Imported> {
  const { key, headline } = story;
  const externalId = story.externalId ?? fingerprintOf(story);
  // Pressed twice, the second waits and finds what the first has made.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${externalId}, 0))`);
  const [known] = await tx
    .select({ articleId: article.id, slug: article.slug })
    .from(article)
    .where(sql`${article.externalId} = ${externalId}`);
  if (known) return { key, headline, ...known, duplicate: true };
  if (story.sectionId !== null) await judgeSection(tx, story.sectionId);
  const body = bodyOf(
    story.blocks
      .filter(({ text }) => text.trim() !== '')
      .map(({ kind, text }) => (kind === 'subhead' ? heading(2, text) : paragraph(text))),
  );
  const content = { headline, standfirst: story.standfirst, body };
  const empty = emptyDraft();
  const update = draftUpdateWith(empty, content);
  const slug = await freeSlug(tx, headline);
  const articleId = await insertArticle(
    tx,
    actor,
    {
      slug,
      language: story.language,
      externalId,
      sectionId: story.sectionId,
      wireReleasedAt: await instantOf(tx, story.releasedAt),
    },
    update ? Y.mergeUpdates([empty, update]) : empty,
  );
  const text = plainText(body);
  const words = { headline, standfirst: story.standfirst, plainText: text };
  await tx
    .update(draft)
    .set({
      ...words,
      body,
      wordCount: countWords(text, story.language),
      search: wordsFor(words, story.language) as never,
    })
    .where(sql`${draft.articleId} = ${articleId}`);
  await setTopics(tx, articleId, story.topics);
  await setAuthors(tx, articleId, story.authors);
  await record(tx, actor, 'article.import', { is: 'article', id: articleId }, { headline, externalId });
  return { key, headline, articleId, slug, duplicate: false };
}

async function judgeSection(tx: Transaction, id: SectionId): Promise<void> {
  const [there] = await tx.select({ id: section.id }).from(section).where(sql`${section.id} = ${id}`);
  if (!there) throw new Refusal('not-found');
}

/** A wall time in the paper's zone becomes an instant by the database's own tables of zones. */
async function instantOf(tx: Transaction, told: string | null): Promise<Date | null> {
  if (told === null) return null;
  const isWallTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(told);
  const read = instant.safeParse(isWallTime ? `${told}Z` : told);
  // 30 February is 2 March to JavaScript, and nothing at all to Postgres.
  if (!read.success || (isWallTime && !read.data.toISOString().startsWith(told)))
    throw new Refusal('malformed', { field: 'releasedAt' });
  if (!isWallTime) return read.data;
  const [row] = await tx
    .select({
      at: sql<string>`to_char((${told}::timestamp at time zone ${paper.zone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    })
    .from(paper);
  return row ? new Date(row.at) : read.data;
}

export type Duplicate = {
  key: string;
  articleId: ArticleId;
  slug: string /** same text, or the same headline only */;
  same: 'text' | 'headline';
};

/** Which of these stories are here already. */
export async function findDuplicates(
  actor: AnyActor,
  stories: { key: string; headline: string; blocks: { text: string }[] }[],
): Promise<Duplicate[]> {
  allow(actor, 'article.import');
  if (stories.length === 0) return [];
  const prints = new Map(stories.map((story) => [fingerprintOf(story), story.key]));
  const names = new Map(stories.map((story) => [story.headline.toLowerCase(), story.key]));
  const [byText, byHeadline] = await Promise.all([
    staff()
      .select({ articleId: article.id, slug: article.slug, externalId: article.externalId })
      .from(article)
      .where(inArray(article.externalId, [...prints.keys()])),
    staff()
      .select({ articleId: article.id, slug: article.slug, headline: draft.headline })
      .from(draft)
      .innerJoin(article, sql`${article.id} = ${draft.articleId}`)
      .where(
        inArray(
          sql`md5(lower(${draft.headline}))`,
          [...names.keys()].map((name) => sql`md5(${name})`),
        ),
      ),
  ]);
  const found = new Map<string, Duplicate>();
  for (const { headline, ...row } of byHeadline) {
    const key = names.get(headline.toLowerCase());
    if (key) found.set(key, { key, ...row, same: 'headline' });
  }
  for (const { externalId, ...row } of byText) {
    const key = prints.get(externalId ?? '');
    if (key) found.set(key, { key, ...row, same: 'text' });
  }
  return [...found.values()];
}
