import { z } from 'zod';
import { sentTogether } from '#db/sentTogether.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { articleId, instantSchema, line as textLine } from '#editorial/inputSchemas.ts';
import { refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { cancelComingRelease, moveEnd, refuseBeginningNow } from '#editorial/timeline/timeline.ts';
import { articleAct } from './articleAct.ts';
import { articleReleases, markChanged } from './articleTimeline.ts';
import { past, tagsTouchedBy } from './cacheTags.ts';
import { stopWaiting } from './waitingReleases.ts';
import { announceWithdrawal, cancelPlannedEnds, planWithdrawal } from './withdrawals.ts';

export const withdrawOrder = z.object({
  articleId,
  because: textLine(2_000),
  /** an instant in the future; without it, now */
  at: instantSchema.optional(),
  ...confirmable,
});
export type WithdrawOrder = z.input<typeof withdrawOrder>;

/**
 * Withdraws an article, with a reason that its address then shows. A release that is under embargo or waits for another
 * article is cancelled without a public notice. With `at`, the article stays live until then.
 * @throws {Refusal} `reason-missing`, `not-live`, `embargo-past`
 */
export async function withdraw(actor: AnyActor, order: WithdrawOrder): Promise<void> {
  allow(actor, 'article.withdraw');
  const parsed = withdrawOrder.parse(order);
  const { because, at } = parsed;
  if (!because) throw new Refusal('reason-missing');
  await articleAct(actor, 'article.withdraw', parsed, async (tx, timeline) => {
    const { row, now, live, coming } = timeline;
    if (!live && !coming) throw new Refusal('not-live');
    if (at && at <= now) throw new Refusal('embargo-past');
    const last = at && coming && coming.from < at ? coming : live;
    if (last !== coming) await refuseInPackage(tx, articleReleases, coming);
    if (last === coming) refuseBeginningNow(timeline);
    // The tags before the change: their query is sent first.
    const [touched, waited] = await sentTogether([
      tagsTouchedBy(tx, row.id),
      stopWaiting(tx, row.id),
      last !== coming && cancelComingRelease(tx, articleReleases, timeline),
    ]);
    if (last) {
      await sentTogether([
        cancelPlannedEnds(tx, { releaseId: last.id }),
        // The end may have been moved in this transaction, so it is set even if it seems unchanged.
        moveEnd(tx, articleReleases, { ...last, until: null }, at ?? now),
      ]);
      const end = { articleId: row.id, releaseId: last.id, at: at ?? now, because };
      await (at ? planWithdrawal(tx, actor, end) : announceWithdrawal(tx, actor, end));
    }
    const about = { is: 'article', id: row.id } as const;
    const detail = { number: last?.number ?? null, because, ...(waited && { waited }) };
    await sentTogether([
      markChanged(tx, row.id),
      at
        ? record(tx, actor, 'withdrawal.scheduled', about, { ...detail, at: at.toISOString() })
        : record(tx, actor, 'release.withdrawn', about, detail),
      invalidate(tx, [...touched, past]),
    ]);
  });
}
