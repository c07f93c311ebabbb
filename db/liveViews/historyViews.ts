import { languages } from '#contracts/languages.ts';
import { bigint, boolean, integer, jsonb, text } from '#db/pgCore.ts';
import { bytea, instantColumn, reference } from '#db/schema/columns.ts';
import type { ArticleId, AssetId, ReleaseId, SectionId } from '#db/schema/ids.ts';
import type { FrozenPicture, Label } from '#db/schema/releases.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import { liveView } from './liveView.ts';

export const liveWithdrawal = liveView('withdrawal', {
  articleId: reference<ArticleId>('article_id').notNull(),
  slug: text('slug').notNull(),
  at: instantColumn('at').notNull(),
  because: text('because').notNull(),
});

/** Every release of a live article that is or was live. The content of `withheld` releases is null. */
export const liveHistory = liveView('history', {
  id: bigint('id', { mode: 'number' }).notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind', { enum: releaseKinds }).notNull(),
  restores: integer('restores'),
  language: text('language', { enum: languages }).notNull(),
  sectionId: reference<SectionId>('section_id'),
  firstReleasedAt: instantColumn('first_released_at').notNull(),
  releasedAt: instantColumn('released_at').notNull(),
  modifiedAt: instantColumn('modified_at').notNull(),
  contentHash: bytea('content_hash').notNull(),
  previousHash: bytea('previous_hash'),
  liveFrom: instantColumn('live_from').notNull(),
  liveUntil: instantColumn('live_until'),
  /** released before a withdrawal: its number and time are public, its content is not */
  withheld: boolean('withheld').notNull(),
  headline: text('headline').notNull(),
  standfirst: text('standfirst').notNull(),
  readerNote: text('reader_note').notNull(),
  body: jsonb('body').$type<unknown>(),
  topics: jsonb('topics').$type<Label[]>(),
  bylines: jsonb('bylines').$type<Label[]>(),
  leadAssetId: reference<AssetId>('lead_asset_id'),
  pictures: jsonb('pictures').$type<Record<string, FrozenPicture>>(),
});

/**
 * Corrections, clarifications and explained take-backs that have begun, of articles that are live or withdrawn. Exactly
 * one of `releaseId` and `withdrawnAt` is null.
 */
export const liveCorrection = liveView('correction', {
  id: bigint('id', { mode: 'number' }).notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind', { enum: releaseKinds }).notNull(),
  /** null while the article is withdrawn */
  readerNote: text('reader_note'),
  releasedAt: instantColumn('released_at').notNull(),
  /** the article's live release */
  releaseId: reference<ReleaseId>('release_id'),
  withdrawnAt: instantColumn('withdrawn_at'),
});

/** The releases of live articles that carry a notice, or that determine which notices are still valid. */
export const liveNotice = liveView('notice', {
  articleId: reference<ArticleId>('article_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind', { enum: releaseKinds }).notNull(),
  restores: integer('restores'),
  continues: integer('continues'),
  readerNote: text('reader_note').notNull(),
  releasedAt: instantColumn('released_at').notNull(),
});

/** Past withdrawals of articles that are live again. */
export const liveFormerWithdrawal = liveView('former_withdrawal', {
  articleId: reference<ArticleId>('article_id').notNull(),
  at: instantColumn('at').notNull(),
  because: text('because').notNull(),
  backAt: instantColumn('back_at').notNull(),
});

/** One row: the last withdrawal of any story. No row before the first withdrawal. */
export const liveLastWithdrawal = liveView('last_withdrawal', { at: instantColumn('at') });
