import { z } from 'zod';
import { and, notInArray, type SQL, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { articleId, line } from '#editorial/inputSchemas.ts';
import { isLive, type ListedArticle, listArticles } from './articleList.ts';
import { hasPermanentSlug } from './articleSlugs.ts';

const MAX_CHOICES = 8;
/** The parts of the longest series are excluded at once. */
const MAX_EXCLUDED = 200;

const suitable = {
  /** a link to it stays valid */
  linkable: hasPermanentSlug,
  /** readers do not see it now */
  notLive: sql`not ${isLive}`,
} satisfies Record<string, SQL>;

export const articleChoicesOrder = z.object({
  q: line(200).catch(''),
  only: z.enum(['linkable', 'notLive']).optional(),
  exclude: articleId.array().max(MAX_EXCLUDED).default([]),
});

export type ArticleChoice = Pick<ListedArticle, 'id' | 'slug' | 'headline' | 'standing' | 'snippet'>;

/**
 * The articles that a field suggests for the typed text, last changed first, at most eight. The conditions are part of the query:
 * if they were applied to its result, eight unsuitable articles would hide all suitable ones.
 */
export async function listArticleChoices(
  actor: AnyActor,
  order: z.input<typeof articleChoicesOrder>,
): Promise<ArticleChoice[]> {
  allow(actor, 'article.list');
  const { q, only, exclude } = articleChoicesOrder.parse(order);
  const where = and(only && suitable[only], exclude.length > 0 ? notInArray(article.id, exclude) : undefined);
  const { items } = await listArticles(actor, { view: 'all', q }, { where, pageSize: MAX_CHOICES });
  return items.map(({ id, slug, headline, standing, snippet }) => ({
    id,
    slug,
    headline,
    standing,
    snippet,
  }));
}
