import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ArrangeFrontOrder } from '#editorial/front/arrangingFronts.ts';
import type { FrontDraft } from '#editorial/front/draftingFronts.ts';
import type { Showing } from '#editorial/front/frontDraft.ts';
import type { FrontEntry } from '#editorial/front/frontHistory.ts';
import type { ReleaseFrontOrder } from '#editorial/front/releasingFronts.ts';
import type { CallOffFrontOrder, RescheduleFrontOrder } from '#editorial/front/reschedulingFronts.ts';
import type { TakeBackFrontOrder } from '#editorial/front/takingBackFronts.ts';

type Placed = { frontReleaseId: number; number: number };

export type FrontActs = {
  arrange(order: ArrangeFrontOrder): Promise<ActAnswer<Showing>>;
  reread(frontId: number): Promise<ActAnswer<{ draft: FrontDraft; decidedOn: string; showing: Showing }>>;
  release(order: ReleaseFrontOrder): Promise<ActAnswer<Placed>>;
  reschedule(order: RescheduleFrontOrder): Promise<ActAnswer<void>>;
  callOff(order: CallOffFrontOrder): Promise<ActAnswer<void>>;
  takeBack(order: TakeBackFrontOrder): Promise<ActAnswer<Placed>>;
  older(order: {
    frontId: number;
    before: number;
  }): Promise<ActAnswer<{ entries: FrontEntry[]; before: number | null }>>;
};

/** How to call whoever wrote it. */
export type ShownSection = { id: number; name: string };
