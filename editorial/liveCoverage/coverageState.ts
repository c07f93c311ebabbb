import type { Body } from '#body/bodyTypes.ts';
import { entriesOf } from '#body/liveEntries.ts';
import { inSnapshot } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { coverageEnd } from '#db/schema/coverage.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';

/**
 * Whether coverage of a live story has ended; null: the article is not live, or has no entries. `decidedOn` is sent
 * back with `endCoverage`.
 */
export type CoverageStatus = { over: boolean; decidedOn: string } | null;

/** Reads the coverage of an article, for staff. @throws {Refusal} `not-allowed` */
export async function readCoverageStatus(actor: AnyActor, id: ArticleId): Promise<CoverageStatus> {
  allow(actor, 'article.read');
  return inSnapshot(async (tx) => {
    const [found] = await tx
      .select({
        body: release.body,
        over: sql<boolean>`exists (select 1 from ${coverageEnd}
        where ${coverageEnd.articleId} = ${id} and ${coverageEnd.ended} @> now())`,
      })
      .from(release)
      .where(and(eq(release.articleId, id), sql`${release.live} @> now()`));
    if (!found || entriesOf(found.body as Body).length === 0) return null;
    return { over: found.over, decidedOn: await readDecisionState(tx, { is: 'article', id }) };
  });
}
