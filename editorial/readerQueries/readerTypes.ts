import type { ArticleId, PackageId, SeriesId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import type { Label, ShownPicture as Picture, ReleaseKind } from '#db/schema/releases.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { CorrectionNotice, ListedNotice, NoticeEvent } from '#editorial/corrections/notices.ts';

export type {
  CorrectionNotice,
  Label,
  Language,
  ListedNotice,
  LocalizedNames,
  NoticeEvent,
  Picture,
  RelatedReason,
  ReleaseKind,
};

/** What a page reports to the press about its validity. */
export type Freshness = {
  /** the database's clock when the page was read */
  now: Date;
  /** when the page may become outdated; null: only an invalidation ends it */
  until: Date | null;
  tags: string[];
  /** when the shown content last changed, as far as it can be known from that content; null or absent: unknown */
  changedAt?: Date | null;
};

export type Teaser = {
  articleId: ArticleId;
  slug: string;
  language: Language;
  headline: string;
  standfirst: string;
  /** the beginning of the body, ≤ 240 characters */
  teaser: string;
  section: Label | null;
  topics: Label[];
  bylines: Label[];
  firstReleasedAt: Date;
  releasedAt: Date;
  /** when its meaning last changed: a typo release does not change this */
  modifiedAt: Date;
  lead: Picture | null;
  /** it has entries and its coverage has not ended; set in lists that mark it */
  isLive?: true;
};

export type RelatedTeaser = Teaser & { reason: RelatedReason };

/** A withdrawal: when, why, and when the story was released again. */
export type FormerWithdrawal = { at: Date; because: string; backAt: Date };

/** The same story in another language. */
export type Translation = {
  slug: string;
  language: Language;
  headline: string;
  /** whether the others were translated from it */
  isOriginal?: boolean;
};

/** Identifies the release of an article. */
export type ReleaseNumbers = {
  number: number;
  kind: ReleaseKind;
  wordCount: number;
  /** hex; see `editorial/releases/contentHash.ts` */
  contentHash: string;
};

/** A story that a page links to by its headline. */
export type StoryLink = { articleId: ArticleId; slug: string; headline: string };

/** A story's place in its series, among the live parts in its language. */
export type InSeries = {
  id: SeriesId;
  slug: string;
  name: string;
  /** from 1 */
  part: number;
  of: number;
  previous: StoryLink | null;
  next: StoryLink | null;
};

/** Stories released together, with the title of their package for readers. */
export type PackageStories = { id: PackageId; title: string; stories: StoryLink[] };

/** The coverage state of a live story: it continues while `endedAt` is null. */
export type CoverageState = { endedAt: Date | null };

export type LiveArticle = Teaser &
  ReleaseNumbers & {
    body: unknown;
    pictures: Record<string, Picture>;
    /** hex; null for the first release */
    previousHash: string | null;
    readerNote: string;
    corrections: CorrectionNotice[];
    /** newest first */
    withdrawals: FormerWithdrawal[];
    related: RelatedTeaser[];
    translations: Translation[];
    series: InSeries | null;
    packageStories: PackageStories | null;
    coverage: CoverageState | null;
  };

export type PageOfItems<Item> = {
  items: Item[];
  /** cursor for `?before=`; null: no more */
  before: string | null;
  /** the cursor after each item, for pages that may end earlier */
  after?: string[];
};
