import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import type { AssetState } from './assetState.ts';
import { tagsShowing } from './assetTags.ts';

/** the instant from which it must not be shown; null: no end is known */
export const rightsEnd = z
  .union([z.date(), z.iso.datetime().transform((at) => new Date(at))])
  .refine((at) => at.getUTCFullYear() > 0, 'malformed')
  .nullable();

type Rights = Partial<Pick<typeof asset.$inferSelect, 'rights' | 'rightsUntil'>>;
type Change = { id: AssetId; before: Rights; after: Rights };

/** Writes and audits the change, and invalidates pages: their expiry depends on the end of rights. */
export async function changeRights(
  tx: Transaction,
  actor: AnyActor,
  act: 'asset.change-rights' | 'asset.renew-rights',
  { id, before, after }: Change,
): Promise<void> {
  await tx.update(asset).set(after).where(eq(asset.id, id));
  await record(tx, actor, act, { is: 'asset', id }, { before, after });
  if (after.rightsUntil === undefined) return;
  await invalidate(tx, await tagsShowing(tx, id));
  const at = after.rightsUntil;
  if (at && at.getUTCFullYear() < 10_000)
    await scheduleEvent(tx, { event: `rights:${id}:${at.getTime()}`, at });
}

/** Whether readers would again see a picture with ended rights if its rights got the given end. */
export async function makesVisibleAgain(
  tx: Transaction,
  now: AssetState,
  until: Date | null,
): Promise<boolean> {
  if (!now.hasEnded || !now.isInUse) return false;
  if (until === null) return true;
  const { rows } = await tx.execute<{ later: boolean }>(
    sql`select ${until.toISOString()}::timestamptz > now() as later`,
  );
  return rows[0]?.later ?? false;
}

/** @throws {Refusal} `rights-ended`, with the number of live stories that would show it */
export async function refuseMakingVisibleAgain(
  tx: Transaction,
  row: Pick<typeof asset.$inferSelect, 'id' | 'fileName'>,
): Promise<never> {
  throw new Refusal('rights-ended', { name: row.fileName, stories: await countStories(tx, row.id) });
}

async function countStories(tx: Transaction, id: AssetId): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(distinct r.article_id)::int as count from release_asset x join release r on r.id = x.release_id
    where x.asset_id = ${id} and r.live @> now()`);
  return rows[0]?.count ?? 0;
}
