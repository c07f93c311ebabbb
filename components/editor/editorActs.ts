import type { CommentActs } from '#components/editor/comments/commentActs.ts';
import type { PickedPicture } from '#components/staff/media/PicturePicker.tsx';
import type { TakeBackActs } from '#components/staff/release/releaseActs.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ChangeArticleFieldsOrder } from '#editorial/articles/articleFieldsOrder.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import type { SubmitForReviewOrder } from '#editorial/articles/submittingForReview.ts';
import type { CoverageStatus, EndCoverageOrder } from '#editorial/liveCoverage/endingCoverage.ts';
import type { EntryTimestamp } from '#editorial/liveCoverage/entryTimestamp.ts';
import type { BlockOrder } from '#editorial/related/blockingStories.ts';
import type { EarlierStory } from '#editorial/related/earlierCoverage.ts';
import type { OrderPinsOrder, PinOrder } from '#editorial/related/pinningStories.ts';
import type { Finding } from '#editorial/releases/releaseFinding.ts';
import type { CreateSeriesOrder } from '#editorial/series/creatingSeries.ts';
import type { JoinOrder } from '#editorial/series/joiningSeries.ts';
import type { PlaceInSeries } from '#editorial/series/seriesList.ts';
import type { AcceptedPreview } from '#editorial/suggestions/acceptedPreview.ts';
import type { ClosedSuggestions, CloseSuggestionsOrder } from '#editorial/suggestions/closingSuggestions.ts';
import type { ListedReply, SuggestionsOfArticle } from '#editorial/suggestions/listingSuggestions.ts';
import type { ReplyToSuggestionOrder } from '#editorial/suggestions/replyingToSuggestions.ts';
import type { FlowActs } from './sidebar/flow/flowActs.ts';

/** A picture as the editor shows it. */
export type EditorPicture = PickedPicture;
export type StoryChoice = { id: number; headline: string };

/** The acts of the editor's page. */
export type EditorActs = TakeBackActs & {
  series: {
    read(articleId: number): Promise<ActAnswer<PlaceInSeries>>;
    join(order: JoinOrder): Promise<ActAnswer<void>>;
    create(order: CreateSeriesOrder): Promise<ActAnswer<{ seriesId: number }>>;
  };
  comments: CommentActs;
  coverage: {
    read(articleId: number): Promise<ActAnswer<CoverageStatus>>;
    end(order: EndCoverageOrder): Promise<ActAnswer<void>>;
  };
  /** the server's time, for a new entry of a live story */
  stamp(): Promise<ActAnswer<EntryTimestamp>>;
  describe(order: ChangeArticleFieldsOrder): Promise<ActAnswer<{ version: number }>>;
  pin(order: PinOrder): Promise<ActAnswer<void>>;
  unpin(order: PinOrder): Promise<ActAnswer<void>>;
  orderPins(order: OrderPinsOrder): Promise<ActAnswer<void>>;
  block(order: BlockOrder): Promise<ActAnswer<void>>;
  unblock(order: BlockOrder): Promise<ActAnswer<void>>;
  /** finds the paper's stories on the subject of the current draft */
  findEarlier(articleId: number): Promise<ActAnswer<EarlierStory[]>>;
  file(order: SubmitForReviewOrder): Promise<ActAnswer<void>>;
  flow: FlowActs;
  suggest(order: { of: 'topic' | 'author'; typed: string }): Promise<ActAnswer<string[]>>;
  listSuggestions(articleId: number): Promise<ActAnswer<SuggestionsOfArticle>>;
  acceptSuggestions(order: CloseSuggestionsOrder): Promise<ActAnswer<ClosedSuggestions>>;
  rejectSuggestions(order: CloseSuggestionsOrder): Promise<ActAnswer<ClosedSuggestions>>;
  replyToSuggestion(order: ReplyToSuggestionOrder): Promise<ActAnswer<ListedReply>>;
  /** the text as if all suggestions were accepted */
  previewAccepted(articleId: number): Promise<ActAnswer<AcceptedPreview>>;
  findStories(typed: string): Promise<ActAnswer<StoryChoice[]>>;
  findPicture(id: number): Promise<ActAnswer<EditorPicture | null>>;
  check(articleId: number): Promise<ActAnswer<Finding[]>>;
  reread(articleId: number): Promise<ActAnswer<ArticleForEditing>>;
};
