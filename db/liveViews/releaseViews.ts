import { languages } from '#contracts/languages.ts';
import { bigint, boolean, integer, jsonb, real, smallint, text } from '#db/pgCore.ts';
import type { Crop, Rendition } from '#db/schema/assets.ts';
import { bytea, instantColumn, reference, tsvector } from '#db/schema/columns.ts';
import type { ArticleId, AssetId, AuthorId, ReleaseId, SectionId, TopicId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import type { FrozenPicture, Label, ShownPicture } from '#db/schema/releases.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import { formerSlugView, liveView } from './liveView.ts';

export const liveRelease = liveView('release', {
  id: reference<ReleaseId>('id').notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  slug: text('slug').notNull(),
  translationOf: reference<ArticleId>('translation_of'),
  number: integer('number').notNull(),
  kind: text('kind', { enum: releaseKinds }).notNull(),
  headline: text('headline').notNull(),
  standfirst: text('standfirst').notNull(),
  body: jsonb('body').$type<unknown>().notNull(),
  teaser: text('teaser').notNull(),
  wordCount: integer('word_count').notNull(),
  language: text('language', { enum: languages }).notNull(),
  sectionId: reference<SectionId>('section_id'),
  topics: jsonb('topics').$type<Label[]>().notNull(),
  bylines: jsonb('bylines').$type<Label[]>().notNull(),
  leadAssetId: reference<AssetId>('lead_asset_id'),
  pictures: jsonb('pictures').$type<Record<string, ShownPicture>>().notNull(),
  firstReleasedAt: instantColumn('first_released_at').notNull(),
  releasedAt: instantColumn('released_at').notNull(),
  modifiedAt: instantColumn('modified_at').notNull(),
  restores: integer('restores'),
  readerNote: text('reader_note').notNull(),
  contentHash: bytea('content_hash').notNull(),
  previousHash: bytea('previous_hash'),
  liveFrom: instantColumn('live_from').notNull(),
  liveUntil: instantColumn('live_until'),
  urgency: smallint('urgency').notNull(),
  isOffFronts: boolean('is_off_fronts').notNull(),
});

export const liveReleaseTopic = liveView('release_topic', {
  topicId: reference<TopicId>('topic_id').notNull(),
  releaseId: reference<ReleaseId>('release_id').notNull(),
  firstReleasedAt: instantColumn('first_released_at').notNull(),
});

export const liveReleaseAuthor = liveView('release_author', {
  authorId: reference<AuthorId>('author_id').notNull(),
  releaseId: reference<ReleaseId>('release_id').notNull(),
  firstReleasedAt: instantColumn('first_released_at').notNull(),
});

export const liveMedia = liveView('media', {
  id: reference<AssetId>('id').notNull(),
  renditions: jsonb('renditions').$type<Rendition[]>().notNull(),
  /** crops for its present focus and for earlier ones */
  crops: jsonb('crops').$type<Crop[]>().notNull(),
  /** the folder of the crops in the storage */
  folder: text('folder').notNull(),
  /** when the rights to it end */
  until: instantColumn('until'),
});

export const liveSearch = liveView('search', {
  releaseId: reference<ReleaseId>('release_id').notNull(),
  words: tsvector('words').notNull(),
});

export const liveRelated = liveView('related', {
  articleId: reference<ArticleId>('article_id').notNull(),
  rank: integer('rank').notNull(),
  score: real('score').notNull(),
  reason: jsonb('reason').$type<RelatedReason>().notNull(),
  releaseId: reference<ReleaseId>('release_id').notNull(),
});

export const liveFormerSlug = formerSlugView('former_slug');

/** The parts of the sitemap with any live article. Shows the present even when a past moment is read. */
export const liveSitemapPart = liveView('sitemap_part', {
  part: bigint('part', { mode: 'number' }).notNull(),
  /** when one of its articles was last released or withdrawn */
  changedAt: instantColumn('changed_at').notNull(),
});

export const liveSitemapEntry = liveView('sitemap_entry', {
  part: bigint('part', { mode: 'number' }).notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  slug: text('slug').notNull(),
  translationOf: reference<ArticleId>('translation_of'),
  language: text('language', { enum: languages }).notNull(),
  releasedAt: instantColumn('released_at').notNull(),
  /** the lead picture, while the paper has the rights to it */
  lead: jsonb('lead').$type<FrozenPicture>(),
  rightsUntil: instantColumn('rights_until'),
});

export const liveBoundary = liveView('boundary', { at: instantColumn('at') });
