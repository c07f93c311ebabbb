import { integer, jsonb, text } from '#db/pgCore.ts';
import { instantColumn, reference } from '#db/schema/columns.ts';
import type { ArticleId, PackageId, ReleaseId, SeriesId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { liveView } from './liveView.ts';

/** Live articles with ended coverage: they get no further entries. */
export const liveCoverageEnd = liveView('coverage_end', {
  articleId: reference<ArticleId>('article_id').notNull(),
  at: instantColumn('at').notNull(),
});

/** Series that have a live part. */
export const liveSeries = liveView('series', {
  id: reference<SeriesId>('id').notNull(),
  slug: text('slug').notNull(),
  names: jsonb('names').$type<LocalizedNames>().notNull(),
  standfirsts: jsonb('standfirsts').$type<LocalizedNames>().notNull(),
});

/** Live articles that are parts of a series, in the order of `position`. */
export const liveSeriesPart = liveView('series_part', {
  seriesId: reference<SeriesId>('series_id').notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  position: integer('position').notNull(),
  releaseId: reference<ReleaseId>('release_id').notNull(),
});

/** Live articles that began together in a package: one row for each package and article. */
export const livePackageStory = liveView('package_story', {
  packageId: reference<PackageId>('package_id').notNull(),
  titles: jsonb('titles').$type<LocalizedNames>().notNull(),
  articleId: reference<ArticleId>('article_id').notNull(),
  togetherAt: instantColumn('together_at').notNull(),
  /** null: the story is not in the package, but waited for one of its stories */
  position: integer('position'),
  releaseId: reference<ReleaseId>('release_id').notNull(),
});
