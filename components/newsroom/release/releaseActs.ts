import type { ActAnswer } from '#components/ui/useRefusal';
import type { LookBackOrder, LookedBack } from '#editorial/article/lookingBack';
import type { Foreseen, ForeseeOrder } from '#editorial/article/releaseForecast';
import type { Released, ReleaseOrder } from '#editorial/article/releasing';
import type { CallOffOrder, RescheduleOrder } from '#editorial/article/rescheduling';
import type { TakeBackOrder } from '#editorial/article/takingBack';
import type { KeepLiveOrder, WithdrawOrder } from '#editorial/article/withdrawing';

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
