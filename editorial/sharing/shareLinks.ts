import { z } from 'zod';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { shareLink } from '#db/schema/sharing.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, line } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { hashOf, newToken } from '#editorial/people/secretToken.ts';

export const longestDays = 30;

export const createShareOrder = z.strictObject({
  articleId,
  /** the name of the recipient */
  recipient: line(120).refine((text) => text !== ''),
  /** days of 24 hours for which the link is valid */
  days: z.coerce.number().int().min(1).max(longestDays),
  ...confirmable,
});
export type CreateShareOrder = z.input<typeof createShareOrder>;

/** A new link. It is shown only once: the table stores its hash. */
export type Shared = { id: number; recipient: string; link: string; until: Date };

/**
 * Creates a link that gives its holder access to the present draft of one article. @param site the paper's own address,
 * never one that a client sent @throws {Refusal} `not-allowed`, `not-found`
 */
export async function createShare(actor: AnyActor, order: CreateShareOrder, site: string): Promise<Shared> {
  allow(actor, 'share.create');
  const { articleId, recipient, days, confirmation } = createShareOrder.parse(order);
  const token = newToken();
  return authorizedTransaction(actor, 'share.create', async (tx) => {
    await checkConfirmation(tx, actor, { act: 'share.create', subject: null, confirmation });
    const [row] = await tx
      .select({ deletedAt: article.deletedAt })
      .from(article)
      .where(eq(article.id, articleId));
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const expiresAt = sql`now() + make_interval(hours => ${24 * days})`;
    const [created] = await tx
      .insert(shareLink)
      .values({ articleId, recipient, tokenHash: hashOf(token), createdBy: actor.id, expiresAt })
      .returning({ id: shareLink.id, until: shareLink.expiresAt });
    if (!created) throw new Error('insert returned no row');
    const detail = { recipient, until: created.until.toISOString(), link: created.id };
    await record(tx, actor, 'share.create', { is: 'article', id: articleId }, detail);
    return { ...created, recipient, link: `${site}/proofs/${token}` };
  });
}

export const revokeShareOrder = z.strictObject({
  articleId,
  linkId: z.coerce.number().int().positive(),
  ...confirmable,
});
export type RevokeShareOrder = z.input<typeof revokeShareOrder>;

/** Revokes a link at once; idempotent. @throws {Refusal} `not-allowed`, `not-found` */
export async function revokeShare(actor: AnyActor, order: RevokeShareOrder): Promise<void> {
  allow(actor, 'share.revoke');
  const { articleId, linkId, confirmation } = revokeShareOrder.parse(order);
  await authorizedTransaction(actor, 'share.revoke', async (tx) => {
    const [link] = await tx
      .select({ recipient: shareLink.recipient, revokedAt: shareLink.revokedAt })
      .from(shareLink)
      .where(and(eq(shareLink.id, linkId), eq(shareLink.articleId, articleId)))
      .for('update');
    if (!link) throw new Refusal('not-found');
    const subject = { is: 'share-link', id: linkId } as const;
    await checkConfirmation(tx, actor, { act: 'share.revoke', subject, confirmation });
    if (link.revokedAt) return;
    await tx.update(shareLink).set({ revokedAt: sql`now()` }).where(eq(shareLink.id, linkId));
    const detail = { recipient: link.recipient, link: linkId };
    await record(tx, actor, 'share.revoke', { is: 'article', id: articleId }, detail);
  });
}
