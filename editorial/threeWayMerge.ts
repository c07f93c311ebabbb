import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { Transaction } from '#db/pools.ts';
import { and, desc, eq, type SQL, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { user } from '#db/schema/people.ts';
import { Refusal, type RefusalFacts } from './access/refusal.ts';

/** A field, or a part of one (`names.en`), that two people set to different values. */
export type MergeConflict = { path: string; theirs: unknown };
/** The merged value of one field, or its conflicts. */
export type Merged<T> = { to: T; conflicts: MergeConflict[] };

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Three-way merge of one field: lists and records are merged by their parts. @param was the value that the person saw
 * @param now the present value @param chosen the value that they chose
 */
export function mergeField<T>(was: T, now: T, chosen: T, path = ''): Merged<T> {
  if (isDeepStrictEqual(now, chosen) || isDeepStrictEqual(was, chosen)) return { to: now, conflicts: [] };
  if (isDeepStrictEqual(was, now)) return { to: chosen, conflicts: [] };
  if (Array.isArray(was) && Array.isArray(now) && Array.isArray(chosen)) {
    const list = mergeLists(was, now, chosen);
    if (list) return { to: list as T, conflicts: [] };
  }
  if (isParts(was) && isParts(now) && isParts(chosen)) return mergeParts(was, now, chosen, path) as Merged<T>;
  return { to: now, conflicts: [{ path, theirs: now }] };
}

function mergeParts(was: Parts, now: Parts, chosen: Parts, path: string): Merged<Parts> {
  const to: Parts = {};
  const conflicts: MergeConflict[] = [];
  for (const name of new Set([...Object.keys(now), ...Object.keys(chosen)])) {
    const part = mergeField(was[name], now[name], chosen[name], path ? `${path}.${name}` : name);
    conflicts.push(...part.conflicts);
    if (part.to !== undefined) to[name] = part.to;
  }
  return { to, conflicts };
}

/**
 * Merges lists of names: additions go to the end, removals are applied, and a new order is kept, with others' additions
 * after it. @returns null if two people put the same names in two new orders
 */
export function mergeLists<T>(was: readonly T[], now: readonly T[], chosen: readonly T[]): T[] | null {
  const has = (list: readonly T[], item: T) => list.some((each) => isDeepStrictEqual(each, item));
  const isOfAll = (item: T) => has(was, item) && has(now, item) && has(chosen, item);
  const [before, theirs, mine] = [was, now, chosen].map((list) => list.filter(isOfAll));
  if (isDeepStrictEqual(mine, before) || isDeepStrictEqual(mine, theirs)) {
    const stay = now.filter((item) => has(chosen, item) || !has(was, item));
    return [...stay, ...chosen.filter((item) => !has(was, item) && !has(now, item))];
  }
  if (!isDeepStrictEqual(theirs, before)) return null;
  const stay = chosen.filter((item) => has(now, item) || !has(was, item));
  return [...stay, ...now.filter((item) => !has(was, item) && !has(chosen, item))];
}

/**
 * Fields that depend on another field, as an alt text depends on a picture. A change of such a field applies only to
 * the value of the other that its person saw.
 */
export type Dependences<T> = Partial<
  Record<
    keyof T & string,
    {
      on: keyof T & string;
      /** the order must say what the other field was */
      isNeeded?: true;
      /** the new value if the other field changes, and the order does not set this one */
      reset?: unknown;
    }
  >
>;

/**
 * The fields of `wanted` that are to be written, and conflicts. A field that `was` does not contain is written as
 * wanted.
 */
export function mergeFields<T extends object>(
  was: Partial<T> | undefined,
  now: T,
  wanted: Partial<T>,
  dependences: Dependences<T> = {},
): { change: Partial<T>; conflicts: MergeConflict[] } {
  const change: Partial<T> = {};
  const conflicts: MergeConflict[] = [];
  for (const field of Object.keys(wanted) as (keyof T & string)[]) {
    const to = wanted[field] as T[typeof field];
    if (to === undefined) continue;
    const seen = was && field in was ? (was[field] as T[typeof field]) : now[field];
    const merged = mergeField(seen, now[field], to, field);
    conflicts.push(...merged.conflicts);
    if (!isDeepStrictEqual(merged.to, now[field])) change[field] = merged.to;
  }
  if (was) conflicts.push(...meantForOthers({ was, now, wanted, change }, dependences));
  return { change, conflicts };
}

type Merging<T> = { was: Partial<T>; now: T; wanted: Partial<T>; change: Partial<T> };

/** Resolves the dependent fields in `change`. @returns those that were meant for another value */
function meantForOthers<T extends object>(
  { was, now, wanted, change }: Merging<T>,
  dependences: Dependences<T>,
): MergeConflict[] {
  const conflicts: MergeConflict[] = [];
  for (const field of Object.keys(dependences) as (keyof T & string)[]) {
    const { on, isNeeded, ...rule } = dependences[field] as NonNullable<(typeof dependences)[typeof field]>;
    const isMoved = on in change;
    if (wanted[field] === undefined) {
      if (isMoved && 'reset' in rule && !isDeepStrictEqual(now[field], rule.reset))
        change[field] = rule.reset as T[typeof field];
      continue;
    }
    const isSaid = !(field in was) || !isDeepStrictEqual(was[field], wanted[field]);
    const about = wanted[on] !== undefined ? wanted[on] : on in was ? was[on] : undefined;
    const target = isMoved ? change[on] : now[on];
    if (about === undefined ? isSaid && isNeeded : isSaid && !isDeepStrictEqual(about, target))
      conflicts.push({ path: on, theirs: now[on] });
    // A value that somebody else set meanwhile for the old value of the other field does not apply to the new one.
    else if (isMoved && 'reset' in rule && !isSaid) {
      if (!isDeepStrictEqual(was[field], now[field])) conflicts.push({ path: field, theirs: now[field] });
      if (!isDeepStrictEqual(now[field], wanted[field])) change[field] = wanted[field] as T[typeof field];
    }
  }
  return conflicts;
}

export type Order<T> = {
  /** the values that the person saw; undefined: unknown */
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
export function settleOrder<T extends object>({
  was,
  now,
  wanted,
  shape,
  misfit,
  dependences,
}: Order<T>): { change: Partial<T>; conflict: MergeConflict | undefined } {
  const { change, conflicts } = mergeFields(was, now, wanted, dependences);
  for (const field of Object.keys(change) as (keyof T & string)[]) {
    if (isDeepStrictEqual(change[field], wanted[field]) || wanted[field] === undefined) continue;
    const fit = shape[field]?.safeParse(change[field]);
    if (fit?.success) change[field] = fit.data as T[typeof field];
    else conflicts.push({ path: field, theirs: now[field] });
  }
  const wrong = conflicts.length === 0 ? misfit?.({ ...now, ...change }) : null;
  if (wrong) conflicts.push({ path: wrong, theirs: now[wrong] });
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
  throw new Refusal('field-changed', {
    ...factsOf(conflict),
    by: await whoChanged(tx, subject, conflict.path),
  });
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
 * Whether an event changed that path, a part of it, or a whole that contains it; some events name whole fields only.
 */
function isAbout(path: string): SQL {
  const [field = ''] = path.split('.');
  const detail = auditEvent.detail;
  return sql`case when ${detail} ? 'parts' then exists (
      select 1 from jsonb_array_elements_text(${detail} -> 'parts') as part(path)
      where part.path = ${path} or starts_with(part.path, ${`${path}.`}) or starts_with(${path}, part.path || '.'))
    else coalesce(${detail} -> 'changed' ? ${field}, false) or coalesce(${detail} -> 'after' ? ${field}, false) end`;
}
