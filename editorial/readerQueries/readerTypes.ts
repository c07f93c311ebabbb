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

/** What a page must tell the press of itself. */
export type Freshness = {
  /** the database's clock at reading */
  now: Date;
  /** the instant at which the page may stop being true; null: only a notice can end it */
  until: Date | null;
  tags: string[];
  /** when what is shown last changed, as far as it can be seen in what is shown; null or left out: not at all */
  changedAt?: Date | null;
};

export type Teaser = {
  articleId: ArticleId;
  slug: string;
  language: Language;
  headline: string;
  standfirst: string;
  /** the body's opening, ≤ 240 characters */
  teaser: string;
  section: Label | null;
  topics: Label[];
  bylines: Label[];
  firstReleasedAt: Date;
  releasedAt: Date;
  /** when its meaning last changed: a typo put right does not move it */
  modifiedAt: Date;
  lead: Picture | null;
  /** told in entries, and not to its end: where lists mark it */
  isLive?: true;
};

export type RelatedTeaser = Teaser & { reason: RelatedReason };

/** That a story was withdrawn, why, and when it was released again. */
export type FormerWithdrawal = { at: Date; because: string; backAt: Date };

/** The same story in another language. */
export type Translation = {
  slug: string;
  language: Language;
  headline: string;
  /** whether it is what the others were translated from */
  isOriginal?: boolean;
};

/** Which release of its article this is. */
export type ReleaseNumbers = {
  number: number;
  kind: ReleaseKind;
  wordCount: number;
  /** hex; see `editorial/releases/contentHash.ts` */
  contentHash: string;
};

/** A story that a page leads to by its headline. */
export type StoryLink = { articleId: ArticleId; slug: string; headline: string };

/** A story's place in its series, among the parts in its language that are live. */
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

/** What was released together with a story, under the title that its package has for readers. */
export type PackageStories = { id: PackageId; title: string; stories: StoryLink[] };

/** How a story told in entries stands: being told while `endedAt` is null. */
export type CoverageState = { endedAt: Date | null };

export type LiveArticle = Teaser &
  ReleaseNumbers & {
    body: unknown;
    pictures: Record<string, Picture>;
    /** hex; null of the first release */
    previousHash: string | null;
    readerNote: string;
    corrections: CorrectionNotice[];
    /** newest first */
    withdrawals: FormerWithdrawal[];
    related: RelatedTeaser[];
    translations: Translation[];
    series: InSeries | null;
    together: PackageStories | null;
    coverage: CoverageState | null;
  };

export type PageOfItems<Item> = {
  items: Item[];
  /** for `?before=`, when there is more */
  before: string | null;
  /** the same behind each item, where a page can end earlier */
  after?: string[];
};
