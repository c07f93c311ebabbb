'use server';
import { z } from 'zod';
import { currentActor } from '#app/_auth/currentActor.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { runAction } from '#app/_staff/runAction.ts';
import type { EditorPicture } from '#components/editor/EditorScreen.tsx';
import { Refusal } from '#editorial/access/refusal.ts';
import { readArticleForEditing, suggestNames } from '#editorial/articles/articleForEditing.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import {
  type ChangeArticleFieldsOrder,
  changeArticleFields as describeAs,
} from '#editorial/articles/changingArticleFields.ts';
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

/** Does not redirect to sign-in: that would close the page and lose its unsent text. */
async function actor() {
  const signedIn = await currentActor();
  if (!signedIn) throw new Refusal('not-signed-in');
  return signedIn;
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

/** Pixels: wide enough for the editor's column on a high-density screen. */
const EDITOR_WIDTH_PX = 1_200;

export async function findPicture(id: number) {
  return runAction(async (): Promise<EditorPicture | null> => {
    const asset = await findAsset(await actor(), assetId.parse(id));
    const nearest = asset?.renditions
      .filter(({ format }) => format !== 'avif') // staff browsers support all formats; webp and jpeg decode fastest
      .toSorted(
        (one, other) => Math.abs(one.width - EDITOR_WIDTH_PX) - Math.abs(other.width - EDITOR_WIDTH_PX),
      )[0];
    if (!asset || !nearest) return null;
    const { width, height, alt, caption, credit } = asset;
    return {
      id: asset.id,
      url: `/newsroom/media/${asset.id}/${nearest.name}`,
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
