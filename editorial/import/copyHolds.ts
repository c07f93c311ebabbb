import { z } from 'zod';
import { gravestHold, type HoldReason, holdReasons, type KeptOut, keptOut } from '#contracts/keptOut.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, isNotNull } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { importRecord } from '#db/schema/imports.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/**
 * Why an imported article must not be released without a person's decision; `until` is the sender's time, if there is
 * one.
 */
export type CopyHold = { reason: HoldReason; until: Date | null };

type SentTimes = { hold: HoldReason | null; embargoedUntil: Date | null; releasedAt: Date | null };

/**
 * The hold of a story at `now`: an embargo that has ended is no hold, and a release time in the future is an embargo.
 * Also the release time that the first release shows, which is never in the future.
 */
export function holdAtTime(now: Date, { hold, embargoedUntil, releasedAt }: SentTimes) {
  const isComing = releasedAt !== null && releasedAt > now;
  const until = new Date(Math.max(embargoedUntil?.getTime() ?? 0, isComing ? releasedAt.getTime() : 0));
  const reasons: HoldReason[] = [];
  if (hold !== null && !(hold === 'embargo' && embargoedUntil && embargoedUntil <= now)) reasons.push(hold);
  if (embargoedUntil && embargoedUntil > now) reasons.push('embargo');
  if (isComing) reasons.push('future-date');
  return {
    hold: gravestHold(reasons),
    embargoedUntil: until > now ? until : null,
    wireReleasedAt: isComing ? null : releasedAt,
  };
}

const row = z.object({
  keptOut: z.array(keptOut).catch([]),
  hold: z.enum(holdReasons).nullable().catch(null),
});

/** The passages that an import left out of an article, and its hold; null when it was not imported, or has neither. */
export async function readImportRecord(
  tx: Pick<Transaction, 'select'>,
  articleId: ArticleId,
): Promise<{ keptOut: KeptOut[]; hold: CopyHold | null } | null> {
  const [found] = await tx
    .select({ hold: importRecord.hold, until: importRecord.embargoedUntil, keptOut: importRecord.keptOut })
    .from(importRecord)
    .where(eq(importRecord.articleId, articleId));
  if (!found) return null;
  const { keptOut, hold } = row.parse(found);
  return { keptOut, hold: hold && { reason: hold, until: found.until } };
}

/** Whether a release from `from` on respects the hold: only an embargo with a known end can end. */
export const isOverAt = ({ reason, until }: CopyHold, from: Date): boolean =>
  (reason === 'embargo' || reason === 'future-date') && until !== null && until <= from;

/** The holds of these articles. Articles without a hold are not in the map. */
export async function readHolds(
  tx: Pick<Transaction, 'select'>,
  ids: ArticleId[],
): Promise<Map<ArticleId, CopyHold>> {
  const found = await tx
    .select({
      articleId: importRecord.articleId,
      hold: importRecord.hold,
      until: importRecord.embargoedUntil,
    })
    .from(importRecord)
    .where(and(inArray(importRecord.articleId, ids), isNotNull(importRecord.hold)));
  const holds = new Map<ArticleId, CopyHold>();
  for (const { articleId, until, ...kept } of found) {
    const { hold } = row.parse(kept);
    if (hold) holds.set(articleId, { reason: hold, until });
  }
  return holds;
}

/**
 * An API client never releases an article on hold; a person who has read the reason may. @returns the refusal
 * `import-held`, or null
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

/** Placeholders of the sentence that explains a hold. `at` is an ISO instant. */
export const heldFacts = ({ reason, until }: CopyHold): Record<string, string> => ({
  hold: reason === 'embargo' && !until ? 'embargo_open' : reason.replaceAll('-', '_'),
  ...(until && { at: until.toISOString() }),
});
