import { languages } from '#contracts/languages.ts';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { bytea, foreignKey, identity, instantColumn, reference, tstzrange } from './columns.ts';
import type { ArticleId, NameId, ReleaseId } from './ids.ts';
import { user } from './people.ts';

/** Stories that an editor excluded from an article's related list. */
export const relatedBlock = pgTable(
  'related_block',
  {
    articleId: foreignKey('article_id', () => article.id).notNull(),
    relatedId: foreignKey('related_id', () => article.id).notNull(),
    blockedBy: foreignKey('blocked_by', () => user.id),
    blockedAt: instantColumn('blocked_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.relatedId] }),
    index('related_block_related').on(table.relatedId),
    check('related_block_other', sql`${table.articleId} <> ${table.relatedId}`),
  ],
);

/** Names that are in no dictionary, used to segment text that is written without spaces. */
export const lexiconName = pgTable(
  'lexicon_name',
  {
    id: identity<NameId>(),
    language: text('language', { enum: languages }).notNull(),
    name: text('name').notNull(),
    addedBy: foreignKey('added_by', () => user.id),
    addedAt: instantColumn('added_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('lexicon_name_once').on(table.language, table.name),
    check('lexicon_name_length', sql`length(${table.name}) between 2 and 40`),
  ],
);

/** Data about a story that the search for related stories uses, as of its last computation. */
export const storyLikeness = pgTable(
  'story_likeness',
  {
    articleId: foreignKey('article_id', () => article.id).primaryKey(),
    /**
     * MinHash signature of its text: two stories with mostly equal bytes are near copies. Empty: the text is too short
     */
    signature: bytea('signature').notNull(),
    /**
     * live articles of this paper that its body links to. Only the previous version of the code reads it, during an
     * upgrade
     */
    linked: bigint('linked', { mode: 'number' }).array().$type<ArticleId[]>().notNull().default([]),
    /**
     * number of other articles in its language when its list was computed; null: too many for more articles to change
     * the list
     */
    among: integer('among'),
  },
  (table) => [
    index('story_likeness_among').on(table.among).where(sql`${table.among} is not null`),
    check('story_likeness_signature', sql`octet_length(${table.signature}) in (0, 128)`),
  ],
);

/**
 * The terms of a story as of its last computation, packed for comparison with other stories
 * (`editorial/related/packedWords.ts`).
 */
export const storyWords = pgTable(
  'story_words',
  {
    articleId: foreignKey('article_id', () => article.id).primaryKey(),
    words: bytea('words').notNull(),
    /** the release to which these terms and postings belong; null: none yet */
    releaseId: reference<ReleaseId>('release_id'),
    /** its BM25 score for its own terms, in units of a unique term's weight (`editorial/related/relatedScore.ts`) */
    self: real('self'),
  },
  (table) => [index('story_words_unposted').on(table.articleId).where(sql`${table.releaseId} is null`)],
);

/**
 * Which releases contain a term, by its hash (`editorial/related/packedWords.ts`): an inverted index without positions.
 */
export const relatedPosting = pgTable(
  'related_posting',
  { word: integer('word').notNull(), releaseId: reference<ReleaseId>('release_id').notNull() },
  (table) => [primaryKey({ columns: [table.word, table.releaseId] })],
);

export type RelatedReason =
  | { why: 'pinned' }
  /** pinned by the wire copy that contained both */
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
  /** a filler, because too few better stories were found */
  | { why: 'more'; topic: string };

/** The stored related list of an article, best first. Readers' queries leave out the stories that are not live. */
export const relatedStory = pgTable(
  'related_story',
  {
    articleId: foreignKey('article_id', () => article.id).notNull(),
    relatedId: foreignKey('related_id', () => article.id).notNull(),
    /** pins come first, in their order; the rest by score */
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

/** Earlier entries of related lists, for reading the paper at a past moment. Written by a trigger of `related_story`. */
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
