import type { RefusalFacts, RefusalReason } from '#editorial/access/refusal.ts';
import type { ChangeArticleFieldsOrder } from '#editorial/articles/articleFieldsOrder.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import type { CoverageStatus, EndCoverageOrder } from '#editorial/liveCoverage/endingCoverage.ts';
import type { EntryTimestamp } from '#editorial/liveCoverage/entryTimestamp.ts';
import type { BlockOrder } from '#editorial/related/blockingStories.ts';
import type { EarlierStory } from '#editorial/related/earlierCoverage.ts';
import type { OrderPinsOrder, PinOrder } from '#editorial/related/pinningStories.ts';
import type { Released } from '#editorial/releases/placingReleases.ts';
import type { Finding } from '#editorial/releases/releaseChecks.ts';
import type { PreviewTakeBackOrder, TakeBackPreview } from '#editorial/releases/takeBackPreview.ts';
import type { TakeBackOrder } from '#editorial/releases/takingBackReleases.ts';
import type { CreateSeriesOrder } from '#editorial/series/creatingSeries.ts';
import type { JoinOrder } from '#editorial/series/joiningSeries.ts';
import type { PlaceInSeries } from '#editorial/series/seriesList.ts';

export type EditorActResult<T> =
  | { ok: true; value: T }
  | { ok: false; refused: RefusalReason | 'failed'; facts: RefusalFacts; fields: string[] };

/** A picture as the editor shows it. */
export type EditorPicture = {
  id: number;
  url: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
};

/** Makes an earlier release live again; the draft stays as it is. */
export type EditorTakeBackActs = {
  previewTakeBack(order: PreviewTakeBackOrder): Promise<EditorActResult<TakeBackPreview>>;
  takeBack(order: TakeBackOrder): Promise<EditorActResult<Released>>;
};

/** Makes the article a part of a series. */
export type EditorSeriesActs = {
  read(articleId: number): Promise<EditorActResult<PlaceInSeries>>;
  join(order: JoinOrder): Promise<EditorActResult<void>>;
  found(order: CreateSeriesOrder): Promise<EditorActResult<{ seriesId: number }>>;
};

/** Whether a live story is being told, and the word that it is over. */
export type CoverageActs = {
  read(articleId: number): Promise<EditorActResult<CoverageStatus>>;
  end(order: EndCoverageOrder): Promise<EditorActResult<void>>;
};

export type { EarlierStory };
export type StoryChoice = { id: number; headline: string };

/** What can be done from the editor's page; the page hands these in. */
export type EditorActs = EditorTakeBackActs & {
  series: EditorSeriesActs;
  coverage: CoverageActs;
  /** what a new entry of a live story begins with */
  stamp(): Promise<EditorActResult<EntryTimestamp>>;
  describe(order: ChangeArticleFieldsOrder): Promise<EditorActResult<{ version: number }>>;
  pin(order: PinOrder): Promise<EditorActResult<void>>;
  unpin(order: PinOrder): Promise<EditorActResult<void>>;
  orderPins(order: OrderPinsOrder): Promise<EditorActResult<void>>;
  block(order: BlockOrder): Promise<EditorActResult<void>>;
  unblock(order: BlockOrder): Promise<EditorActResult<void>>;
  /** what the paper has had on the subject of the draft as it stands */
  findEarlier(articleId: number): Promise<EditorActResult<EarlierStory[]>>;
  file(order: { articleId: number; filed: boolean }): Promise<EditorActResult<void>>;
  suggest(order: { of: 'topic' | 'author'; typed: string }): Promise<EditorActResult<string[]>>;
  findStories(typed: string): Promise<EditorActResult<StoryChoice[]>>;
  findPicture(id: number): Promise<EditorActResult<EditorPicture | null>>;
  check(articleId: number): Promise<EditorActResult<Finding[]>>;
  reread(articleId: number): Promise<EditorActResult<ArticleForEditing>>;
};
