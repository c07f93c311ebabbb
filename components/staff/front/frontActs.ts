import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ArrangeFrontOrder } from '#editorial/fronts/arrangingFronts.ts';
import type { Showing } from '#editorial/fronts/frontDraft.ts';
import type { FrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import type { FrontEntry } from '#editorial/fronts/frontHistory.ts';
import type { ReleaseFrontOrder } from '#editorial/fronts/releasingFronts.ts';
import type { CancelFrontReleaseOrder, RescheduleFrontOrder } from '#editorial/fronts/reschedulingFronts.ts';
import type { TakeBackFrontOrder } from '#editorial/fronts/takingBackFronts.ts';

type Placed = { frontReleaseId: number; number: number };
type HistoryPage = { entries: FrontEntry[]; before: number | null };

export type FrontActs = {
  arrange(order: ArrangeFrontOrder): Promise<ActAnswer<Showing>>;
  reread(frontId: number): Promise<ActAnswer<{ draft: FrontDraft; decidedOn: string; showing: Showing }>>;
  release(order: ReleaseFrontOrder): Promise<ActAnswer<Placed>>;
  reschedule(order: RescheduleFrontOrder): Promise<ActAnswer<void>>;
  cancel(order: CancelFrontReleaseOrder): Promise<ActAnswer<void>>;
  takeBack(order: TakeBackFrontOrder): Promise<ActAnswer<Placed>>;
  older(order: { frontId: number; before: number }): Promise<ActAnswer<HistoryPage>>;
};

export type ShownSection = { id: number; name: string };
