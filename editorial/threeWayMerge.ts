import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { Transaction } from '#db/pools.ts';
import { and, desc, eq, type SQL, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { user } from '#db/schema/people.ts';
import { Refusal, type RefusalFacts } from './access/refusal.ts';
import { type Dependences, isParts, type MergeConflict, mergeFields } from './fieldMerge.ts';

export type Order<T> = {
  /** the values that the actor saw; undefined: unknown */
  was: Partial<T> | undefined;
  now: T;
  wanted: Partial<T>;
  /** the schema of each field in the order, which the merged value must satisfy too */
  shape: Partial<Record<keyof T & string, z.ZodType>>;
  /** the field that makes the merged whole invalid; null: it is valid */
  misfit?: (whole: T) => (keyof T & string) | null;
  dependences?: Dependences<T>;
};

/** The merged fields of an order, or the first conflict. */
export function settleOrder<T extends object>(
  order: Order<T>,
): { change: Partial<T>; conflict: MergeConflict | undefined } {
  const { now, wanted, shape, misfit } = order;
  const { change, conflicts } = mergeFields(order.was, now, wanted, order.dependences);
  for (const field of Object.keys(change) as (keyof T & string)[]) {
    if (isDeepStrictEqual(change[field], wanted[field]) || wanted[field] === undefined) continue;
    const fit = shape[field]?.safeParse(change[field]);
    if (fit?.success) change[field] = fit.data as T[typeof field];
    else conflicts.push({ path: field, theirs: now[field] });
  }
  const invalidField = conflicts.length === 0 ? misfit?.({ ...now, ...change }) : null;
  if (invalidField) conflicts.push({ path: invalidField, theirs: now[invalidField] });
  return { change, conflict: conflicts[0] };
}

/**
 * The fields of an order that are to be written, merged with concurrent changes. Audit the act with `changedParts`: a
 * later refusal finds the author of a change by it. @throws {Refusal} `field-changed` with the first field that two
 * people set to different values, or that is invalid after merging; with the other's value and name
 */
export async function mergeOrder<T extends object>(
  tx: Transaction,
  subject: { is: AuditSubject; id: number | string },
  order: Order<T>,
): Promise<Partial<T>> {
  const { change, conflict } = settleOrder(order);
  if (!conflict) return change;
  const by = await whoChanged(tx, subject, conflict.path);
  throw new Refusal('field-changed', { ...factsOf(conflict), by });
}

/** The facts of a refusal for a conflict: `theirs` as text, and `value` as JSON for the form. */
export function factsOf({ path, theirs }: MergeConflict): RefusalFacts {
  return { field: path, theirs: wordsOf(theirs), value: JSON.stringify(theirs) ?? '' };
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (isParts(value)) return Object.values(value).map(wordsOf).filter(Boolean).join(', ');
  return value instanceof Date ? value.toISOString() : String(value);
}

/** The paths that a change modifies, down to the parts of records, for the `parts` of an event's detail. */
export function changedParts<T extends object>(now: T, change: Partial<T>): string[] {
  return Object.keys(change).flatMap((field) =>
    pathsBetween(now[field as keyof T], change[field as keyof T], field),
  );
}

function pathsBetween(now: unknown, to: unknown, path: string): string[] {
  if (isDeepStrictEqual(now, to)) return [];
  if (!isParts(now) || !isParts(to)) return [path];
  const names = [...new Set([...Object.keys(now), ...Object.keys(to)])];
  return names.flatMap((name) => pathsBetween(now[name], to[name], `${path}.${name}`));
}

/** Who last changed a field of a subject, or a part of it; `none` if unknown. */
async function whoChanged(
  tx: Transaction,
  { is, id }: { is: AuditSubject; id: number | string },
  path: string,
): Promise<string> {
  const [event] = await tx
    .select({ name: user.name })
    .from(auditEvent)
    .leftJoin(user, eq(user.id, auditEvent.actorId))
    .where(and(eq(auditEvent.subject, is), eq(auditEvent.subjectId, String(id)), isAbout(path)))
    .orderBy(desc(auditEvent.id))
    .limit(1);
  return event?.name ?? 'none';
}

/**
 * Whether an event changed that path, a part of it, or a field that contains it; some events name only whole fields.
 */
function isAbout(path: string): SQL {
  const [field = ''] = path.split('.');
  const detail = auditEvent.detail;
  return sql`case when ${detail} ? 'parts' then exists (
      select 1 from jsonb_array_elements_text(${detail} -> 'parts') as part(path)
      where part.path = ${path} or starts_with(part.path, ${`${path}.`}) or starts_with(${path}, part.path || '.'))
    else coalesce(${detail} -> 'changed' ? ${field}, false) or coalesce(${detail} -> 'after' ? ${field}, false) end`;
}
