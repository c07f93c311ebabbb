import { randomUUID } from 'node:crypto';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { auditEvent, outbox } from '#db/schema/auditEvents.ts';
import { announcement, delivery } from '#db/schema/effects.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import type { AuditDetails, AuditEventName } from './auditEventTypes.ts';

type Subject = { is: AuditSubject; id: number | string };
/** Left out where the event has nothing to say. */
type DetailOf<Name extends AuditEventName> =
  Record<never, never> extends AuditDetails[Name]
    ? [detail?: AuditDetails[Name]]
    : [detail: AuditDetails[Name]];

/** Writes the audit event of an act. It takes a transaction, never the pool: no act without its record. */
export async function record<Name extends AuditEventName>(
  tx: Transaction,
  actor: ActorOrSystem,
  event: Name,
  subject: Subject,
  ...[detail]: DetailOf<Name>
): Promise<void> {
  await recordEach(tx, actor, [{ event, subject, detail: detail ?? {} } as AuditEventOf]);
}

/** One event of any name, with the detail of that name. */
export type AuditEventOf<Name extends AuditEventName = AuditEventName> = {
  [Each in Name]: { event: Each; subject: Subject; detail: AuditDetails[Each] };
}[Name];

/** The same of several events, in their order. */
export async function recordEach(
  tx: Transaction,
  actor: ActorOrSystem,
  events: AuditEventOf[],
): Promise<void> {
  const { id: actorId, token } = actor;
  if (events.length === 0) return;
  const rows = events.map(({ event, subject, detail }) => ({
    actorId,
    act: event,
    subject: subject.is,
    subjectId: String(subject.id),
    detail: token ? { ...detail, token: token.name, tokenId: token.id } : detail,
  }));
  await tx.execute(insertOf(auditEvent, rows));
}

/** A side effect to be done once this transaction has committed, and only then. */
export function enqueue(tx: Transaction, kind: string, payload: Record<string, unknown>): Promise<void> {
  return enqueueEach(tx, kind, [payload]);
}

/** The same of several of one kind, in their order. */
export async function enqueueEach(
  tx: Transaction,
  kind: string,
  payloads: Record<string, unknown>[],
): Promise<void> {
  if (payloads.length === 0) return;
  await tx.execute(
    insertOf(
      outbox,
      payloads.map((payload) => ({ kind, payload })),
    ),
  );
  await tx.execute(sql`select pg_notify('outbox', '')`);
}

export type ScheduledEvent = {
  /** `release:12`, `withdrawal:5`, `front:9`, `rights:7:1795402000000` (a picture, and the end of its rights) */
  event: string;
  at: Date;
};

/**
 * What the world is to be told of once `at` has come, if it then came true: whoever does it asks the database first,
 * for what was foretold may have been moved or called off.
 */
export function scheduleEvent(tx: Transaction, foretold: ScheduledEvent): Promise<void> {
  return scheduleEvents(tx, [foretold]);
}

/** The same of several events. */
export function scheduleEvents(tx: Transaction, events: ScheduledEvent[]): Promise<void> {
  return enqueueEach(
    tx,
    'event',
    events.map(({ event, at }) => ({ event, at: at.toISOString() })),
  );
}

/**
 * Tells the press of every node, at commit, which pages are no longer true; and the network of caches before them, where
 * there is one that forgets when told (CDN_PURGE).
 */
export async function invalidate(tx: Transaction, tags: Iterable<string>): Promise<void> {
  const all = [...new Set(tags)];
  const notices = encodeTags(all);
  if (notices.length > 0)
    await tx.execute(
      sql`select pg_notify('press', notice) from unnest(${sql.param(notices)}::text[]) notice`,
    );
  await purgeNetwork(tx, all);
}

/** Postgres refuses a notice of 8,000 bytes. */
const MAX_NOTICE_BYTES = 7_900;

/** Tags as JSON lists, each short enough for one notice. A Chinese address alone may take 250 bytes. */
export function encodeTags(tags: readonly string[]): string[] {
  const notices: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const tag of tags) {
    const size = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (bytes + size > MAX_NOTICE_BYTES) {
      notices.push([]);
      bytes = 2;
    }
    notices.at(-1)?.push(tag);
    bytes += size;
  }
  return notices.map((some) => JSON.stringify(some));
}

/**
 * Has the network of caches forget, where there is one. What was scheduled needs it once more at its instant: a press
 * ends its own copies by the clock, and the network's headers say nothing of what is to come.
 */
export async function purgeNetwork(tx: Transaction, tags: string[]): Promise<void> {
  const network = process.env.CDN_PURGE?.trim();
  if (!network || tags.length === 0) return;
  const event = `purge:${randomUUID()}`;
  await tx.insert(announcement).values({ event });
  await tx.insert(delivery).values({ kind: 'purge', target: network, event, payload: { tags } });
  await enqueue(tx, 'deliver', { event });
}
