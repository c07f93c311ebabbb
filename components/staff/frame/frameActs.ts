import type { ShownAsset } from '#components/staff/media/showUpload.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ArticleStanding } from '#editorial/articles/articleStanding.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';
import type { Deletion } from '#editorial/bin/deletionPreview.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';

type Which = { subject: BinSubject; id: number };

export type ArticleChoice = {
  id: number;
  slug: string;
  headline: string;
  standing: ArticleStanding;
  snippet: Marked | null;
};

/** What the frame can do anywhere; the layout hands in the server actions. */
export type FrameActs = {
  findArticles(q: string): Promise<{ ok: true; value: ArticleChoice[] } | { ok: false }>;
  startArticle(language?: string): Promise<ActAnswer<{ articleId: number }>>;
  listPictures(order: {
    q: string;
    before?: number | null;
  }): Promise<ActAnswer<{ items: ShownAsset[]; before: number | null }>>;
  askDeletion(order: Which): Promise<ActAnswer<Deletion>>;
  moveSubjectToBin(order: Which & { confirmation: Confirmation }): Promise<ActAnswer<void>>;
  restoreSubject(order: Which): Promise<ActAnswer<void>>;
  speak(locale: string): Promise<ActAnswer<unknown>>;
  signOut(): Promise<void>;
};
