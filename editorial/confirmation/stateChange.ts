import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import type { RefusalFacts } from '#editorial/access/refusal.ts';
import type { RecordedRow } from '#editorial/audit/formerEvents.ts';
import { recordedKind } from './decisionParts.ts';
import type { DecisionPart, DecisionState, DecisionSubject } from './decisionState.ts';
import { type StateChange, stateChangeOf } from './stateChangeNames.ts';

/**
 * The change of a state, as facts for the message of `decided-on-old-state`: actor, act, subject and time. For a
 * release that began or ended on schedule, `who` is `clock`.
 */
export async function describeStateChange(
  tx: Transaction,
  actor: AnyActor,
  { subject, was, now }: { subject: DecisionSubject; was: string; now: DecisionState },
): Promise<RefusalFacts> {
  const [newestThen = 0, liveThen = 0] = was.split('.').map(Number);
  const changed = now.parts.toSorted((a, b) => b.event - a.event)[0];
  const byItself = await findBoundary(tx, now.parts);
  const isOfClock = changed === undefined || changed.event <= newestThen;
  if (byItself && (isOfClock || (now.live !== liveThen && byItself.part.event <= newestThen))) {
    const { part, what, at } = byItself;
    return { who: 'clock', by: '', what, at: at.getTime(), ...(await nameOf(tx, subject, part)) };
  }
  const event = changed && changed.event > 0 ? await findEvent(tx, changed.event) : undefined;
  if (!event || !changed)
    return { who: 'unknown', by: '', what: 'changed', at: Date.now(), whose: 'own', title: '' };
  return {
    who: event.actor === null ? 'system' : Number(event.actor) === actor.id ? 'you' : 'other',
    by: event.name ?? '',
    what: stateChangeOf(event),
    at: new Date(event.at).getTime(),
    ...(await nameOf(tx, subject, changed)),
  };
}

type Event = RecordedRow & { actor: string | null; name: string | null };

async function findEvent(tx: Transaction, id: number): Promise<Event | undefined> {
  const { rows } = await tx.execute<Event>(sql`
    select e.at, e.act, e.detail, e.actor_id as actor, u.name
    from audit_event e left join "user" u on u.id = e.actor_id where e.id = ${id}`);
  return rows[0];
}

type Boundary = { part: DecisionPart; what: Extract<StateChange, 'began' | 'ended'>; at: Date };

/** The last instant at which a release of one of the parts began, or ended without a successor. */
async function findBoundary(tx: Transaction, parts: DecisionPart[]): Promise<Boundary | null> {
  const ids = (kind: string) => sql.param(parts.filter(({ is }) => is === kind).map(({ id }) => id));
  const { rows } = await tx.execute<{ kind: string; id: string; what: Boundary['what']; at: string }>(sql`
    with moments as (
      select 'article' as kind, article_id as id, live from release
        where article_id = any(${ids('article')}::bigint[]) and not isempty(live)
      union all select 'front', front_id, live from front_release
        where front_id = any(${ids('front')}::bigint[]) and not isempty(live)
    )
    select kind, id::text, what, at from (
      select kind, id, 'began' as what, lower(live) as at from moments
      union all select kind, id, 'ended', upper(live) from moments m where not exists (
        select 1 from moments n where n.kind = m.kind and n.id = m.id and lower(n.live) = upper(m.live))
    ) boundary where at <= clock_timestamp() order by at desc limit 1`);
  const [row] = rows;
  const part = row && parts.find(({ is, id }) => is === row.kind && id === row.id);
  return row && part ? { part, what: row.what, at: new Date(row.at) } : null;
}

/** `whose` is `own` for the subject itself; for another part, its kind, with the title of an article. */
async function nameOf(
  tx: Transaction,
  subject: DecisionSubject,
  part: DecisionPart,
): Promise<{ whose: string; title: string }> {
  const isOwn = part.is === recordedKind(subject.is) && part.id === String(subject.id);
  if (subject.is === 'share-link' || isOwn) return { whose: 'own', title: '' };
  if (part.is !== 'article') return { whose: part.is, title: '' };
  const { rows } = await tx.execute<{ headline: string }>(
    sql`select headline from draft where article_id = ${part.id}::bigint`,
  );
  return { whose: 'article', title: rows[0]?.headline ?? '' };
}
