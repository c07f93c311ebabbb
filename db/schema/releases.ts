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
import { bytea, descending, foreignKey, identity, instantColumn, tstzrange } from './columns.ts';
import type { AssetId, ReleaseId } from './ids.ts';
import { user } from './people.ts';
import { author, section, topic } from './taxonomy.ts';

/** How a release differs from the previous one; `take-back` restores an earlier one. */
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

/** A frozen picture with the asset's present focus and crops, which releases do not freeze. */
export type ShownPicture = FrozenPicture & { focus?: Focus; crops?: Crop[] };

/** An immutable snapshot of an article. A trigger refuses changes, except closing the upper bound of `live`. */
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
    /** when the meaning last changed; for a typo, the value of the previous release */
    modifiedAt: instantColumn('modified_at').notNull(),
    releasedBy: foreignKey('released_by', () => user.id),
    /** for a take-back: the number of the restored release */
    restores: integer('restores'),
    /** number of the release whose text this one continues, if that is neither the previous one nor `restores` */
    continues: integer('continues'),
    readerNote: text('reader_note').notNull().default(''),
    /** urgency and `isOffFronts` of the article at its release; the hash does not cover them */
    urgency: smallint('urgency').notNull().default(5),
    isOffFronts: boolean('is_off_fronts').notNull().default(false),
    /** the last row of the draft's log that this snapshot contains */
    draftUpto: bigint('draft_upto', { mode: 'number' }).notNull(),
    contentHash: bytea('content_hash').notNull(),
    previousHash: bytea('previous_hash'),
    /** when the row was inserted; together with the beginning of `live` it orders the ledger */
    enteredAt: instantColumn('entered_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    // A release that was cancelled before it began has an empty range, and its number is free again.
    uniqueIndex('release_number').on(table.articleId, table.number).where(sql`not isempty(${table.live})`),
    index('release_begun').on(sql`greatest(lower(${table.live}), ${table.enteredAt})`, table.id),
    index('release_newest').on(...descending(table.firstReleasedAt, table.id)),
    index('release_section_newest').on(table.sectionId, ...descending(table.firstReleasedAt, table.id)),
    index('release_section_language_newest').on(
      table.sectionId,
      table.language,
      ...descending(table.firstReleasedAt, table.id),
    ),
    index('release_language_newest').on(table.language, ...descending(table.firstReleasedAt, table.id)),
    index('release_notices')
      .on(...descending(table.releasedAt, table.id))
      .where(
        sql`${table.kind} in ('correction', 'clarification') or (${table.kind} = 'take-back' and ${table.readerNote} <> '')`,
      ),
    // The newest releases of each urgency that automatic places of fronts may show.
    index('release_front')
      .on(table.language, table.urgency, ...descending(table.firstReleasedAt, table.id))
      .where(sql`not ${table.isOffFronts}`),
    index('release_section_front')
      .on(table.sectionId, table.language, table.urgency, ...descending(table.firstReleasedAt, table.id))
      .where(sql`not ${table.isOffFronts}`),
    index('release_boundary').on(sql`lower(${table.live})`),
    // Parts of the sitemap (`db/sitemapPart.ts`), and in each the release that began last.
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
    /** null: the release has this topic itself; else the time at which its topic was merged into this one */
    since: instantColumn('since'),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.topicId] }),
    index('release_topic_newest').on(table.topicId, ...descending(table.firstReleasedAt, table.releaseId)),
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
    index('release_author_newest').on(table.authorId, ...descending(table.firstReleasedAt, table.releaseId)),
  ],
);

/** The pictures of each release: a picture is public exactly while one of its releases is live. */
export const releaseAsset = pgTable(
  'release_asset',
  {
    assetId: foreignKey('asset_id', () => asset.id).notNull(),
    releaseId: foreignKey('release_id', () => release.id).notNull(),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.releaseId] })],
);

/**
 * The past or scheduled end of an article for readers. It is valid if `at` is the end of its release's live range and
 * it is not cancelled.
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
    index('withdrawal_article').on(table.articleId, ...descending(table.at)),
    index('withdrawal_at').on(table.at),
    index('withdrawal_sitemap').on(sql`((${table.articleId} - 1) / 2000)`, ...descending(table.at)),
    check('withdrawal_because', sql`length(${table.because}) > 0`),
  ],
);

/** The parts of a release order besides the frozen content. */
export type WaitingOrder = {
  kind: ReleaseKind;
  readerNote: string;
  dated: 'wire' | 'now';
  /** ISO instants */
  until: string | null;
  because: string;
  bringsBack?: boolean;
};

/** A release that waits for another article's release: frozen when ordered, placed in the transaction of the other. */
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
