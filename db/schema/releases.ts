import type { Focus } from '#body/cropping.ts';
import { languages } from '#contracts/languages.ts';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { asset, type Crop } from './assets.ts';
import { bytea, identity, instantColumn, reference, tstzrange, tsvector } from './columns.ts';
import type { ArticleId, AssetId, AuthorId, ReleaseId, SectionId, TopicId, UserId } from './ids.ts';
import { user } from './people.ts';
import { author, section, topic } from './taxonomy.ts';

/** The kind of a release relative to the one before it; `take-back` restores an earlier one. */
export const releaseKinds = ['first', 'update', 'correction', 'clarification', 'typo', 'take-back'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

export type Label = { slug: string; name: string };

/** A picture as frozen in a release. */
export type FrozenPicture = {
  assetId: AssetId;
  alt: string;
  caption: string;
  credit: string;
  width: number;
  height: number;
  colour: string;
  renditions: { name: string; format: 'avif' | 'webp' | 'jpeg'; width: number; height: number }[];
};

/** A frozen picture with the properties that are not frozen: its address for readers, focus and crops. */
export type ShownPicture = FrozenPicture & { focus?: Focus; crops?: Crop[] };

/** An immutable snapshot of an article. A trigger allows only the upper bound of `live` to change. */
export const release = pgTable(
  'release',
  {
    id: identity<ReleaseId>(),
    articleId: reference<ArticleId>('article_id')
      .notNull()
      .references(() => article.id),
    number: integer('number').notNull(),
    live: tstzrange('live').notNull(),
    kind: text('kind', { enum: releaseKinds }).notNull(),
    headline: text('headline').notNull(),
    standfirst: text('standfirst').notNull(),
    body: jsonb('body').$type<unknown>().notNull(),
    /** `body_fingerprint` of the body, set by a trigger; null in older releases */
    bodyHash: text('body_hash'),
    /** the beginning of the body as plain text, ≤ 240 characters, for lists */
    teaser: text('teaser').notNull(),
    wordCount: integer('word_count').notNull(),
    language: text('language', { enum: languages }).notNull(),
    sectionId: reference<SectionId>('section_id').references(() => section.id),
    topics: jsonb('topics').$type<Label[]>().notNull(),
    bylines: jsonb('bylines').$type<Label[]>().notNull(),
    leadAssetId: reference<AssetId>('lead_asset_id').references(() => asset.id),
    /** every picture that the release shows, by asset id */
    pictures: jsonb('pictures').$type<Record<string, FrozenPicture>>().notNull(),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
    releasedAt: instantColumn('released_at').notNull(),
    /** the last change of meaning: a typo release keeps that of the previous release */
    modifiedAt: instantColumn('modified_at').notNull(),
    releasedBy: reference<UserId>('released_by').references(() => user.id),
    /** for a take-back: the number of the release whose content this is */
    restores: integer('restores'),
    /** the release whose text this one continues, when that is neither the previous one nor `restores` */
    continues: integer('continues'),
    readerNote: text('reader_note').notNull().default(''),
    /** the article's at the time of release; the hash covers neither this nor `is_off_fronts` */
    urgency: smallint('urgency').notNull().default(5),
    isOffFronts: boolean('is_off_fronts').notNull().default(false),
    /** the last row of the draft's log that this snapshot includes */
    draftUpto: bigint('draft_upto', { mode: 'number' }).notNull(),
    contentHash: bytea('content_hash').notNull(),
    previousHash: bytea('previous_hash'),
    /** when the row was written; together with the start of `live` it orders the ledger */
    enteredAt: instantColumn('entered_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    // A release that was cancelled before it began has an empty range: its number can be used again.
    uniqueIndex('release_number').on(table.articleId, table.number).where(sql`not isempty(${table.live})`),
    index('release_begun').on(sql`greatest(lower(${table.live}), ${table.enteredAt})`, table.id),
    index('release_newest').on(table.firstReleasedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('release_section_newest').on(
      table.sectionId,
      table.firstReleasedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('release_section_language_newest').on(
      table.sectionId,
      table.language,
      table.firstReleasedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('release_language_newest').on(
      table.language,
      table.firstReleasedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('release_notices')
      .on(table.releasedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(
        sql`${table.kind} in ('correction', 'clarification') or (${table.kind} = 'take-back' and ${table.readerNote} <> '')`,
      ),
    // By urgency, the newest releases that automatic places of fronts may show.
    index('release_front')
      .on(
        table.language,
        table.urgency,
        table.firstReleasedAt.desc().nullsFirst(),
        table.id.desc().nullsFirst(),
      )
      .where(sql`not ${table.isOffFronts}`),
    index('release_section_front')
      .on(
        table.sectionId,
        table.language,
        table.urgency,
        table.firstReleasedAt.desc().nullsFirst(),
        table.id.desc().nullsFirst(),
      )
      .where(sql`not ${table.isOffFronts}`),
    index('release_boundary').on(sql`lower(${table.live})`),
    // By sitemap part, and within it the latest start: `db/sitemapPart.ts`.
    index('release_sitemap').on(
      sql`((${table.articleId} - 1) / 2000)`,
      sql`greatest(lower(${table.live}), ${table.enteredAt}) desc`,
    ),
    check(
      'release_kind',
      sql`${table.kind} in ('first', 'update', 'correction', 'clarification', 'typo', 'take-back')`,
    ),
    check('release_restores', sql`(${table.kind} = 'take-back') = (${table.restores} is not null)`),
    check(
      'release_continues',
      sql`${table.continues} is null or (${table.kind} <> 'take-back' and ${table.continues} < ${table.number})`,
    ),
    check('release_first', sql`(${table.kind} = 'first') = (${table.number} = 1)`),
    check(
      'release_note',
      sql`${table.kind} not in ('correction', 'clarification') or length(${table.readerNote}) > 0`,
    ),
    check('release_headline', sql`length(${table.headline}) between 1 and 500`),
    check('release_urgency', sql`${table.urgency} between 1 and 9`),
    check('release_hash', sql`octet_length(${table.contentHash}) = 32`),
  ],
);

export const releaseTopic = pgTable(
  'release_topic',
  {
    topicId: reference<TopicId>('topic_id')
      .notNull()
      .references(() => topic.id),
    releaseId: reference<ReleaseId>('release_id')
      .notNull()
      .references(() => release.id),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
    /** for a topic that one of the release's topics was merged into: since when; null: the release's own topic */
    since: instantColumn('since'),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.topicId] }),
    index('release_topic_newest').on(
      table.topicId,
      table.firstReleasedAt.desc().nullsFirst(),
      table.releaseId.desc().nullsFirst(),
    ),
  ],
);

export const releaseAuthor = pgTable(
  'release_author',
  {
    authorId: reference<AuthorId>('author_id')
      .notNull()
      .references(() => author.id),
    releaseId: reference<ReleaseId>('release_id')
      .notNull()
      .references(() => release.id),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.authorId] }),
    index('release_author_newest').on(
      table.authorId,
      table.firstReleasedAt.desc().nullsFirst(),
      table.releaseId.desc().nullsFirst(),
    ),
  ],
);

/** The pictures of a release: a picture is public exactly while such a release is live. */
export const releaseAsset = pgTable(
  'release_asset',
  {
    assetId: reference<AssetId>('asset_id')
      .notNull()
      .references(() => asset.id),
    releaseId: reference<ReleaseId>('release_id')
      .notNull()
      .references(() => release.id),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.releaseId] })],
);

/** A release's search text and filter columns. The writer supplies the text; triggers maintain the rest. */
export const releaseSearch = pgTable(
  'release_search',
  {
    releaseId: reference<ReleaseId>('release_id')
      .primaryKey()
      .references(() => release.id),
    words: tsvector('words').notNull(),
    /** the `WORDS_VERSION` (editorial/search/searchWords.ts) that produced the text */
    wordsVersion: smallint('words_version').notNull().default(1),
    articleId: reference<ArticleId>('article_id'),
    language: text('language', { enum: languages }),
    sectionId: reference<SectionId>('section_id'),
    /** slugs of its authors */
    bylines: text('bylines').array(),
    firstReleasedAt: instantColumn('first_released_at'),
    /** that time in hours since 1970, by which the index is scanned from newest to oldest */
    hour: integer('hour'),
    /** length of the text in words */
    length: integer('length'),
    liveFrom: instantColumn('live_from'),
    liveUntil: instantColumn('live_until'),
  },
  (table) => [
    index('release_search_words').using(
      'gin',
      table.words,
      table.hour,
      table.language,
      table.sectionId,
      table.bylines,
    ),
    index('release_search_headline').using(
      'gin',
      sql`ts_filter(${table.words}, '{a}')`,
      sql`(${table.hour} + 0)`,
    ),
    index('release_search_version').on(table.wordsVersion, table.releaseId),
  ],
);

/** Words used in the paper, for spelling suggestions. A word is suggested only when a live story contains it. */
export const searchWord = pgTable(
  'search_word',
  { lexeme: text('lexeme').notNull(), language: text('language', { enum: languages }).notNull() },
  (table) => [primaryKey({ columns: [table.lexeme, table.language] })],
);

/**
 * The end of an article's public life, now or planned. It takes effect if `at` is the end of its release's live range
 * and it was not cancelled.
 */
export const withdrawal = pgTable(
  'withdrawal',
  {
    id: identity<number>(),
    releaseId: reference<ReleaseId>('release_id')
      .notNull()
      .references(() => release.id),
    articleId: reference<ArticleId>('article_id')
      .notNull()
      .references(() => article.id),
    at: instantColumn('at').notNull(),
    by: reference<UserId>('by').references(() => user.id),
    /** the public reason */
    because: text('because').notNull(),
    calledOffAt: instantColumn('called_off_at'),
  },
  (table) => [
    index('withdrawal_release').on(table.releaseId),
    index('withdrawal_article').on(table.articleId, table.at.desc().nullsFirst()),
    index('withdrawal_at').on(table.at),
    index('withdrawal_sitemap').on(sql`((${table.articleId} - 1) / 2000)`, table.at.desc().nullsFirst()),
    check('withdrawal_because', sql`length(${table.because}) > 0`),
  ],
);

export type RelatedReason =
  | { why: 'pinned' }
  /** pinned by the wire copy that brought both */
  | { why: 'wire' }
  /** released together */
  | { why: 'package' }
  /** another part of its series */
  | { why: 'series'; is: 'earlier' | 'later' }
  /** the story's text links to it */
  | { why: 'linked' }
  /** it is about the same event */
  | { why: 'story'; is: 'earlier' | 'later'; words: string[] }
  | { why: 'topics'; topics: string[] }
  | { why: 'text'; words: string[] }
  /** filler: nothing better was found */
  | { why: 'more'; topic: string };

/** The stored list of related stories of an article, best first; whether each is live is checked when it is read. */
export const relatedStory = pgTable(
  'related_story',
  {
    articleId: reference<ArticleId>('article_id')
      .notNull()
      .references(() => article.id),
    relatedId: reference<ArticleId>('related_id')
      .notNull()
      .references(() => article.id),
    /** pins come first, in their own order; the rest by score */
    rank: integer('rank').notNull(),
    score: real('score').notNull(),
    reason: jsonb('reason').$type<RelatedReason>().notNull(),
    since: instantColumn('since').notNull().default(sql`act_instant()`),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.relatedId] }),
    index('related_story_related').on(table.relatedId),
    check('related_story_other', sql`${table.articleId} <> ${table.relatedId}`),
  ],
);

/** Earlier contents of those lists, for reading the paper at a past moment. Written by a trigger of `related_story`. */
export const relatedStoryPast = pgTable(
  'related_story_past',
  {
    articleId: reference<ArticleId>('article_id').notNull(),
    relatedId: reference<ArticleId>('related_id').notNull(),
    rank: integer('rank').notNull(),
    score: real('score').notNull(),
    reason: jsonb('reason').$type<RelatedReason>().notNull(),
    shown: tstzrange('shown').notNull(),
  },
  (table) => [index('related_story_past_article').on(table.articleId)],
);

/** The order of a waiting release, apart from the content that it froze. */
export type WaitingOrder = {
  kind: ReleaseKind;
  readerNote: string;
  dated: 'wire' | 'now';
  /** ISO instants */
  until: string | null;
  because: string;
  bringsBack?: boolean;
};

/** A release that waits for another article's release: frozen when it was ordered, made in the other's transaction. */
export const waitingRelease = pgTable(
  'waiting_release',
  {
    articleId: reference<ArticleId>('article_id')
      .primaryKey()
      .references(() => article.id),
    afterArticleId: reference<ArticleId>('after_article_id')
      .notNull()
      .references(() => article.id),
    frozen: jsonb('frozen').$type<unknown>().notNull(),
    order: jsonb('order').$type<WaitingOrder>().notNull(),
    orderedBy: reference<UserId>('ordered_by').references(() => user.id),
    orderedAt: instantColumn('ordered_at').notNull().defaultNow(),
  },
  (table) => [
    index('waiting_release_after').on(table.afterArticleId),
    check('waiting_release_other', sql`${table.articleId} <> ${table.afterArticleId}`),
  ],
);
