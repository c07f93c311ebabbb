import { languages } from '#contracts/languages.ts';
import { bigint, boolean, integer, jsonb, pgSchema, real, smallint, text } from '#db/pgCore.ts';
import type { AboutTexts } from './schema/about.ts';
import type { Crop, Rendition } from './schema/assets.ts';
import { bytea, instantColumn, reference, tsvector } from './schema/columns.ts';
import { type FrontLayout, frontReleaseKinds } from './schema/fronts.ts';
import type {
  ArticleId,
  AssetId,
  AuthorId,
  FrontId,
  FrontReleaseId,
  PackageId,
  ReleaseId,
  SectionId,
  SeriesId,
  TopicId,
} from './schema/ids.ts';
import type { FrozenPicture, Label, RelatedReason, ShownPicture } from './schema/releases.ts';
import { releaseKinds } from './schema/releases.ts';
import type { Language, LocalizedNames } from './schema/taxonomy.ts';

/** The live views: everything that readers' code can name, and everything that its database role may select. */
const live = pgSchema('live');

export const livePaper = live
  .view('paper', {
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    taglines: jsonb('taglines').$type<LocalizedNames>().notNull(),
    language: text('language').$type<Language>().notNull(),
    zone: text('zone').notNull(),
    pastIsOpen: boolean('past_is_open').notNull(),
  })
  .existing();

export const liveSection = live
  .view('section', {
    id: reference<SectionId>('id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull(),
  })
  .existing();

/**
 * Every section that a release may name, with its present names; for a merged section, those of the section it was
 * merged into.
 */
export const liveFiledSection = live
  .view('filed_section', {
    id: reference<SectionId>('id').notNull(),
    sectionId: reference<SectionId>('section_id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull(),
  })
  .existing();

/** Former addresses of sections. */
export const liveFormerSectionSlug = live
  .view('former_section_slug', { slug: text('slug').notNull(), movedTo: text('moved_to').notNull() })
  .existing();

/** Former addresses of topics that have a live story. */
export const liveFormerTopicSlug = live
  .view('former_topic_slug', { slug: text('slug').notNull(), movedTo: text('moved_to').notNull() })
  .existing();

export const liveRelease = live
  .view('release', {
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
  })
  .existing();

export const liveReleaseTopic = live
  .view('release_topic', {
    topicId: reference<TopicId>('topic_id').notNull(),
    releaseId: reference<ReleaseId>('release_id').notNull(),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
  })
  .existing();

export const liveReleaseAuthor = live
  .view('release_author', {
    authorId: reference<AuthorId>('author_id').notNull(),
    releaseId: reference<ReleaseId>('release_id').notNull(),
    firstReleasedAt: instantColumn('first_released_at').notNull(),
  })
  .existing();

export const liveTopic = live
  .view('topic', {
    id: reference<TopicId>('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
  })
  .existing();

export const liveAuthor = live
  .view('author', {
    id: reference<AuthorId>('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    about: text('about').notNull(),
  })
  .existing();

/** Live articles whose coverage has ended: no entries are added any more. */
export const liveCoverageEnd = live
  .view('coverage_end', {
    articleId: reference<ArticleId>('article_id').notNull(),
    at: instantColumn('at').notNull(),
  })
  .existing();

/** Series with a live part. */
export const liveSeries = live
  .view('series', {
    id: reference<SeriesId>('id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    standfirsts: jsonb('standfirsts').$type<LocalizedNames>().notNull(),
  })
  .existing();

/** Live articles that are parts of a series, in the order of `position`. */
export const liveSeriesPart = live
  .view('series_part', {
    seriesId: reference<SeriesId>('series_id').notNull(),
    articleId: reference<ArticleId>('article_id').notNull(),
    position: integer('position').notNull(),
    releaseId: reference<ReleaseId>('release_id').notNull(),
  })
  .existing();

/** Live articles that were released together in a package; an article released so several times has several rows. */
export const livePackageStory = live
  .view('package_story', {
    packageId: reference<PackageId>('package_id').notNull(),
    titles: jsonb('titles').$type<LocalizedNames>().notNull(),
    articleId: reference<ArticleId>('article_id').notNull(),
    togetherAt: instantColumn('together_at').notNull(),
    /** null: it waited for a story of the package */
    position: integer('position'),
    releaseId: reference<ReleaseId>('release_id').notNull(),
  })
  .existing();

export const liveMedia = live
  .view('media', {
    id: reference<AssetId>('id').notNull(),
    renditions: jsonb('renditions').$type<Rendition[]>().notNull(),
    /** crops for the present focus, and for earlier ones */
    crops: jsonb('crops').$type<Crop[]>().notNull(),
    /** folder of the crops in the storage */
    folder: text('folder').notNull(),
    /** when its rights end */
    until: instantColumn('until'),
  })
  .existing();

export const liveSearch = live
  .view('search', {
    releaseId: reference<ReleaseId>('release_id').notNull(),
    words: tsvector('words').notNull(),
  })
  .existing();

export const liveRelated = live
  .view('related', {
    articleId: reference<ArticleId>('article_id').notNull(),
    rank: integer('rank').notNull(),
    score: real('score').notNull(),
    reason: jsonb('reason').$type<RelatedReason>().notNull(),
    releaseId: reference<ReleaseId>('release_id').notNull(),
  })
  .existing();

export const liveWithdrawal = live
  .view('withdrawal', {
    articleId: reference<ArticleId>('article_id').notNull(),
    slug: text('slug').notNull(),
    at: instantColumn('at').notNull(),
    because: text('because').notNull(),
  })
  .existing();

export const liveFormerSlug = live
  .view('former_slug', {
    slug: text('slug').notNull(),
    movedTo: text('moved_to').notNull(),
  })
  .existing();

/** Every release that has been live, for live articles. Text columns of `withheld` releases are null. */
export const liveHistory = live
  .view('history', {
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
    /** it was live before a withdrawal: its existence is public, its content is not */
    withheld: boolean('withheld').notNull(),
    headline: text('headline').notNull(),
    standfirst: text('standfirst').notNull(),
    readerNote: text('reader_note').notNull(),
    body: jsonb('body').$type<unknown>(),
    topics: jsonb('topics').$type<Label[]>(),
    bylines: jsonb('bylines').$type<Label[]>(),
    leadAssetId: reference<AssetId>('lead_asset_id'),
    pictures: jsonb('pictures').$type<Record<string, FrozenPicture>>(),
  })
  .existing();

/**
 * Corrections, clarifications and explained take-backs that have begun, of live or withdrawn articles. Exactly one of
 * `releaseId` and `withdrawnAt` is null.
 */
export const liveCorrection = live
  .view('correction', {
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
  })
  .existing();

/** For live articles: the releases with a correction note, and those that determine which notes still hold. */
export const liveNotice = live
  .view('notice', {
    articleId: reference<ArticleId>('article_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind', { enum: releaseKinds }).notNull(),
    restores: integer('restores'),
    continues: integer('continues'),
    readerNote: text('reader_note').notNull(),
    releasedAt: instantColumn('released_at').notNull(),
  })
  .existing();

/** For live articles: withdrawals after which they were released again. */
export const liveFormerWithdrawal = live
  .view('former_withdrawal', {
    articleId: reference<ArticleId>('article_id').notNull(),
    at: instantColumn('at').notNull(),
    because: text('because').notNull(),
    backAt: instantColumn('back_at').notNull(),
  })
  .existing();

export const liveFront = live
  .view('front', {
    id: reference<FrontId>('id').notNull(),
    sectionId: reference<SectionId>('section_id'),
    language: text('language', { enum: languages }).notNull(),
    releaseId: reference<FrontReleaseId>('release_id').notNull(),
    number: integer('number').notNull(),
    layout: jsonb('layout').$type<FrontLayout>().notNull(),
    releasedAt: instantColumn('released_at').notNull(),
    liveFrom: instantColumn('live_from').notNull(),
    liveUntil: instantColumn('live_until'),
  })
  .existing();

/** Pages about the paper itself. */
export const liveAboutPage = live
  .view('about_page', {
    path: text('path').notNull(),
    texts: jsonb('texts').$type<AboutTexts>().notNull(),
    position: integer('position').notNull(),
    since: instantColumn('since').notNull(),
  })
  .existing();

/** The paper's terms for machines (crawlers, mining), always as of now. */
export const liveMachineTerms = live
  .view('machine_terms', {
    refusedCrawlers: jsonb('refused_crawlers').$type<string[]>().notNull(),
    miningIsReserved: boolean('mining_is_reserved').notNull(),
    miningPolicy: text('mining_policy').notNull(),
    securityContacts: jsonb('security_contacts').$type<string[]>().notNull(),
    securityPolicy: text('security_policy').notNull(),
  })
  .existing();

/** The sitemap parts that contain live articles, always as of now. */
export const liveSitemapPart = live
  .view('sitemap_part', {
    part: bigint('part', { mode: 'number' }).notNull(),
    /** when an article of this part was last released or withdrawn */
    changedAt: instantColumn('changed_at').notNull(),
  })
  .existing();

export const liveSitemapEntry = live
  .view('sitemap_entry', {
    part: bigint('part', { mode: 'number' }).notNull(),
    articleId: reference<ArticleId>('article_id').notNull(),
    slug: text('slug').notNull(),
    translationOf: reference<ArticleId>('translation_of'),
    language: text('language', { enum: languages }).notNull(),
    releasedAt: instantColumn('released_at').notNull(),
    /** the lead picture, while its rights last */
    lead: jsonb('lead').$type<FrozenPicture>(),
    rightsUntil: instantColumn('rights_until'),
  })
  .existing();

export const liveBoundary = live.view('boundary', { at: instantColumn('at') }).existing();

/** Time of the last withdrawal, in one row; no row before the first. */
export const liveLastWithdrawal = live.view('last_withdrawal', { at: instantColumn('at') }).existing();

/** Every release of articles and fronts that has begun, always as of now. */
export const liveLedger = live
  .view('ledger', {
    subject: text('subject', { enum: ['article', 'front'] }).notNull(),
    subjectId: bigint('subject_id', { mode: 'number' }).notNull(),
    number: integer('number').notNull(),
    begun: instantColumn('begun').notNull(),
    contentHash: bytea('content_hash').notNull(),
    releaseId: bigint('release_id', { mode: 'number' }).notNull(),
  })
  .existing();

/** What the hash of an article's release covers; all columns are null when it is `withheld`. */
export const liveLedgerArticle = live
  .view('ledger_article', {
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
  })
  .existing();

export const liveLedgerFront = live
  .view('ledger_front', {
    id: bigint('id', { mode: 'number' }).notNull(),
    frontId: reference<FrontId>('front_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind', { enum: frontReleaseKinds }).notNull(),
    /** null: the front page itself */
    section: text('section'),
    language: text('language', { enum: languages }).notNull(),
    /** null when it is `withheld` */
    layout: jsonb('layout').$type<FrontLayout>(),
    releasedAt: instantColumn('released_at').notNull(),
    restores: integer('restores'),
    previousHash: bytea('previous_hash'),
    begun: instantColumn('begun').notNull(),
    contentHash: bytea('content_hash').notNull(),
    /** it names a story that has not begun, or shows one that was withdrawn while this front was live */
    withheld: boolean('withheld').notNull(),
  })
  .existing();

export const liveLedgerKey = live
  .view('ledger_key', {
    id: bigint('id', { mode: 'number' }).notNull(),
    publicKey: bytea('public_key').notNull(),
    createdAt: instantColumn('created_at').notNull(),
  })
  .existing();

export const liveCheckpoint = live
  .view('checkpoint', {
    number: integer('number').notNull(),
    at: instantColumn('at').notNull(),
    document: text('document').notNull(),
    signature: bytea('signature').notNull(),
    publicKey: bytea('public_key').notNull(),
  })
  .existing();
