import type { Answered } from '#components/ui/useRefusal';
import type { ArrangeFrontOrder } from '#editorial/front/arranging';
import type { FrontDraft } from '#editorial/front/drafting';
import type { ReleaseFrontOrder } from '#editorial/front/releasing';
import type { CallOffFrontOrder, RescheduleFrontOrder } from '#editorial/front/rescheduling';
import type { Showing } from '#editorial/front/showing';
import type { TakeBackFrontOrder } from '#editorial/front/takingBack';
import type { FrontEntry } from '#editorial/front/telling';

type Placed = { frontReleaseId: number; number: number };

export type FrontActs = {
  arrange(order: ArrangeFrontOrder): Promise<Answered<Showing>>;
  reread(frontId: number): Promise<Answered<{ draft: FrontDraft; decidedOn: string; showing: Showing }>>;
  release(order: ReleaseFrontOrder): Promise<Answered<Placed>>;
  reschedule(order: RescheduleFrontOrder): Promise<Answered<void>>;
  callOff(order: CallOffFrontOrder): Promise<Answered<void>>;
  takeBack(order: TakeBackFrontOrder): Promise<Answered<Placed>>;
  older(order: {
    frontId: number;
    before: number;
  }): Promise<Answered<{ entries: FrontEntry[]; before: number | null }>>;
};

/** How to call whoever wrote it. */
export type ShownSection = { id: number; name: string };
