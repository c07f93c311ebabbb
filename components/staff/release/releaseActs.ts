import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ForecastReleaseOrder, ReleaseForecast } from '#editorial/releases/releaseForecast.ts';
import type { Released, ReleaseOrder } from '#editorial/releases/releasingArticles.ts';
import type {
  CancelReleaseOrder,
  KeepLiveOrder,
  RescheduleOrder,
} from '#editorial/releases/reschedulingReleases.ts';
import type { ForecastTakeBackOrder, TakeBackForecast } from '#editorial/releases/takeBackForecast.ts';
import type { TakeBackOrder } from '#editorial/releases/takingBackReleases.ts';
import type { WithdrawOrder } from '#editorial/releases/withdrawingArticles.ts';

export type TakeBackActs = {
  forecastTakeBack(order: ForecastTakeBackOrder): Promise<ActAnswer<TakeBackForecast>>;
  takeBack(order: TakeBackOrder): Promise<ActAnswer<Released>>;
};

export type ScheduleActs = {
  reschedule(order: RescheduleOrder): Promise<ActAnswer<void>>;
  cancel(order: CancelReleaseOrder): Promise<ActAnswer<void>>;
  keepLive(order: KeepLiveOrder): Promise<ActAnswer<void>>;
};

export type ReleaseActs = TakeBackActs &
  ScheduleActs & {
    release(order: ReleaseOrder): Promise<ActAnswer<Released | null>>;
    foresee(order: ForecastReleaseOrder): Promise<ActAnswer<ReleaseForecast>>;
    withdraw(order: WithdrawOrder): Promise<ActAnswer<void>>;
  };

export const kinds = ['update', 'correction', 'clarification', 'typo'] as const;
export type Kind = (typeof kinds)[number];

/** Whether a release of this kind tells readers what was wrong, so that it needs a note. */
export const isNoticeKind = (kind: string | null | undefined): kind is 'correction' | 'clarification' =>
  kind === 'correction' || kind === 'clarification';
