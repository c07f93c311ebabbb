import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { Transaction } from '#db/pools.ts';
import { and, desc, eq, type SQL, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { user } from '#db/schema/people.ts';
import { Refusal, type RefusalFacts } from './access/refusal.ts';

/** A field, or a part of one (`names.en`), that two people changed otherwise. */
export type MergeConflict = { path: string; theirs: unknown };
/** What became of one field of an order that names the value it was based on. */
export type Merged<T> = { to: T; conflicts: MergeConflict[] };

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Merges one person's change of a field with what others did to it meanwhile: lists and records by their parts.
 * @param was the value that the person saw @param now the value that it has @param wanted the value that they chose
 */
export function mergeField<T>(was: T, now: T, wanted: T, path = ''): Merged<T> {
  if (isDeepStrictEqual(now, wanted) || isDeepStrictEqual(was, wanted)) return { to: now, conflicts: [] };
  if (isDeepStrictEqual(was, now)) return { to: wanted, conflicts: [] };
  if (Array.isArray(was) && Array.isArray(now) && Array.isArray(wanted)) {
    const list = mergeLists(was, now, wanted);
    if (list) return { to: list as T, conflicts: [] };
  }
  if (isParts(was) && isParts(now) && isParts(wanted)) return mergeParts(was, now, wanted, path) as Merged<T>;
  return { to: now, conflicts: [{ path, theirs: now }] };
}

function mergeParts(was: Parts, now: Parts, wanted: Parts, path: string): Merged<Parts> {
  const to: Parts = {};
  const conflicts: MergeConflict[] = [];
  for (const name of new Set([...Object.keys(now), ...Object.keys(wanted)])) {
    const part = mergeField(was[name], now[name], wanted[name], path ? `${path}.${name}` : name);
    conflicts.push(...part.conflicts);
    if (part.to !== undefined) to[name] = part.to;
  }
  return { to, conflicts };
}

/**
 * What one added to a list of names and another removed are both done, at the end of what is there; a new order is
 * kept, and what others added meanwhile comes behind it.
 * @returns null where two people put the same names in two new orders
 */
export function mergeLists<T>(was: readonly T[], now: readonly T[], wanted: readonly T[]): T[] | null {
  const has = (list: readonly T[], item: T) => list.some((each) => isDeepStrictEqual(each, item));
  const isOfAll = (item: T) => has(was, item) && has(now, item) && has(wanted, item);
  const [before, theirs, mine] = [was, now, wanted].map((list) => list.filter(isOfAll));
  if (isDeepStrictEqual(mine, before) || isDeepStrictEqual(mine, theirs)) {
    const stay = now.filter((item) => has(wanted, item) || !has(was, item));
    return [...stay, ...wanted.filter((item) => !has(was, item) && !has(now, item))];
  }
  if (!isDeepStrictEqual(theirs, before)) return null;
  const stay = wanted.filter((item) => has(now, item) || !has(was, item));
  return [...stay, ...now.filter((item) => !has(was, item) && !has(wanted, item))];
}

/**
 * Fields that say something of what another field names, as an alt text does of a picture. A change of such a field is
 * meant for the value of the other that its person saw.
 */
export type Dependences<T> = Partial<
  Record<
    keyof T & string,
    {
      on: keyof T & string;
      /** the order must say what the other field was */
      isNeeded?: true;
      /** its value once the other field has another one, and the order says nothing of it */
      reset?: unknown;
    }
  >
>;

/**
 * The fields of `wanted` that are to be written, and those that somebody else changed otherwise. A field that `was`
 * does not name is written as it is wanted.
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

/** Settles the fields that depend on others, in `change`. @returns those that were meant for something else */
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
    // What somebody else said meanwhile of what was there before is not said of what comes.
    else if (isMoved && 'reset' in rule && !isSaid) {
      if (!isDeepStrictEqual(was[field], now[field])) conflicts.push({ path: field, theirs: now[field] });
      if (!isDeepStrictEqual(now[field], wanted[field])) change[field] = wanted[field] as T[typeof field];
    }
  }
  return conflicts;
}

export type Order<T> = {
  /** the values that the person saw; undefined: the order does not say */
  was: Partial<T> | undefined;
  now: T;
  wanted: Partial<T>;
  /** the shape of each field in the order: what two people wrote together must fit it too */
  shape: Partial<Record<keyof T & string, z.ZodType>>;
  /** the field in which the whole, as it would be, does not fit; null: it fits */
  misfit?: (whole: T) => (keyof T & string) | null;
  dependences?: Dependences<T>;
};

/** What an order comes to, as it may be written; or the first field that two people changed otherwise. */
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
 * The fields of an order that are to be written, once what others did meanwhile is merged. Record the act with
 * `changedParts`, by which the next refusal finds who it was.
 * @throws {Refusal} `field-changed` with the first field that two people changed otherwise, or that does not fit once
 *   the changes of both are made; with the other's value and name
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

/** What a refusal tells of a conflict: `theirs` in words, and `value` as JSON for the form that it returns to. */
export function factsOf({ path, theirs }: MergeConflict): RefusalFacts {
  return { field: path, theirs: wordsOf(theirs), value: JSON.stringify(theirs) ?? '' };
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (isParts(value)) return Object.values(value).map(wordsOf).filter(Boolean).join(', ');
  return value instanceof Date ? value.toISOString() : String(value);
}

/** The paths of what a change makes otherwise, down to the parts of records, for the `parts` of an event's detail. */
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

/** Who changed a field of a subject, or a part of it, last; `none` where that is not known. */
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

/** Whether an event changed that path, something in it, or all of what it is in; some events name whole fields only. */
function isAbout(path: string): SQL {
  const [field = ''] = path.split('.');
  const detail = auditEvent.detail;
  return sql`case when ${detail} ? 'parts' then exists (
      select 1 from jsonb_array_elements_text(${detail} -> 'parts') as part(path)
      where part.path = ${path} or starts_with(part.path, ${`${path}.`}) or starts_with(${path}, part.path || '.'))
    else coalesce(${detail} -> 'changed' ? ${field}, false) or coalesce(${detail} -> 'after' ? ${field}, false) end`;
}
