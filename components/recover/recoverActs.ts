import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type {
  CompareCopiesOrder,
  ComparedCopy,
  RecoverDraftOrder,
} from '#editorial/drafts/recoveringDrafts.ts';

/** What *Recover* asks of the server; the page hands these in. */
export type RecoverActs = {
  compare(order: CompareCopiesOrder): Promise<ActAnswer<ComparedCopy[]>>;
  createDraft(order: RecoverDraftOrder): Promise<ActAnswer<{ articleId: number }>>;
};
