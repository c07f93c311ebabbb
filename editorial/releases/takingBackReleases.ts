import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { release, withdrawal } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { notesChangedBy } from '#editorial/corrections/notices.ts';
import { articleId, line as textLine } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { readReleasedStory } from '#editorial/related/releasedStory.ts';
import { relateStory } from '#editorial/related/storyRelation.ts';
import { endLiveRelease, findTimeline, plannedEnd, type TimelineEntry } from './articleTimeline.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import { packageOf } from './packageMembership.ts';
import { refuseExpiredRights } from './pictureRightsCheck.ts';
import { planWithdrawal, type Released } from './placingReleases.ts';
import { copyRelease } from './releaseCopy.ts';
import { lockWithFollowers, stopWaiting } from './waitingReleases.ts';

const count = z.coerce.number().int().positive().max(1_000_000);

export const takeBackOrder = z.object({
  articleId,
  /** the release that the person saw live; one that is live no more is refused */
  number: count,
  /** the release that comes back; without it, the one before */
  to: count.optional(),
  /** why; needed where it takes back a correction, or a take-back that had explained itself */
  readerNote: textLine(2_000).default(''),
  ...confirmable,
});
export type TakeBackOrder = z.input<typeof takeBackOrder>;

/**
 * Makes an earlier release live again, as a new release of its content byte for byte. The draft is left alone. What was
 * under embargo, or waits for another article's release, is called off: it was made on the release that is taken back. An end that is planned stands.
 * A take-back that changes which corrections hold must say why.
 * @throws {Refusal} `not-live`, `changed-meanwhile`, `nothing-before`, `was-withdrawn`, `note-missing`
 */
export async function takeBack(actor: AnyActor, order: TakeBackOrder): Promise<Released> {
  allow(actor, 'article.take-back');
  const asked = takeBackOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.take-back');
    await lockWithFollowers(tx, [asked.articleId]);
    const line = await findTimeline(tx, asked.articleId);
    const subject = { is: 'article', id: asked.articleId } as const;
    await checkConfirmation(tx, actor, {
      act: 'article.take-back',
      subject,
      confirmation: asked.confirmation,
    });
    const { row, live, now } = line;
    if (!live) throw new Refusal('not-live');
    if (live.number !== asked.number) throw new Refusal('changed-meanwhile');
    const together = await packageOf(tx, line.coming);
    if (together) throw new Refusal('in-package', { name: together.name });
    const source = await findSource(tx, live, asked);
    await refuseExpiredRights(tx, source.id, now);
    const number = live.number + 1;
    const notices = await findNoticeReleases(tx, row.id);
    if (!asked.readerNote && notesChangedBy(notices, { number, restores: source.number }).length > 0)
      throw new Refusal('note-missing');
    const touched = await tagsTouchedBy(tx, row.id);
    const end = await plannedEnd(tx, live, now);
    await endLiveRelease(tx, line, now);
    const releaseId = await copyRelease(tx, actor, {
      source: source.id,
      number,
      kind: 'take-back',
      restores: source.number,
      readerNote: asked.readerNote,
      firstReleasedAt: live.firstReleasedAt,
      modifiedAt: now,
      previousHash: live.contentHash,
      from: now,
      until: end?.at ?? null,
    });
    if (end)
      await planWithdrawal(tx, actor, { articleId: row.id, releaseId, until: end.at, because: end.because });
    const neighbours = await relateStory(tx, await readReleasedStory(tx, row, source), releaseId);
    const waited = await stopWaiting(tx, row.id);
    await tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, row.id));
    const detail = { number, restores: source.number, from: live.number, ...(waited && { waited }) };
    await record(tx, actor, 'article.take-back', { is: 'article', id: row.id }, detail);
    await scheduleEvent(tx, { event: `release:${releaseId}`, at: now });
    const after = await tagsTouchedBy(tx, row.id);
    await invalidate(tx, [...touched, ...after, ...neighbours.map((id) => `article:${id}`)]);
    return { releaseId, number, slug: row.slug };
  });
}

async function findSource(tx: Transaction, live: TimelineEntry, asked: z.output<typeof takeBackOrder>) {
  const number = asked.to ?? live.number - 1;
  const [source] = await tx
    .select()
    .from(release)
    .where(
      and(
        eq(release.articleId, asked.articleId),
        eq(release.number, number),
        sql`not isempty(${release.live})`,
      ),
    );
  if (!source || source.number >= live.number) throw new Refusal('nothing-before');
  const [gone] = await tx
    .select({ id: withdrawal.id })
    .from(withdrawal)
    .where(
      and(
        eq(withdrawal.articleId, asked.articleId),
        sql`${withdrawal.calledOffAt} is null and ${withdrawal.at} <= now() and ${withdrawal.at} > lower(${source.live}::tstzrange)
          and exists (select 1 from release r where r.id = ${withdrawal.releaseId} and upper(r.live) = ${withdrawal.at})`,
      ),
    )
    .limit(1);
  if (gone) throw new Refusal('was-withdrawn', { number });
  return source;
}
