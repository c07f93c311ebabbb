'use server';
import { z } from 'zod';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import type { EditorPicture } from '#components/editor/EditorScreen.tsx';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing, suggestNames } from '#editorial/articles/articleForEditing.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { changeArticleFields } from '#editorial/articles/changingArticleFields.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { approveArticle } from '#editorial/flow/approvingArticles.ts';
import { assignArticle, listAssignees } from '#editorial/flow/assigningArticles.ts';
import { writeInternalNote } from '#editorial/flow/internalNotes.ts';
import { returnToWriter } from '#editorial/flow/returningArticles.ts';
import { articleId, assetId } from '#editorial/inputSchemas.ts';
import { endCoverage, readCoverageStatus } from '#editorial/liveCoverage/endingCoverage.ts';
import { timestampEntry } from '#editorial/liveCoverage/entryTimestamp.ts';
import { findAsset } from '#editorial/media/assetList.ts';
import { blockRelated, unblockRelated } from '#editorial/related/blockingStories.ts';
import { earlierCoverage } from '#editorial/related/earlierCoverage.ts';
import { orderPins, pinRelated, unpinRelated } from '#editorial/related/pinningStories.ts';
import { checkDraft } from '#editorial/releases/releaseReview.ts';
import { joinSeries } from '#editorial/series/joiningSeries.ts';
import { readPlaceInSeries } from '#editorial/series/seriesList.ts';
import { previewAccepted } from '#editorial/suggestions/acceptedPreview.ts';
import { acceptSuggestions, rejectSuggestions } from '#editorial/suggestions/closingSuggestions.ts';
import { listSuggestions } from '#editorial/suggestions/listingSuggestions.ts';
import { replyToSuggestion } from '#editorial/suggestions/replyingToSuggestions.ts';

export const describeArticle = action(changeArticleFields);
export const pinStory = action(pinRelated);
export const unpinStory = action(unpinRelated);
export const orderPinned = action(orderPins);
export const blockStory = action(blockRelated);
export const unblockStory = action(unblockRelated);
export const fileArticle = action(submitForReview);
export const returnArticle = action(returnToWriter);
export const approve = action(approveArticle);
export const assign = action(assignArticle);
export const findAssignable = action((actor: Actor, _articleId: number) => listAssignees(actor));
export const writeNote = action(writeInternalNote);
export const joinASeries = action(joinSeries);
export const endLive = confirmedAction(endCoverage);
export const stampAnEntry = action(timestampEntry);
export const listDraftSuggestions = action(parsed(articleId, listSuggestions));
export const acceptDraftSuggestions = action(acceptSuggestions);
export const rejectDraftSuggestions = action(rejectSuggestions);
export const replyToDraftSuggestion = action(replyToSuggestion);
export const previewAcceptedDraft = action(parsed(articleId, previewAccepted));
export const checkArticle = action(parsed(articleId, checkDraft));
export const rereadArticle = action(parsed(articleId, readArticleForEditing));
export const readSeriesChoices = action(parsed(articleId, readPlaceInSeries));
export const findEarlierCoverage = action(parsed(articleId, readCoverageStatus));
export const findEarlierStories = action(
  parsed(articleId, (actor, id) => earlierCoverage(actor, { articleId: id })),
);

const suggestOrder = z.object({ of: z.enum(['topic', 'author']), typed: z.string().max(200) });
export const suggest = action(parsed(suggestOrder, suggestNames));

export const findStoriesByText = action(
  parsed(z.string(), async (actor, q) => {
    const { items } = await listArticles(actor, { view: 'all', q });
    return items.slice(0, 8).map(({ id, headline }) => ({ id, headline }));
  }),
);

/** Pixels: wide enough for the editor's column on a high-density screen. */
const sheetWidth = 1_200;

export const findPicture = action(
  parsed(assetId, async (actor, id): Promise<EditorPicture | null> => {
    const asset = await findAsset(actor, id);
    const nearest = asset?.renditions
      .filter(({ format }) => format !== 'avif') // staff may use anything; webp and jpeg are quick to decode
      .toSorted((a, b) => Math.abs(a.width - sheetWidth) - Math.abs(b.width - sheetWidth))[0];
    if (!asset || !nearest) return null;
    const { width, height, alt, caption, credit } = asset;
    const url = `/newsroom/media/${asset.id}/${nearest.name}`;
    return { id: asset.id, url, width, height, alt, caption, credit };
  }),
);
