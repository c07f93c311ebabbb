import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { release, withdrawal } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { notesChangedBy } from '#editorial/corrections/notices.ts';
import { articleId, line as textLine } from '#editorial/inputSchemas.ts';
import { readReleasedStory } from '#editorial/related/releasedStory.ts';
import { relateStory } from '#editorial/related/storyRelations.ts';
import { refuseInPackage } from '#editorial/timeline/packageMembership.ts';
import { articleAct } from './articleAct.ts';
import { type ArticleTimelineEntry, articleReleases, markChanged } from './articleTimeline.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import type { Released } from './placingReleases.ts';
import { placeCopy, refuseExpiredRights } from './releaseCopy.ts';
import { stopWaiting } from './waitingReleases.ts';
import { plannedEnd } from './withdrawals.ts';

const count = z.coerce.number().int().positive().max(1_000_000);

export const takeBackOrder = z.object({
  articleId,
  /** the release that the actor saw live; the order is refused if it is no longer live */
  number: count,
  /** the release that comes back; without it, the one before */
  to: count.optional(),
  /** why; required if it takes back a correction, or a take-back with an explanation */
  readerNote: textLine(2_000).default(''),
  ...confirmable,
});
export type TakeBackOrder = z.input<typeof takeBackOrder>;

/**
 * Makes an earlier release live again, as a new release with its content, byte for byte. The draft does not change. A
 * scheduled or waiting release is cancelled, because it is based on the release that is taken back. A planned end
 * stays. A take-back that changes which corrections are in force needs an explanation.
 * @throws {Refusal} `not-live`, `changed-meanwhile`, `nothing-before`, `was-withdrawn`, `note-missing`
 */
export async function takeBack(actor: AnyActor, order: TakeBackOrder): Promise<Released> {
  allow(actor, 'article.take-back');
  const parsed = takeBackOrder.parse(order);
  return articleAct(actor, 'article.take-back', parsed, async (tx, timeline) => {
    const { row, live, coming, now } = timeline;
    if (!live) throw new Refusal('not-live');
    if (live.number !== parsed.number) throw new Refusal('changed-meanwhile');
    await refuseInPackage(tx, articleReleases, coming);
    const source = await findSource(tx, live, parsed);
    await refuseExpiredRights(tx, source.id, now);
    const number = live.number + 1;
    const notices = await findNoticeReleases(tx, row.id);
    if (!parsed.readerNote && notesChangedBy(notices, { number, restores: source.number }).length > 0)
      throw new Refusal('note-missing');
    const touched = await tagsTouchedBy(tx, row.id);
    const releaseId = await placeCopy(tx, actor, timeline, {
      source,
      number,
      kind: 'take-back',
      restores: source.number,
      readerNote: parsed.readerNote,
      firstReleasedAt: live.firstReleasedAt,
      modifiedAt: now,
      previousHash: live.contentHash,
      from: now,
      end: await plannedEnd(tx, live, now),
    });
    const neighbours = await relateStory(tx, await readReleasedStory(tx, row, source), releaseId);
    const waited = await stopWaiting(tx, row.id);
    await markChanged(tx, row.id);
    const detail = { number, restores: source.number, from: live.number, ...(waited && { waited }) };
    await record(tx, actor, 'release.taken-back', { is: 'article', id: row.id }, detail);
    await scheduleEvent(tx, { event: `release:${releaseId}`, at: now });
    const after = await tagsTouchedBy(tx, row.id);
    await invalidate(tx, [...touched, ...after, ...neighbours.map((id) => `article:${id}`)]);
    return { releaseId, number, slug: row.slug };
  });
}

async function findSource(
  tx: Transaction,
  live: ArticleTimelineEntry,
  { articleId, to }: z.output<typeof takeBackOrder>,
) {
  const number = to ?? live.number - 1;
  const isOfArticle = and(eq(release.articleId, articleId), sql`not isempty(${release.live})`);
  const [source] = await tx
    .select()
    .from(release)
    .where(and(isOfArticle, eq(release.number, number)));
  if (!source || source.number >= live.number) throw new Refusal('nothing-before');
  const [withdrawn] = await tx
    .select({ id: withdrawal.id })
    .from(withdrawal)
    .where(
      and(
        eq(withdrawal.articleId, articleId),
        sql`${withdrawal.calledOffAt} is null and ${withdrawal.at} <= now() and ${withdrawal.at} > lower(${source.live}::tstzrange)
          and exists (select 1 from release r where r.id = ${withdrawal.releaseId} and upper(r.live) = ${withdrawal.at})`,
      ),
    )
    .limit(1);
  if (withdrawn) throw new Refusal('was-withdrawn', { number });
  return source;
}
