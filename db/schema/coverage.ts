import { pgTable } from '#db/pgCore.ts';
import { article } from './articles.ts';
import { foreignKey, tstzrange } from './columns.ts';
import { user } from './people.ts';

/**
 * Periods without coverage of a live story: from an editor's decision to end it until coverage was resumed. A story
 * with entries and no current period is being covered. The database refuses overlapping periods of one article.
 */
export const coverageEnd = pgTable('coverage_end', {
  articleId: foreignKey('article_id', () => article.id).notNull(),
  ended: tstzrange('ended').notNull(),
  endedBy: foreignKey('ended_by', () => user.id),
});
