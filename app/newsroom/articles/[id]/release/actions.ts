'use server';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { type ForecastReleaseOrder, forecastRelease } from '#editorial/releases/releaseForecast.ts';
import { type ReleaseOrder, release } from '#editorial/releases/releasingArticles.ts';
import {
  type CancelReleaseOrder,
  cancelRelease,
  type RescheduleOrder,
  reschedule,
} from '#editorial/releases/reschedulingReleases.ts';
import { type KeepLiveOrder, keepLive } from '#editorial/releases/reschedulingWithdrawals.ts';
import { type PreviewTakeBackOrder, previewTakeBack } from '#editorial/releases/takeBackPreview.ts';
import { type TakeBackOrder, takeBack } from '#editorial/releases/takingBackReleases.ts';
import { type WithdrawOrder, withdraw } from '#editorial/releases/withdrawingArticles.ts';

export async function releaseArticle(order: Confirmed<ReleaseOrder>) {
  return runActionAs((actor) => release(actor, confirmed(order)));
}

/** What an order would meet and change, before it is given. */
export async function foreseeRelease(order: ForecastReleaseOrder) {
  return runActionAs((actor) => forecastRelease(actor, order));
}

export async function rescheduleRelease(order: Confirmed<RescheduleOrder>) {
  return runActionAs((actor) => reschedule(actor, confirmed(order)));
}

export async function cancelScheduledArticle(order: Confirmed<CancelReleaseOrder>) {
  return runActionAs((actor) => cancelRelease(actor, confirmed(order)));
}

export async function previewReleaseTakeBack(order: PreviewTakeBackOrder) {
  return runActionAs((actor) => previewTakeBack(actor, order));
}

export async function takeBackRelease(order: Confirmed<TakeBackOrder>) {
  return runActionAs((actor) => takeBack(actor, confirmed(order)));
}

export async function withdrawArticle(order: Confirmed<WithdrawOrder>) {
  return runActionAs((actor) => withdraw(actor, confirmed(order)));
}

export async function keepArticleLive(order: Confirmed<KeepLiveOrder>) {
  return runActionAs((actor) => keepLive(actor, confirmed(order)));
}
