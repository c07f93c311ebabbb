'use server';
import { z } from 'zod';
import { currentActor } from '#app/_auth/currentActor.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { runAction } from '#app/_staff/runAction.ts';
import type { EditorPicture } from '#components/editor/EditorScreen.tsx';
import { Refusal } from '#editorial/access/refusal.ts';
import type { ChangeArticleFieldsOrder } from '#editorial/articles/articleFieldsOrder.ts';
import { readArticleForEditing, suggestNames } from '#editorial/articles/articleForEditing.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { changeArticleFields as describeAs } from '#editorial/articles/changingArticleFields.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { articleId, assetId } from '#editorial/inputSchemas.ts';
import { readCoverageStatus } from '#editorial/liveCoverage/coverageState.ts';
import { type EndCoverageOrder, endCoverage } from '#editorial/liveCoverage/endingCoverage.ts';
import { timestampEntry } from '#editorial/liveCoverage/entryTimestamp.ts';
import { findAsset } from '#editorial/media/assetList.ts';
import { type BlockOrder, blockRelated, unblockRelated } from '#editorial/related/blockingStories.ts';
import { earlierCoverage } from '#editorial/related/earlierCoverage.ts';
import {
  type OrderPinsOrder,
  orderPins,
  type PinOrder,
  pinRelated,
  unpinRelated,
} from '#editorial/related/pinningStories.ts';
import { checkDraft } from '#editorial/releases/releaseReview.ts';
import { type JoinOrder, joinSeries } from '#editorial/series/joiningSeries.ts';
import { readPlaceInSeries } from '#editorial/series/seriesList.ts';

/** No redirect to sign-in from here: it would take the page, and the text on it, away. */
async function actor() {
  const found = await currentActor();
  if (!found) throw new Refusal('not-signed-in');
  return found;
}

export async function describeArticle(order: ChangeArticleFieldsOrder) {
  return runAction(async () => describeAs(await actor(), order));
}

export async function pinStory(order: PinOrder) {
  return runAction(async () => pinRelated(await actor(), order));
}

export async function unpinStory(order: PinOrder) {
  return runAction(async () => unpinRelated(await actor(), order));
}

export async function orderPinned(order: OrderPinsOrder) {
  return runAction(async () => orderPins(await actor(), order));
}

export async function blockStory(order: BlockOrder) {
  return runAction(async () => blockRelated(await actor(), order));
}

export async function unblockStory(order: BlockOrder) {
  return runAction(async () => unblockRelated(await actor(), order));
}

export async function findEarlierStories(id: number) {
  return runAction(async () => earlierCoverage(await actor(), { articleId: articleId.parse(id) }));
}

export async function fileArticle(order: { articleId: number; filed: boolean }) {
  return runAction(async () => submitForReview(await actor(), order));
}

const suggestOrder = z.object({ of: z.enum(['topic', 'author']), typed: z.string().max(200) });

export async function suggest(order: z.input<typeof suggestOrder>) {
  return runAction(async () => suggestNames(await actor(), suggestOrder.parse(order)));
}

export async function findStoriesByText(typed: string) {
  return runAction(async () => {
    const { items } = await listArticles(await actor(), { view: 'all', q: z.string().parse(typed) });
    return items.slice(0, 8).map(({ id, headline }) => ({ id, headline }));
  });
}

/** Wide enough for the sheet's measure on a sharp screen, px. */
const sheetWidth = 1_200;

export async function findPicture(id: number) {
  return runAction(async (): Promise<EditorPicture | null> => {
    const found = await findAsset(await actor(), assetId.parse(id));
    const nearest = found?.renditions
      .filter(({ format }) => format !== 'avif') // staff may use anything; webp and jpeg are quick to decode
      .toSorted((one, other) => Math.abs(one.width - sheetWidth) - Math.abs(other.width - sheetWidth))[0];
    if (!found || !nearest) return null;
    const { width, height, alt, caption, credit } = found;
    return {
      id: found.id,
      url: `/newsroom/media/${found.id}/${nearest.name}`,
      width,
      height,
      alt,
      caption,
      credit,
    };
  });
}

export async function checkArticle(id: number) {
  return runAction(async () => checkDraft(await actor(), articleId.parse(id)));
}

export async function rereadArticle(id: number) {
  return runAction(async () => readArticleForEditing(await actor(), articleId.parse(id)));
}

export async function readSeriesChoices(id: number) {
  return runAction(async () => readPlaceInSeries(await actor(), articleId.parse(id)));
}

export async function joinASeries(order: JoinOrder) {
  return runAction(async () => joinSeries(await actor(), order));
}

export async function findEarlierCoverage(id: number) {
  return runAction(async () => readCoverageStatus(await actor(), articleId.parse(id)));
}

export async function endLive(order: Confirmed<EndCoverageOrder>) {
  return runAction(async () => endCoverage(await actor(), confirmed(order)));
}

export async function stampAnEntry() {
  return runAction(async () => timestampEntry(await actor()));
}
