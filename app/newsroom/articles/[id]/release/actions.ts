'use server';
import { answerAs } from '#app/_staff/actionAs.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { type ForeseeOrder, foresee } from '#editorial/releases/releaseForecast.ts';
import { type ReleaseOrder, release } from '#editorial/releases/releasingArticles.ts';
import {
  type CallOffOrder,
  callOff,
  type RescheduleOrder,
  reschedule,
} from '#editorial/releases/reschedulingReleases.ts';
import { type LookBackOrder, lookBack } from '#editorial/releases/takeBackPreview.ts';
import { type TakeBackOrder, takeBack } from '#editorial/releases/takingBackReleases.ts';
import {
  type KeepLiveOrder,
  keepLive,
  type WithdrawOrder,
  withdraw,
} from '#editorial/releases/withdrawingArticles.ts';

export async function releaseArticle(order: Confirmed<ReleaseOrder>) {
  return answerAs((actor) => release(actor, confirmed(order)));
}

/** What an order would meet and change, before it is given. */
export async function foreseeRelease(order: ForeseeOrder) {
  return answerAs((actor) => foresee(actor, order));
}

export async function rescheduleRelease(order: Confirmed<RescheduleOrder>) {
  return answerAs((actor) => reschedule(actor, confirmed(order)));
}

export async function callOffRelease(order: Confirmed<CallOffOrder>) {
  return answerAs((actor) => callOff(actor, confirmed(order)));
}

export async function lookBackAtRelease(order: LookBackOrder) {
  return answerAs((actor) => lookBack(actor, order));
}

export async function takeBackRelease(order: Confirmed<TakeBackOrder>) {
  return answerAs((actor) => takeBack(actor, confirmed(order)));
}

export async function withdrawArticle(order: Confirmed<WithdrawOrder>) {
  return answerAs((actor) => withdraw(actor, confirmed(order)));
}

export async function keepArticleLive(order: Confirmed<KeepLiveOrder>) {
  return answerAs((actor) => keepLive(actor, confirmed(order)));
}
