import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import type { RefusalFacts } from '#editorial/access/refusal.ts';
import type { AuditEventName } from '#editorial/audit/auditEventTypes.ts';
import { eventOfRow } from '#editorial/audit/formerEvents.ts';
import { recordedKind } from './decisionParts.ts';
import type { DecisionPart, DecisionState, DecisionSubject } from './decisionState.ts';

type Event = {
  id: string;
  at: string;
  act: string;
  detail: Record<string, unknown>;
  actor: string | null;
  name: string | null;
};

/**
 * What made a state old, as facts for the sentence of `decided-on-old-state`: who did what to what, and when. Of a
 * release or an end that came by itself, `who` is `clock`.
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
  if (byItself && (isOfClock || (now.live !== liveThen && byItself.part.event <= newestThen)))
    return {
      who: 'clock',
      by: '',
      what: byItself.what,
      at: byItself.at.getTime(),
      ...(await nameOf(tx, subject, byItself.part)),
    };
  const event = changed && changed.event > 0 ? await findEvent(tx, changed.event) : undefined;
  if (!event || !changed)
    return { who: 'unknown', by: '', what: 'changed', at: Date.now(), whose: 'own', title: '' };
  return {
    who: event.actor === null ? 'system' : Number(event.actor) === actor.id ? 'you' : 'other',
    by: event.name ?? '',
    what: doneBy(event),
    at: new Date(event.at).getTime(),
    ...(await nameOf(tx, subject, changed)),
  };
}

async function findEvent(tx: Transaction, id: number): Promise<Event | undefined> {
  const { rows } = await tx.execute<Event>(sql`
    select e.id, e.at, e.act, e.detail, e.actor_id as actor, u.name
    from audit_event e left join "user" u on u.id = e.actor_id where e.id = ${id}`);
  return rows[0];
}

type Boundary = { part: DecisionPart; what: Extract<StateChange, 'began' | 'ended'>; at: Date };

/** The last instant at which a release of one of the parts began or ended, later than it was ordered to. */
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

/** `whose: own` says "it"; another part of the decision is called by its title. */
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

/**
 * What an event did. `decided-on-old-state` in `messages/…/refusals.json` selects by these words; ICU takes no hyphen
 * in them.
 */
export const stateChanges = [
  'began',
  'ended',
  'released',
  'scheduled',
  'moved',
  'calledOff',
  'waits',
  'withdrew',
  'endPlanned',
  'endMoved',
  'endCalledOff',
  'tookBack',
  'coverageEnded',
  'coverageResumed',
  'roleChanged',
  'disabled',
  'enabled',
  'revoked',
  'paused',
  'resumed',
  'removed',
  'binned',
  'merged',
  'invited',
  'changed',
] as const;
type StateChange = (typeof stateChanges)[number];

/** What is said of each event; of others that something changed. */
const saidOf: Partial<Record<AuditEventName, StateChange>> = {
  'release.made': 'released',
  'release.scheduled': 'scheduled',
  'release.moved': 'moved',
  'release.cancelled': 'calledOff',
  'release.waiting': 'waits',
  'release.withdrawn': 'withdrew',
  'release.taken-back': 'tookBack',
  'withdrawal.scheduled': 'endPlanned',
  'withdrawal.moved': 'endMoved',
  'withdrawal.cancelled': 'endCalledOff',
  'archive.release': 'released',
  'front-release.made': 'released',
  'front-release.scheduled': 'scheduled',
  'front-release.moved': 'moved',
  'front-release.cancelled': 'calledOff',
  'front-release.taken-back': 'tookBack',
  'package-release.made': 'released',
  'package-release.scheduled': 'scheduled',
  'package-release.moved': 'moved',
  'package-release.cancelled': 'calledOff',
  'coverage.ended': 'coverageEnded',
  'coverage.resumed': 'coverageResumed',
  'share.revoke': 'revoked',
  'user.change-role': 'roleChanged',
  'user.disable': 'disabled',
  'user.enable': 'enabled',
  'user.invited': 'invited',
  'user.invited-again': 'invited',
  'token.revoked': 'revoked',
  'webhook.paused': 'paused',
  'webhook.resumed': 'resumed',
  'webhook.removed': 'removed',
  'about-page.removed': 'removed',
  'article.delete': 'binned',
  'asset.delete': 'binned',
  'package.delete': 'binned',
  'section.delete': 'binned',
  'topic.delete': 'binned',
  'section.merge': 'merged',
  'topic.merge': 'merged',
};

function doneBy(row: Event): StateChange {
  const event = eventOfRow(row);
  if (event === 'release.withdrawn' && row.detail.number === null) return 'calledOff';
  return (event && saidOf[event]) ?? 'changed';
}
