import { z } from 'zod';
import { and, desc, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { releaseKinds, release as releases } from '#db/schema/releases.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { articleId, line } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { relateStory } from '#editorial/related/storyRelations.ts';
import { refuseUnfitRelease } from './blockingChecks.ts';
import { tagsOf } from './cacheTags.ts';
import type { Released } from './placingReleases.ts';
import { lockReleaseContent } from './releaseContent.ts';
import { placeInLists, placeReleases } from './releaseRows.ts';
import { indexReleases } from './releaseSearchRows.ts';
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
 * Inserts a release of the past, with the range in which it was live, when a paper imports its archive. The present draft
 * is the released content; the releases of an article are inserted in their order.
 */
export async function releaseFromArchive(
  actor: AnyActor,
  order: z.input<typeof archiveOrder>,
): Promise<Released> {
  allow(actor, 'archive.release');
  const parsed = archiveOrder.parse(order);
  return authorizedTransaction(actor, 'archive.release', async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, parsed.articleId)).for('update');
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const { number, contentHash, firstReleasedAt, modifiedAt } = releases;
    const [before] = await tx
      .select({ number, contentHash, firstReleasedAt, modifiedAt })
      .from(releases)
      .where(and(eq(releases.articleId, row.id), sql`not isempty(${releases.live})`))
      .orderBy(desc(releases.number))
      .limit(1);
    const content = await lockReleaseContent(tx, row);
    refuseUnfitRelease(content);
    const { kind, readerNote, from, until, withdrawnBecause } = parsed;
    const placement = {
      kind,
      readerNote,
      from,
      until,
      number: (before?.number ?? 0) + 1,
      previousHash: before?.contentHash ?? null,
      firstReleasedAt: before?.firstReleasedAt ?? from,
      modifiedAt: kind === 'typo' && before ? before.modifiedAt : from,
    };
    const [placed] = await placeReleases(tx, actor, [{ content, placement }]);
    if (!placed) throw new Error('a release was not placed');
    await sentTogether([placeInLists(tx, [placed]), indexReleases(tx, [placed])]);
    const { releaseId, slug } = placed;
    if (until && withdrawnBecause)
      await enterWithdrawal(tx, actor, {
        articleId: row.id,
        releaseId,
        at: until,
        because: withdrawnBecause,
      });
    const neighbours = await relateStory(tx, content, releaseId);
    await tx
      .update(article)
      .set({ changedAt: sql`least(now(), ${(until ?? from).toISOString()}::timestamptz)` })
      .where(eq(article.id, row.id));
    const detail = { number: placement.number, kind, at: from.toISOString() };
    await record(tx, actor, 'archive.release', { is: 'article', id: row.id }, detail);
    await invalidate(tx, [...tagsOf(content, slug), ...neighbours.map((id) => `article:${id}`)]);
    return { releaseId, number: placement.number, slug };
  });
}
