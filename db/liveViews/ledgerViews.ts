import { languages } from '#contracts/languages.ts';
import { bigint, boolean, integer, jsonb, text } from '#db/pgCore.ts';
import { bytea, instantColumn, reference } from '#db/schema/columns.ts';
import { type FrontLayout, frontReleaseKinds } from '#db/schema/fronts.ts';
import type { ArticleId, AssetId, FrontId } from '#db/schema/ids.ts';
import type { FrozenPicture, Label } from '#db/schema/releases.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import { liveView } from './liveView.ts';

/** Every release of articles and fronts that has begun. Shows the present even when a past moment is read. */
export const liveLedger = liveView('ledger', {
  subject: text('subject', { enum: ['article', 'front'] }).notNull(),
  subjectId: bigint('subject_id', { mode: 'number' }).notNull(),
  number: integer('number').notNull(),
  begun: instantColumn('begun').notNull(),
  contentHash: bytea('content_hash').notNull(),
  releaseId: bigint('release_id', { mode: 'number' }).notNull(),
});

/** The content that the hash of an article's release covers; its columns are null if it is `withheld`. */
export const liveLedgerArticle = liveView('ledger_article', {
  id: bigint('id', { mode: 'number' }).notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  number: integer('number').notNull(),
  previousHash: bytea('previous_hash'),
  withheld: boolean('withheld').notNull(),
  slug: text('slug'),
  kind: text('kind', { enum: releaseKinds }),
  language: text('language', { enum: languages }),
  headline: text('headline'),
  standfirst: text('standfirst'),
  body: jsonb('body').$type<unknown>(),
  section: text('section'),
  topics: jsonb('topics').$type<Label[]>(),
  bylines: jsonb('bylines').$type<Label[]>(),
  leadAssetId: reference<AssetId>('lead_asset_id'),
  pictures: jsonb('pictures').$type<Record<string, FrozenPicture>>(),
  firstReleasedAt: instantColumn('first_released_at'),
  releasedAt: instantColumn('released_at'),
  readerNote: text('reader_note'),
  restores: integer('restores'),
  begun: instantColumn('begun').notNull(),
  contentHash: bytea('content_hash').notNull(),
});

export const liveLedgerFront = liveView('ledger_front', {
  id: bigint('id', { mode: 'number' }).notNull(),
  frontId: reference<FrontId>('front_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind', { enum: frontReleaseKinds }).notNull(),
  /** null: the front page itself */
  section: text('section'),
  language: text('language', { enum: languages }).notNull(),
  /** null if it is `withheld` */
  layout: jsonb('layout').$type<FrontLayout>(),
  releasedAt: instantColumn('released_at').notNull(),
  restores: integer('restores'),
  previousHash: bytea('previous_hash'),
  begun: instantColumn('begun').notNull(),
  contentHash: bytea('content_hash').notNull(),
  /** it names a story that is not released yet, or its text is about a story that was withdrawn while it was live */
  withheld: boolean('withheld').notNull(),
});

export const liveLedgerKey = liveView('ledger_key', {
  id: bigint('id', { mode: 'number' }).notNull(),
  publicKey: bytea('public_key').notNull(),
  createdAt: instantColumn('created_at').notNull(),
});

export const liveCheckpoint = liveView('checkpoint', {
  number: integer('number').notNull(),
  at: instantColumn('at').notNull(),
  document: text('document').notNull(),
  signature: bytea('signature').notNull(),
  publicKey: bytea('public_key').notNull(),
});
