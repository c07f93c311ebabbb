'use server';
import { action, confirmedAction } from '#app/_staff/action.ts';
import { forecastRelease } from '#editorial/releases/releaseForecast.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease, keepLive, reschedule } from '#editorial/releases/reschedulingReleases.ts';
import { forecastTakeBack } from '#editorial/releases/takeBackForecast.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

export const releaseArticle = confirmedAction(release);
/** The checks and the effects of an order, before it is given. */
export const foreseeRelease = action(forecastRelease);
export const rescheduleRelease = confirmedAction(reschedule);
export const cancelScheduledArticle = confirmedAction(cancelRelease);
export const forecastReleaseTakeBack = action(forecastTakeBack);
export const takeBackRelease = confirmedAction(takeBack);
export const withdrawArticle = confirmedAction(withdraw);
export const keepArticleLive = confirmedAction(keepLive);
