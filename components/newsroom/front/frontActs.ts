import type { ArrangeFrontOrder } from '#editorial/front/arranging';
import type { FrontDraft } from '#editorial/front/drafting';
import type { ReleaseFrontOrder } from '#editorial/front/releasing';
import type { RescheduleFrontOrder } from '#editorial/front/rescheduling';
import type { Showing } from '#editorial/front/showing';
import type { TakeBackFrontOrder } from '#editorial/front/takingBack';
import type { FrontEntry } from '#editorial/front/telling';
import type { Answered } from '../admin/useRefusal.tsx';

type Placed = { frontReleaseId: number; number: number };

export type FrontActs = {
  arrange(order: ArrangeFrontOrder): Promise<Answered<Showing>>;
  reread(frontId: number): Promise<Answered<{ draft: FrontDraft; showing: Showing }>>;
  release(order: ReleaseFrontOrder): Promise<Answered<Placed>>;
  reschedule(order: RescheduleFrontOrder): Promise<Answered<void>>;
  callOff(order: { frontId: number }): Promise<Answered<void>>;
  takeBack(order: TakeBackFrontOrder): Promise<Answered<Placed>>;
  older(order: {
    frontId: number;
    before: number;
  }): Promise<Answered<{ entries: FrontEntry[]; before: number | null }>>;
};

/** How to call whoever wrote it. */
export type ShownSection = { id: number; name: string };
