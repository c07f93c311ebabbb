import type { ShownAsset } from '#components/staff/media/showUpload.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ArticleChoice } from '#editorial/articles/articleChoices.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';
import type { DeletionForecast } from '#editorial/bin/deletionForecast.ts';

type SubjectId = { subject: BinSubject; id: number };

/** What a field that suggests articles searches for. */
export type ArticleQuery = { q: string; only?: 'linkable' | 'notLive'; exclude?: number[] };

type PicturePage = { items: ShownAsset[]; before: number | null };

/** The server actions that every staff page can use; the layout passes them in. */
export type FrameActs = {
  findArticles(query: ArticleQuery): Promise<ActAnswer<ArticleChoice[]>>;
  startArticle(language?: string): Promise<ActAnswer<{ articleId: number }>>;
  listPictures(order: { q: string; before?: number | null }): Promise<ActAnswer<PicturePage>>;
  askDeletion(order: SubjectId): Promise<ActAnswer<DeletionForecast>>;
  moveSubjectToBin(order: SubjectId & { confirmation: Confirmation }): Promise<ActAnswer<void>>;
  restoreSubject(order: SubjectId): Promise<ActAnswer<void>>;
  speak(locale: string): Promise<ActAnswer<unknown>>;
  signOut(): Promise<void>;
};
