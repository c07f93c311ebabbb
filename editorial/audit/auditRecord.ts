import { randomUUID } from 'node:crypto';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { auditEvent, outbox } from '#db/schema/auditEvents.ts';
import { announcement, delivery } from '#db/schema/deliveries.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import type { AuditDetails, AuditEventName } from './auditEventTypes.ts';

type Subject = { is: AuditSubject; id: number | string };
/** The argument for an event's detail, which is omitted for an event without detail. */
type DetailOf<Name extends AuditEventName> =
  Record<never, never> extends AuditDetails[Name]
    ? [detail?: AuditDetails[Name]]
    : [detail: AuditDetails[Name]];

/** Writes the audit event of an act. It takes a transaction, never the pool, so that no act is without its event. */
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

/** Writes several audit events of one actor, in their order. */
export async function recordEach(
  tx: Transaction,
  actor: ActorOrSystem,
  events: AuditEventOf[],
): Promise<void> {
  await recordAll(
    tx,
    events.map((event) => ({ actor, ...event })),
  );
}

/** Writes audit events of several actors, in their order. */
export async function recordAll(
  tx: Transaction,
  events: (AuditEventOf & { actor: ActorOrSystem })[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ actor: { id: actorId, token }, event, subject, detail }) => ({
    actorId,
    act: event,
    subject: subject.is,
    subjectId: String(subject.id),
    detail: token ? { ...detail, token: token.name, tokenId: token.id } : detail,
  }));
  await tx.execute(insertOf(auditEvent, rows));
}

/** Enqueues a side effect that a worker carries out after this transaction has committed. */
export function enqueue(tx: Transaction, kind: string, payload: Record<string, unknown>): Promise<void> {
  return enqueueEach(tx, kind, [payload]);
}

/** Enqueues several side effects of one kind, in their order. */
export async function enqueueEach(
  tx: Transaction,
  kind: string,
  payloads: Record<string, unknown>[],
): Promise<void> {
  if (payloads.length === 0) return;
  const rows = payloads.map((payload) => ({ kind, payload }));
  await sentTogether([tx.execute(insertOf(outbox, rows)), tx.execute(sql`select pg_notify('outbox', '')`)]);
}

export type ScheduledEvent = {
  /** `release:12`, `withdrawal:5`, `front:9`, `rights:7:1795402000000` (a picture, and the end of its rights) */
  event: string;
  at: Date;
};

/**
 * Schedules the announcement of an event at `at`. The worker first checks the database, because the event may have been
 * moved or cancelled since.
 */
export function scheduleEvent(tx: Transaction, scheduled: ScheduledEvent): Promise<void> {
  return scheduleEvents(tx, [scheduled]);
}

/** Schedules several events. */
export function scheduleEvents(tx: Transaction, events: ScheduledEvent[]): Promise<void> {
  return enqueueEach(
    tx,
    'event',
    events.map(({ event, at }) => ({ event, at: at.toISOString() })),
  );
}

/**
 * Drops the pages with these tags from the press of every node, at commit, and from the CDN if one is set that can be
 * purged (CDN_PURGE).
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

/** Postgres refuses a notification of 8,000 bytes. */
const MAX_NOTICE_BYTES = 7_900;

/** Tags as JSON lists, each short enough for one notification. A Chinese address alone may take 250 bytes. */
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
 * Enqueues a purge of the CDN, if one is set. A scheduled change needs a second purge at its instant: the press drops
 * its own copies by the clock, but the headers for the CDN do not contain scheduled changes.
 */
export async function purgeNetwork(tx: Transaction, tags: string[]): Promise<void> {
  const network = process.env.CDN_PURGE?.trim();
  if (!network || tags.length === 0) return;
  const event = `purge:${randomUUID()}`;
  await tx.insert(announcement).values({ event });
  await tx.insert(delivery).values({ kind: 'purge', target: network, event, payload: { tags } });
  await enqueue(tx, 'deliver', { event });
}
