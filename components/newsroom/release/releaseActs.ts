import type { Answered } from '#components/ui/useRefusal';
import type { Foreseen, ForeseeOrder } from '#editorial/article/foreseeing';
import type { LookBackOrder, LookedBack } from '#editorial/article/lookingBack';
import type { Released, ReleaseOrder } from '#editorial/article/releasing';
import type { CallOffOrder, RescheduleOrder } from '#editorial/article/rescheduling';
import type { TakeBackOrder } from '#editorial/article/takingBack';
import type { KeepLiveOrder, WithdrawOrder } from '#editorial/article/withdrawing';

export type TakeBackActs = {
  lookBack(order: LookBackOrder): Promise<Answered<LookedBack>>;
  takeBack(order: TakeBackOrder): Promise<Answered<Released>>;
};

export type ScheduleActs = {
  reschedule(order: RescheduleOrder): Promise<Answered<void>>;
  callOff(order: CallOffOrder): Promise<Answered<void>>;
  keepLive(order: KeepLiveOrder): Promise<Answered<void>>;
};

export type ReleaseActs = TakeBackActs &
  ScheduleActs & {
    release(order: ReleaseOrder): Promise<Answered<Released | null>>;
    foresee(order: ForeseeOrder): Promise<Answered<Foreseen>>;
    withdraw(order: WithdrawOrder): Promise<Answered<void>>;
  };

export const kinds = ['update', 'correction', 'clarification', 'typo'] as const;
export type Kind = (typeof kinds)[number];
