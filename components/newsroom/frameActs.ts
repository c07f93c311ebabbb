import type { Standing } from '#editorial/article/standing';
import type { Marked } from '#editorial/search/marking';
import type { Answered } from './admin/useRefusal.tsx';
import type { ShownAsset } from './media/show.tsx';

export type FoundArticle = { id: number; headline: string; standing: Standing; snippet: Marked | null };

/** What the frame can do anywhere; the layout hands in the server actions. */
export type FrameActs = {
  findArticles(q: string): Promise<{ ok: true; value: FoundArticle[] } | { ok: false }>;
  startArticle(language?: string): Promise<Answered<{ articleId: number }>>;
  listPictures(order: {
    q: string;
    before?: number | null;
  }): Promise<Answered<{ items: ShownAsset[]; before: number | null }>>;
  speak(locale: string): Promise<{ ok: boolean }>;
  signOut(): Promise<void>;
};
