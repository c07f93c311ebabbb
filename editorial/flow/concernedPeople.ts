import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, isNull } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { flowStep } from '#db/schema/flow.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { roles, user } from '#db/schema/people.ts';
import { may } from '#editorial/access/policy.ts';

/** Who created the article, and everybody who submitted it. */
export async function findWriters(tx: Transaction, articleId: ArticleId): Promise<(UserId | null)[]> {
  const [created] = await tx.select({ by: article.createdBy }).from(article).where(eq(article.id, articleId));
  const filed = await tx
    .selectDistinct({ by: flowStep.actorId })
    .from(flowStep)
    .where(and(eq(flowStep.articleId, articleId), eq(flowStep.kind, 'filed')));
  return [created?.by ?? null, ...filed.map(({ by }) => by)];
}

/** Everybody to whom the article was ever assigned. */
export async function findAssignees(tx: Transaction, articleId: ArticleId): Promise<(UserId | null)[]> {
  const rows = await tx
    .selectDistinct({ assignee: flowStep.assignee })
    .from(flowStep)
    .where(and(eq(flowStep.articleId, articleId), eq(flowStep.kind, 'assigned')));
  return rows.map(({ assignee }) => assignee);
}

/** The reviewer to whom the article is assigned, or else everybody who may approve it. */
export async function findReviewers(tx: Transaction, assignee: UserId | null): Promise<UserId[]> {
  const reviewerRoles = roles.filter((role) => may({ role }, 'article.approve'));
  const people = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(inArray(user.role, reviewerRoles), isNull(user.disabledAt)));
  const assigned = people.filter(({ id }) => id === assignee);
  return (assigned.length > 0 ? assigned : people).map(({ id }) => id);
}
