import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';
import type { CreateSeriesOrder } from '#editorial/series/creatingSeries.ts';
import type { PartsOrder } from '#editorial/series/joiningSeries.ts';
import type { RenameSeriesOrder } from '#editorial/series/renamingSeries.ts';

export type CreateSeriesAct = (
  order: CreateSeriesOrder,
) => Promise<ActAnswer<{ seriesId: number; slug: string }>>;

export type SeriesActs = {
  setParts(order: PartsOrder): Promise<ActAnswer<{ version: number }>>;
  rename(order: RenameSeriesOrder): Promise<ActAnswer<void>>;
  drop(order: { seriesId: number; version: number }): Promise<ActAnswer<void>>;
};

/** A series' name or standfirst in the language of the staff member, or in any language that has one. */
export const seriesText = (texts: LocalizedNames, locale: 'en' | 'zh-CN'): string =>
  texts[locale] ?? Object.values(texts)[0] ?? '';
