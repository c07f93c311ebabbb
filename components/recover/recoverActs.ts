import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { CompareCopiesOrder, ComparedCopy } from '#editorial/article/comparingCopies.ts';
import type { RecoverDraftOrder } from '#editorial/article/recoveringDraft.ts';

/** What *Recover* asks of the server; the page hands these in. */
export type RecoverActs = {
  compare(order: CompareCopiesOrder): Promise<ActAnswer<ComparedCopy[]>>;
  createDraft(order: RecoverDraftOrder): Promise<ActAnswer<{ articleId: number }>>;
};
