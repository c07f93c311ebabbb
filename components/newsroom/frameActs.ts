import type { Standing } from '#editorial/article/standing';

export type FoundArticle = { id: number; headline: string; standing: Standing };

/** What the frame can do anywhere; the layout hands in the server actions. */
export type FrameActs = {
  findArticles(q: string): Promise<{ ok: true; value: FoundArticle[] } | { ok: false }>;
  startArticle(): Promise<void>;
  speak(locale: string): Promise<{ ok: boolean }>;
  signOut(): Promise<void>;
};
