import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { and, desc, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { releaseKinds, release as releases } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { articleId, line } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { relateStory } from '#editorial/related/storyRelations.ts';
import { tagsOf } from './cacheTags.ts';
import type { Released } from './placingReleases.ts';
import { refuseUnfitRelease } from './releaseChecks.ts';
import { lockReleaseContent } from './releaseContent.ts';
import { placeRelease } from './releaseRows.ts';
import { enterWithdrawal } from './withdrawals.ts';

export const archiveOrder = z
  .object({
    articleId,
    kind: z.enum(releaseKinds).exclude(['take-back']).default('first'),
    readerNote: line(2_000).default(''),
    from: z.coerce.date(),
    until: z.coerce.date().nullable().default(null),
    withdrawnBecause: line(2_000).optional(),
  })
  .refine((order) => order.until === null || order.until > order.from, 'malformed');

/**
 * Enters a release of the past, with the range in which it was live: how a paper brings its archive along. The draft
 * is what was released then; an article's releases come in their order.
 */
export async function releaseFromArchive(
  actor: AnyActor,
  order: z.input<typeof archiveOrder>,
): Promise<Released> {
  allow(actor, 'archive.release');
  const asked = archiveOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'archive.release');
    const [row] = await tx.select().from(article).where(eq(article.id, asked.articleId)).for('update');
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const [before] = await tx
      .select({
        number: releases.number,
        hash: releases.contentHash,
        first: releases.firstReleasedAt,
        modified: releases.modifiedAt,
      })
      .from(releases)
      .where(and(eq(releases.articleId, row.id), sql`not isempty(${releases.live})`))
      .orderBy(desc(releases.number))
      .limit(1);
    const content = await lockReleaseContent(tx, row);
    refuseUnfitRelease(content);
    const placed = await placeRelease(tx, actor, content, {
      number: (before?.number ?? 0) + 1,
      previousHash: before?.hash ?? null,
      kind: asked.kind,
      readerNote: asked.readerNote,
      from: asked.from,
      until: asked.until,
      firstReleasedAt: before?.first ?? asked.from,
      modifiedAt: asked.kind === 'typo' && before ? before.modified : asked.from,
    });
    if (asked.until && asked.withdrawnBecause) {
      const end = { at: asked.until, because: asked.withdrawnBecause };
      await enterWithdrawal(tx, actor, { articleId: row.id, releaseId: placed.releaseId, ...end });
    }
    const neighbours = await relateStory(tx, content, placed.releaseId);
    await tx
      .update(article)
      .set({ changedAt: sql`least(now(), ${(asked.until ?? asked.from).toISOString()}::timestamptz)` })
      .where(eq(article.id, row.id));
    const detail = { number: placed.number, kind: asked.kind, at: asked.from.toISOString() };
    await record(tx, actor, 'archive.release', { is: 'article', id: row.id }, detail);
    await invalidate(tx, [...tagsOf(content, placed.slug), ...neighbours.map((id) => `article:${id}`)]);
    return placed;
  });
}
