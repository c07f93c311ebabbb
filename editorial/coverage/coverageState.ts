import type { Body } from '#body/body';
import { entriesOf } from '#body/entries';
import { inSnapshot } from '#db/pools';
import { and, eq, sql } from '#db/query';
import { coverageEnd } from '#db/schema/coverage';
import type { ArticleId } from '#db/schema/ids';
import { release } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { readDecisionState } from '#editorial/confirmation/decisionState';
import { allow } from '#editorial/policy';

/** Whether readers see a live story, and whether it is over; null: it is none, or not live. `decidedOn` goes back with `endCoverage`. */
export type Covered = { over: boolean; decidedOn: string } | null;

export async function readCovered(actor: AnyActor, id: ArticleId): Promise<Covered> {
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
