import type { Answered } from '#components/ui/useRefusal';
import type { Names } from '#editorial/reading/shapes';
import type { FoundSeriesOrder } from '#editorial/series/founding';
import type { PartsOrder } from '#editorial/series/joining';
import type { RenameSeriesOrder } from '#editorial/series/renaming';

export type FoundAct = (order: FoundSeriesOrder) => Promise<Answered<{ seriesId: number; slug: string }>>;

export type SeriesActs = {
  setParts(order: PartsOrder): Promise<Answered<{ version: number }>>;
  rename(order: RenameSeriesOrder): Promise<Answered<void>>;
  drop(order: { seriesId: number; version: number }): Promise<Answered<void>>;
};

/** What staff call a series: in their own language, or in whatever it is called anything. */
export const seriesName = (names: Names, locale: 'en' | 'zh-CN'): string =>
  names[locale] ?? Object.values(names)[0] ?? '';
