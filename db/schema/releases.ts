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
  smallint,
  text,
  uniqueIndex,
} from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { asset, type Crop } from './assets.ts';
import { bytea, foreignKey, identity, instantColumn, newestFirst, tstzrange } from './columns.ts';
import type { AssetId, ReleaseId } from './ids.ts';
import { user } from './people.ts';
import { author, section, topic } from './taxonomy.ts';

/** What a release is beside the one before it; `take-back` restores an earlier one. */
export const releaseKinds = ['first', 'update', 'correction', 'clarification', 'typo', 'take-back'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

export type Label = { slug: string; name: string };

/** A picture as a release froze it. */
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

/** A frozen picture with what is not the release's but the picture's own: where readers may see it. */
export type ShownPicture = FrozenPicture & { focus?: Focus; crops?: Crop[] };

/** An immutable snapshot of an article. Only the upper bound of `live` may ever be closed: a trigger says so. */
export const release = pgTable(
  'release',
  {
    id: identity<ReleaseId>(),
    articleId: foreignKey('article_id', () => article.id).notNull(),
    number: integer('number').notNull(),
    live: tstzrange('live').notNull(),
    kind: text('kind', { enum: releaseKinds }).notNull(),
    headline: text('headline').notNull(),
    standfirst: text('standfirst').notNull(),
    body: jsonb('body').$type<unknown>().notNull(),
    /** `body_fingerprint` of the body, set by a trigger; null in releases from before it */
    bodyHash: text('body_hash'),
    /** the opening of the body as plain text, ≤ 240 characters, for lists */
    teaser: text('teaser').notNull(),
    wordCount: integer('word_count').notNull(),
    language: text('language', { enum: languages }).notNull(),
    sectionId: foreignKey('section_id', () => section.id),
    topics: jsonb('topics').$type<Label[]>().notNull(),
    bylines: jsonb('bylines').$type<Label[]>().notNull(),
    leadAssetId: foreignKey('lead_asset_id', () => asset.id),
    /** every picture that the release shows, by asset id */
    pictures: jsonb('pictures').$type<Record<string, FrozenPicture>>().notNull(),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
    releasedAt: instantColumn('released_at').notNull(),
    /** the last instant at which the meaning changed: a typo keeps that of the release before */
    modifiedAt: instantColumn('modified_at').notNull(),
    releasedBy: foreignKey('released_by', () => user.id),
    /** of a take back: the number of the release whose content this is */
    restores: integer('restores'),
    /** the release whose text this one continues, where that is neither the one before it nor `restores` */
    continues: integer('continues'),
    readerNote: text('reader_note').notNull().default(''),
    /** the article's when it was released; the hash covers neither */
    urgency: smallint('urgency').notNull().default(5),
    isOffFronts: boolean('is_off_fronts').notNull().default(false),
    /** the last row of the draft's log that this snapshot contains */
    draftUpto: bigint('draft_upto', { mode: 'number' }).notNull(),
    contentHash: bytea('content_hash').notNull(),
    previousHash: bytea('previous_hash'),
    /** when the row came to be; with the begin of `live` it orders the ledger */
    enteredAt: instantColumn('entered_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    // What was called off before it began never was: its number is free again.
    uniqueIndex('release_number').on(table.articleId, table.number).where(sql`not isempty(${table.live})`),
    index('release_begun').on(sql`greatest(lower(${table.live}), ${table.enteredAt})`, table.id),
    index('release_newest').on(...newestFirst(table.firstReleasedAt, table.id)),
    index('release_section_newest').on(table.sectionId, ...newestFirst(table.firstReleasedAt, table.id)),
    index('release_section_language_newest').on(
      table.sectionId,
      table.language,
      ...newestFirst(table.firstReleasedAt, table.id),
    ),
    index('release_language_newest').on(table.language, ...newestFirst(table.firstReleasedAt, table.id)),
    index('release_notices')
      .on(...newestFirst(table.releasedAt, table.id))
      .where(
        sql`${table.kind} in ('correction', 'clarification') or (${table.kind} = 'take-back' and ${table.readerNote} <> '')`,
      ),
    // Of each urgency the newest that automatic places of fronts may show.
    index('release_front')
      .on(table.language, table.urgency, ...newestFirst(table.firstReleasedAt, table.id))
      .where(sql`not ${table.isOffFronts}`),
    index('release_section_front')
      .on(table.sectionId, table.language, table.urgency, ...newestFirst(table.firstReleasedAt, table.id))
      .where(sql`not ${table.isOffFronts}`),
    index('release_boundary').on(sql`lower(${table.live})`),
    // By parts of the sitemap, and in each what began last: `db/sitemapPart.ts`.
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
    topicId: foreignKey('topic_id', () => topic.id).notNull(),
    releaseId: foreignKey('release_id', () => release.id).notNull(),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
    /** of a topic that the release's own was merged into: since when; null: it is the release's own */
    since: instantColumn('since'),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.topicId] }),
    index('release_topic_newest').on(table.topicId, ...newestFirst(table.firstReleasedAt, table.releaseId)),
  ],
);

export const releaseAuthor = pgTable(
  'release_author',
  {
    authorId: foreignKey('author_id', () => author.id).notNull(),
    releaseId: foreignKey('release_id', () => release.id).notNull(),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.authorId] }),
    index('release_author_newest').on(table.authorId, ...newestFirst(table.firstReleasedAt, table.releaseId)),
  ],
);

/** Which pictures a release shows: a picture is public exactly while such a release is live. */
export const releaseAsset = pgTable(
  'release_asset',
  {
    assetId: foreignKey('asset_id', () => asset.id).notNull(),
    releaseId: foreignKey('release_id', () => release.id).notNull(),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.releaseId] })],
);

/**
 * The end of an article's life before readers, now or planned. It counts while `at` is the end of its release's live
 * range and it was not called off.
 */
export const withdrawal = pgTable(
  'withdrawal',
  {
    id: identity<number>(),
    releaseId: foreignKey('release_id', () => release.id).notNull(),
    articleId: foreignKey('article_id', () => article.id).notNull(),
    at: instantColumn('at').notNull(),
    by: foreignKey('by', () => user.id),
    /** the public reason */
    because: text('because').notNull(),
    calledOffAt: instantColumn('called_off_at'),
  },
  (table) => [
    index('withdrawal_release').on(table.releaseId),
    index('withdrawal_article').on(table.articleId, ...newestFirst(table.at)),
    index('withdrawal_at').on(table.at),
    index('withdrawal_sitemap').on(sql`((${table.articleId} - 1) / 2000)`, ...newestFirst(table.at)),
    check('withdrawal_because', sql`length(${table.because}) > 0`),
  ],
);

/** What an order said besides the content that it froze. */
export type WaitingOrder = {
  kind: ReleaseKind;
  readerNote: string;
  dated: 'wire' | 'now';
  /** ISO instants */
  until: string | null;
  because: string;
  bringsBack?: boolean;
};

/** A release that waits for another article's: frozen when it was ordered, placed in the other's transaction. */
export const waitingRelease = pgTable(
  'waiting_release',
  {
    articleId: foreignKey('article_id', () => article.id).primaryKey(),
    afterArticleId: foreignKey('after_article_id', () => article.id).notNull(),
    frozen: jsonb('frozen').$type<unknown>().notNull(),
    order: jsonb('order').$type<WaitingOrder>().notNull(),
    orderedBy: foreignKey('ordered_by', () => user.id),
    orderedAt: instantColumn('ordered_at').notNull().defaultNow(),
  },
  (table) => [
    index('waiting_release_after').on(table.afterArticleId),
    check('waiting_release_other', sql`${table.articleId} <> ${table.afterArticleId}`),
  ],
);
