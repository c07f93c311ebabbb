import { z } from 'zod';
import { type HoldReason, holdReasons, type KeptOut, keptOut } from '#contracts/keptOut.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, isNotNull } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { importRecord } from '#db/schema/imports.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/**
 * Why an editor must decide before an imported article is released; `until` is the time that the sender gave, if any.
 */
export type CopyHold = { reason: HoldReason; until: Date | null };

const storedKeptOut = z.array(keptOut).catch([]);
const storedHold = z.enum(holdReasons).nullable().catch(null);

/** The passages that the import left out of an article, and its hold; null if there is neither. */
export async function readImportRecord(
  tx: Pick<Transaction, 'select'>,
  articleId: ArticleId,
): Promise<{ keptOut: KeptOut[]; hold: CopyHold | null } | null> {
  const [row] = await tx.select().from(importRecord).where(eq(importRecord.articleId, articleId));
  if (!row) return null;
  const reason = storedHold.parse(row.hold);
  return {
    keptOut: storedKeptOut.parse(row.keptOut),
    hold: reason && { reason, until: row.embargoedUntil },
  };
}

/** Whether the hold has ended at `from`: only an embargo with a known end can end. */
export const isOverAt = ({ reason, until }: CopyHold, from: Date): boolean =>
  (reason === 'embargo' || reason === 'future-date') && until !== null && until <= from;

/** The holds of these articles. Articles without a hold are not in the map. */
export async function readHolds(
  tx: Pick<Transaction, 'select'>,
  ids: ArticleId[],
): Promise<Map<ArticleId, CopyHold>> {
  const { articleId, hold, embargoedUntil: until } = importRecord;
  const rows = await tx
    .select({ articleId, hold, until })
    .from(importRecord)
    .where(and(inArray(articleId, ids), isNotNull(hold)));
  const holds = new Map<ArticleId, CopyHold>();
  for (const row of rows) {
    const reason = storedHold.parse(row.hold);
    if (reason) holds.set(row.articleId, { reason, until: row.until });
  }
  return holds;
}

/**
 * An API client can never release an article on hold. A user can, after reading the reason.
 * @returns the refusal `import-held`, or null
 */
export function refusalOfHeld(actor: ActorOrSystem, hold: CopyHold | undefined, from: Date): Refusal | null {
  const isMachine = actor.id === null || actor.token !== undefined;
  return hold && isMachine && !isOverAt(hold, from) ? new Refusal('import-held', heldFacts(hold)) : null;
}

/** Ends the holds of articles that are released. */
export async function endCopyHolds(tx: Transaction, actor: ActorOrSystem, ids: ArticleId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(importRecord)
    .set({ hold: null, liftedBy: actor.id })
    .where(inArray(importRecord.articleId, ids));
}

/** Values for the message that explains a hold. `at` is an ISO instant. */
export const heldFacts = ({ reason, until }: CopyHold): Record<string, string> => ({
  hold: reason === 'embargo' && !until ? 'embargo_open' : reason.replaceAll('-', '_'),
  ...(until && { at: until.toISOString() }),
});
