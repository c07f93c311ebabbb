import { pgTable } from '#db/pgCore.ts';
import { article } from './articles.ts';
import { reference, tstzrange } from './columns.ts';
import type { ArticleId, UserId } from './ids.ts';
import { user } from './people.ts';

/**
 * When the coverage of a live story was over: from an editor's word on, until it was taken up again. A story that has
 * entries and no row that holds now is being told. The database refuses two rows of one article that overlap.
 */
export const coverageEnd = pgTable('coverage_end', {
  articleId: reference<ArticleId>('article_id')
    .notNull()
    .references(() => article.id),
  ended: tstzrange('ended').notNull(),
  endedBy: reference<UserId>('ended_by').references(() => user.id),
});
