import { createHash } from 'node:crypto';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import { type PolicyAct, policy } from '#editorial/access/policy.ts';
import { recordedActs, recordedNames } from '#editorial/audit/auditEventTypes.ts';
import { decisionParts } from './decisionParts.ts';

/** The subject of a decision. The `terms` for machines have a separate form, recorded as settings of the paper. */
export type DecisionSubject = { is: AuditSubject | 'terms'; id: number };

/** One subject on which the decision depends, with the newest event that changed its standing. */
export type DecisionPart = {
  is: string;
  id: string;
  /** id of the audit event; 0: none */
  event: number;
  /** number of the live release; 0: none */
  live: number;
};

export type DecisionState = { text: string; newest: number; live: number; parts: DecisionPart[] };

/** Acts that need confirmation but do not affect other decisions about the same subject. */
const withoutStanding: ReadonlySet<string> = new Set<PolicyAct>([
  'share.create',
  'share.revoke',
  'user.end-sessions',
]);

/** Events that change a subject's standing. Edits of drafts are checked by `draftUpto` and `version` instead. */
const standingEvents = recordedNames(
  recordedActs.filter(
    (act) =>
      act === 'archive.release' ||
      (act in policy && 'confirm' in policy[act as PolicyAct] && !withoutStanding.has(act)),
  ),
);

type Reader = Pick<Transaction, 'execute'>;

/**
 * The state that a page is about to show, for the `decidedOn` of its forms. Read it before the rest of the page or in
 * the same snapshot: a change in between then makes the page stale instead of being missed.
 */
export async function readDecisionState(db: Reader, subject: DecisionSubject): Promise<string> {
  return stateIn(await readDecisionStates(db, [subject]), subject);
}

/** The states of several subjects; `stateIn` returns one of them. */
export async function readDecisionStates(
  db: Reader,
  subjects: DecisionSubject[],
): Promise<ReadonlyMap<string, string>> {
  // now() is the start of the transaction, as for everything else that the page shows.
  const states = await findDecisionStates(db, subjects, sql`now()`);
  return new Map(states.entries().map(([name, { text }]) => [name, text]));
}

export function stateIn(states: ReadonlyMap<string, string>, subject: DecisionSubject): string {
  const state = states.get(nameOf(subject));
  if (state === undefined) throw new Error(`the state of ${nameOf(subject)} was not read`);
  return state;
}

/** The state at this instant. The caller has locked the subject. */
export async function decisionStateNow(tx: Transaction, subject: DecisionSubject): Promise<DecisionState> {
  const states = await findDecisionStates(tx, [subject], sql`clock_timestamp()`);
  const state = states.get(nameOf(subject));
  if (!state) throw new Error('a subject has no state');
  return state;
}

const nameOf = ({ is, id }: DecisionSubject) => `${is}/${id}`;

type Row = { root: string; kind: string; id: string; event: string | null; live: number | null };

async function findDecisionStates(
  db: Reader,
  subjects: DecisionSubject[],
  now: SQL,
): Promise<Map<string, DecisionState>> {
  const parts = new Map<string, DecisionPart[]>(subjects.map((subject) => [nameOf(subject), []]));
  if (subjects.length === 0) return new Map();
  const { rows } = await db.execute<Row>(sql`
    with recursive ${decisionParts(subjects, now)}
    select p.root, p.kind, p.id::text, e.id as event, l.number as live from parts p
      left join lateral (
        select e.id from audit_event e
        where e.subject = p.kind and e.subject_id = p.id::text and ${eventCounts}
        order by e.id desc limit 1
      ) e on true
      left join lateral (
        select r.number from release r where p.kind = 'article' and r.article_id = p.id and r.live @> ${now}
        union all
        select r.number from front_release r where p.kind = 'front' and r.front_id = p.id and r.live @> ${now}
      ) l on true
    order by p.root, p.kind, p.id`);
  for (const { root, kind, id, event, live } of rows)
    parts.get(root)?.push({ is: kind, id, event: Number(event ?? 0), live: live ?? 0 });
  return new Map(parts.entries().map(([name, each]) => [name, stateOf(name, each)]));
}

function stateOf(name: string, parts: DecisionPart[]): DecisionState {
  const newest = Math.max(0, ...parts.map(({ event }) => event));
  const live = parts.find(({ is, id }) => `${is}/${id}` === name)?.live ?? 0;
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
  return { text: `${newest}.${live}.${hash}`, newest, live, parts };
}

const webhookEvents = recordedNames(['webhook.change']);

/** Whether event `e` of part `p` affects the decision. For a front's section: events after which it has no page. */
const eventCounts = sql`case p.root_kind
    when 'share-link' then e.act in ('share.create', 'share.revoke') and e.detail ->> 'link' = p.root_id::text
    when 'webhook' then e.act = any(${sql.param(webhookEvents)}::text[]) and e.detail ->> 'what' is distinct from 'ping'
    when 'terms' then e.act = 'settings.change' and e.detail -> 'to' is not null
    when 'paper' then e.act = 'settings.change' and e.detail -> 'to' is null
    else e.act = any(${sql.param(standingEvents)}::text[])
      and (p.kind <> 'section' or p.root_kind = 'section' or e.act in ('section.merge', 'section.delete')) end`;
