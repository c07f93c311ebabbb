import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { LookBackOrder, LookedBack } from '#editorial/article/lookingBack.ts';
import type { Foreseen, ForeseeOrder } from '#editorial/article/releaseForecast.ts';
import type { Released, ReleaseOrder } from '#editorial/article/releasing.ts';
import type { CallOffOrder, RescheduleOrder } from '#editorial/article/rescheduling.ts';
import type { TakeBackOrder } from '#editorial/article/takingBack.ts';
import type { KeepLiveOrder, WithdrawOrder } from '#editorial/article/withdrawing.ts';

export type TakeBackActs = {
  lookBack(order: LookBackOrder): Promise<ActAnswer<LookedBack>>;
  takeBack(order: TakeBackOrder): Promise<ActAnswer<Released>>;
};

export type ScheduleActs = {
  reschedule(order: RescheduleOrder): Promise<ActAnswer<void>>;
  callOff(order: CallOffOrder): Promise<ActAnswer<void>>;
  keepLive(order: KeepLiveOrder): Promise<ActAnswer<void>>;
};

export type ReleaseActs = TakeBackActs &
  ScheduleActs & {
    release(order: ReleaseOrder): Promise<ActAnswer<Released | null>>;
    foresee(order: ForeseeOrder): Promise<ActAnswer<Foreseen>>;
    withdraw(order: WithdrawOrder): Promise<ActAnswer<void>>;
  };

export const kinds = ['update', 'correction', 'clarification', 'typo'] as const;
export type Kind = (typeof kinds)[number];
