import { pgTable } from '#db/pgCore.ts';
import { article } from './articles.ts';
import { reference, tstzrange } from './columns.ts';
import type { ArticleId, UserId } from './ids.ts';
import { user } from './people.ts';

/**
 * Periods in which the coverage of a live story had ended: from an editor's decision until coverage was resumed. A
 * story with entries and no current period is being covered. The database refuses overlapping periods of one article.
 */
export const coverageEnd = pgTable('coverage_end', {
  articleId: reference<ArticleId>('article_id')
    .notNull()
    .references(() => article.id),
  ended: tstzrange('ended').notNull(),
  endedBy: reference<UserId>('ended_by').references(() => user.id),
});
