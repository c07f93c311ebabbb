import type { DescribeOrder } from '#editorial/article/describing';
import type { Finding } from '#editorial/article/judging';
import type { LookBackOrder, LookedBack } from '#editorial/article/lookingBack';
import type { Released } from '#editorial/article/ordering';
import type { ForEditing } from '#editorial/article/reading';
import type { TakeBackOrder } from '#editorial/article/takingBack';
import type { CoverageOrder } from '#editorial/coverage/ending';
import type { Covered } from '#editorial/coverage/reading';
import type { Stamp } from '#editorial/coverage/stamping';
import type { Facts, Reason } from '#editorial/refusal';
import type { BlockOrder } from '#editorial/related/blocking';
import type { Coverage } from '#editorial/related/earlierCoverage';
import type { OrderPinsOrder, PinOrder } from '#editorial/related/pinning';
import type { FoundSeriesOrder } from '#editorial/series/founding';
import type { JoinOrder } from '#editorial/series/joining';
import type { PlaceInSeries } from '#editorial/series/listing';

export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; refused: Reason | 'failed'; facts: Facts; fields: string[] };

/** A picture as the editor shows it. */
export type ShownPicture = {
  id: number;
  url: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
};

/** Makes an earlier release live again; the draft stays as it is. */
export type TakeBackActs = {
  lookBack(order: LookBackOrder): Promise<Answer<LookedBack>>;
  takeBack(order: TakeBackOrder): Promise<Answer<Released>>;
};

/** Makes the article a part of a series. */
export type SeriesActs = {
  read(articleId: number): Promise<Answer<PlaceInSeries>>;
  join(order: JoinOrder): Promise<Answer<void>>;
  found(order: FoundSeriesOrder): Promise<Answer<{ seriesId: number }>>;
};

/** Whether a live story is being told, and the word that it is over. */
export type CoverageActs = {
  read(articleId: number): Promise<Answer<Covered>>;
  end(order: CoverageOrder): Promise<Answer<void>>;
};

export type { Coverage };
export type FoundStory = { id: number; headline: string };

/** What can be done from the editor's page; the page hands these in. */
export type EditorActs = TakeBackActs & {
  series: SeriesActs;
  coverage: CoverageActs;
  /** what a new entry of a live story begins with */
  stamp(): Promise<Answer<Stamp>>;
  describe(order: DescribeOrder): Promise<Answer<{ version: number }>>;
  pin(order: PinOrder): Promise<Answer<void>>;
  unpin(order: PinOrder): Promise<Answer<void>>;
  orderPins(order: OrderPinsOrder): Promise<Answer<void>>;
  block(order: BlockOrder): Promise<Answer<void>>;
  unblock(order: BlockOrder): Promise<Answer<void>>;
  /** what the paper has had on the subject of the draft as it stands */
  findEarlier(articleId: number): Promise<Answer<Coverage[]>>;
  file(order: { articleId: number; filed: boolean }): Promise<Answer<void>>;
  suggest(order: { of: 'topic' | 'author'; typed: string }): Promise<Answer<string[]>>;
  findStories(typed: string): Promise<Answer<FoundStory[]>>;
  findPicture(id: number): Promise<Answer<ShownPicture | null>>;
  check(articleId: number): Promise<Answer<Finding[]>>;
  reread(articleId: number): Promise<Answer<ForEditing>>;
};
