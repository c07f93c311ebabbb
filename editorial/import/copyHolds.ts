import { z } from 'zod';
import { gravestHold, type HoldReason, holdReasons, type KeptOut, keptOut } from '#contracts/keptOut.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, isNotNull } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { importRecord } from '#db/schema/imports.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** Why an imported article may not go out without a person's decision; `until` is the sender's time, if it gave one. */
export type CopyHold = { reason: HoldReason; until: Date | null };

type Sent = { hold: HoldReason | null; embargoedUntil: Date | null; releasedAt: Date | null };

/**
 * What holds a story at `now`: an embargo that is over holds nothing, and a release time to come is an embargo. The time
 * that the story's first release shows as its own is never one to come.
 */
export function holdAtTime(now: Date, { hold, embargoedUntil, releasedAt }: Sent) {
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

/** What an import kept out of an article, and what holds it; null when it was not imported, or brought nothing else. */
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

/** Whether a release from `from` on respects the hold: only an embargo of known length can end. */
export const isOverAt = ({ reason, until }: CopyHold, from: Date): boolean =>
  (reason === 'embargo' || reason === 'future-date') && until !== null && until <= from;

/** What holds each of these articles. Articles that nothing holds are not in the answer. */
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
 * A machine never releases what is on hold; a person, who has read why, may.
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

/** Facts of the sentence that says what holds an article. `at` is an ISO instant. */
export const heldFacts = ({ reason, until }: CopyHold): Record<string, string> => ({
  hold: reason === 'embargo' && !until ? 'embargo_open' : reason.replaceAll('-', '_'),
  ...(until && { at: until.toISOString() }),
});
