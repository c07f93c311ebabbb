import { z } from 'zod';
import { staff, type Transaction } from '#db/pools.ts';
import { and, asc, eq, inArray, isNull, ne, sql } from '#db/query.ts';
import { commentMention } from '#db/schema/comments.ts';
import type { CommentId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { line } from '#editorial/inputSchemas.ts';

const MAX_COLLEAGUES = 8;

export const findColleaguesOrder = z.object({ typed: line(100) });
export type FindColleaguesOrder = z.input<typeof findColleaguesOrder>;
export type Colleague = { id: UserId; name: string };

/** Colleagues whose name contains what was typed after `@`, those whose name begins with it first. */
export async function findColleagues(actor: Actor, order: FindColleaguesOrder): Promise<Colleague[]> {
  allow(actor, 'comment.read');
  const typed = findColleaguesOrder.parse(order).typed.toLowerCase();
  const place = sql<number>`strpos(lower(${user.name}), ${typed})`;
  return staff()
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(and(isNull(user.disabledAt), ne(user.id, actor.id), sql`${place} > 0`))
    .orderBy(asc(place), asc(user.name), asc(user.id))
    .limit(MAX_COLLEAGUES);
}

type Mentions = { commentId: CommentId; text: string; mentions: UserId[] };

/**
 * Stores whom a comment mentions: of the chosen colleagues, those with an account in use whose `@` name is in the text.
 * @returns those whom the comment did not mention before
 */
export async function storeMentions(
  tx: Transaction,
  { commentId, text, mentions }: Mentions,
): Promise<UserId[]> {
  const before = await tx
    .delete(commentMention)
    .where(eq(commentMention.commentId, commentId))
    .returning({ userId: commentMention.userId });
  if (mentions.length === 0) return [];
  const people = await tx
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(and(inArray(user.id, mentions), isNull(user.disabledAt)));
  const mentioned = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
  if (mentioned.length === 0) return [];
  await tx.insert(commentMention).values(mentioned.map((userId) => ({ commentId, userId })));
  return mentioned.filter((id) => !before.some(({ userId }) => userId === id));
}
