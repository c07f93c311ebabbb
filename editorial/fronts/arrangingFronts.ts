import { z } from 'zod';
import { eq, sql } from '#db/query.ts';
import { front } from '#db/schema/fronts.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { checkFrontLayout, refuseUnfitFront } from './frontChecks.ts';
import type { FrontDraft } from './frontDraftRow.ts';
import { frontId, version } from './frontInputSchemas.ts';
import { frontLayout } from './frontLayout.ts';

export const arrangeFrontOrder = z.object({ frontId, version, layout: frontLayout });
export type ArrangeFrontOrder = z.input<typeof arrangeFrontOrder>;

/**
 * Changes a front's draft, which readers do not see.
 * @returns the draft as it was saved, with its new version
 * @throws {Refusal} `changed-meanwhile`, `front-unfit`, `not-found`
 */
export async function arrangeFront(
  actor: AnyActor,
  order: ArrangeFrontOrder,
): Promise<Pick<FrontDraft, 'layout' | 'version' | 'sectionId' | 'language'>> {
  allow(actor, 'front.change');
  const { frontId, version, layout } = arrangeFrontOrder.parse(order);
  return authorizedTransaction(actor, 'front.change', async (tx) => {
    const [row] = await tx.select().from(front).where(eq(front.id, frontId)).for('update');
    if (!row) throw new Refusal('not-found');
    if (row.version !== version) throw new Refusal('changed-meanwhile');
    refuseUnfitFront(await checkFrontLayout(tx, { ...row, layout }));
    const next = version + 1;
    await tx
      .update(front)
      .set({ draft: layout, version: next, changedBy: actor.id, changedAt: sql`now()` })
      .where(eq(front.id, frontId));
    await record(tx, actor, 'front.change', { is: 'front', id: frontId }, { version: next });
    return { layout, version: next, sectionId: row.sectionId, language: row.language };
  });
}
