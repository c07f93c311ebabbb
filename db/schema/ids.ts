/** Branded ids, so that a section's id is not accepted as an article's. */
type Id<Of extends string> = number & { readonly of: Of };

export type UserId = Id<'user'>;
export type ArticleId = Id<'article'>;
export type ReleaseId = Id<'release'>;
export type SectionId = Id<'section'>;
export type TopicId = Id<'topic'>;
export type AuthorId = Id<'author'>;
export type AssetId = Id<'asset'>;
export type PackageId = Id<'package'>;
export type SeriesId = Id<'series'>;
export type FrontId = Id<'front'>;
export type FrontReleaseId = Id<'front release'>;
export type AboutPageId = Id<'about page'>;
export type NameId = Id<'name'>;
export type VersionId = Id<'draft version'>;
export type NoticeId = Id<'notice'>;
export type StepId = Id<'step of a flow'>;

/** Id of a reviewed snapshot: a UUID, so that it cannot be guessed. */
export type SnapshotId = string & { readonly of: 'reviewed snapshot' };

/** Ids that the browser chooses: UUIDs, so that no two browsers choose the same. */
export type CommentThreadId = string & { readonly of: 'comment thread' };
export type CommentId = string & { readonly of: 'comment' };
