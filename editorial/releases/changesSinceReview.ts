import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, gt, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ArticleField, readFieldChanges } from '#editorial/articles/fieldChanges.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { type ContentChanges, compareReleaseContents } from './contentComparison.ts';
import { changedReviewContext, type OvertakenField } from './overtakenReview.ts';
import { readReleaseContent } from './releaseContent.ts';
import { findReviewed, type Reviewed, readReviewContext, snapshotId } from './reviewedSnapshots.ts';

export const changesOrder = z.object({
  articleId,
  reviewed: snapshotId,
  /** the `state` of the previous answer; while it is the same, the answer is null */
  known: z.string().max(200).optional(),
});
export type ChangesOrder = z.input<typeof changesOrder>;

export type ChangesSince = ContentChanges & {
  /** identifies the state of draft and article that was compared */
  state: string;
  /** names of those who have edited since, latest first */
  people: string[];
  /** the field because of which the reviewed content can no longer be released */
  overtaken: OvertakenField | null;
};

/**
 * The differences between the present draft and the reviewed content. Pages request them every two seconds; while
 * nobody edits, the answer is null after a few short queries.
 * @throws {Refusal} `not-found`, `review-gone`
 */
export async function changesSinceReview(actor: AnyActor, order: ChangesOrder): Promise<ChangesSince | null> {
  allow(actor, 'article.preview');
  const parsed = changesOrder.parse(order);
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, parsed.articleId));
    if (!row) throw new Refusal('not-found');
    const surrounding = await readReviewContext(tx, row);
    const { lastRelease, pins } = surrounding;
    const state = [await lastUpdate(tx, row.id), row.version, lastRelease, pins].join('.');
    if (state === parsed.known) return null;
    const reviewed = await findReviewed(tx, row, parsed.reviewed);
    const now = await readReleaseContent(tx, row);
    const changes = compareReleaseContents(reviewed.content, now);
    return {
      state,
      ...changes,
      people: changes.count > 0 ? await editorsSince(tx, row.id, reviewed) : [],
      overtaken: changedReviewContext(reviewed.surrounding, surrounding),
    };
  });
}

async function lastUpdate(tx: Transaction, id: ArticleId): Promise<number> {
  const [row] = await tx
    .select({
      last: sql<string>`coalesce((select max(u.id) from ${draftUpdate} u where u.article_id = ${id}), ${draft.stateUpto})`,
    })
    .from(draft)
    .where(eq(draft.articleId, id));
  return Number(row?.last ?? 0);
}

/** Fields of the draft's text. The draft's log shows at once who edits them. */
const typedFields: ReadonlySet<ArticleField> = new Set(['headline', 'standfirst', 'body']);

/** Names of those who edited the draft's text or its fields after the snapshot was made, latest first. */
async function editorsSince(
  tx: Transaction,
  id: ArticleId,
  { content, madeAt }: Reviewed,
): Promise<string[]> {
  const typed = await tx
    .select({ name: user.name, at: sql<string>`max(${draftUpdate.at})` })
    .from(draftUpdate)
    .innerJoin(user, eq(user.id, draftUpdate.userId))
    .where(and(eq(draftUpdate.articleId, id), gt(draftUpdate.id, content.draftUpto)))
    .groupBy(user.id, user.name);
  const fields = (await readFieldChanges(id, tx)).filter(({ field }) => !typedFields.has(field));
  const described = fields.flatMap(({ by, at }) =>
    by !== null && new Date(at) > madeAt ? [{ name: by, at }] : [],
  );
  const latest = [...typed, ...described].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return [...new Set(latest.map(({ name }) => name))].slice(0, 5);
}
