import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ApproveArticleOrder } from '#editorial/flow/approvingArticles.ts';
import type { AssignArticleOrder, Assignee } from '#editorial/flow/assigningArticles.ts';
import type { WriteInternalNoteOrder } from '#editorial/flow/internalNotes.ts';
import type { ReturnToWriterOrder } from '#editorial/flow/returningArticles.ts';

/** The acts that bring an article to its release. */
export type FlowActs = {
  returnToWriter(order: ReturnToWriterOrder): Promise<ActAnswer<void>>;
  approve(order: ApproveArticleOrder): Promise<ActAnswer<void>>;
  assign(order: AssignArticleOrder): Promise<ActAnswer<void>>;
  listAssignees(articleId: number): Promise<ActAnswer<Assignee[]>>;
  writeNote(order: WriteInternalNoteOrder): Promise<ActAnswer<void>>;
};
