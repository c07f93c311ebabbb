import { isDeepStrictEqual } from 'node:util';

/** A field, or a part of one (`names.en`), that two people set to different values. */
export type MergeConflict = { path: string; theirs: unknown };
/** The merged value of one field, or its conflicts. */
export type Merged<T> = { to: T; conflicts: MergeConflict[] };

type Parts = Record<string, unknown>;
export const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Three-way merge of one field: lists and records are merged by their parts. @param was the value that the actor saw
 * @param now the present value @param chosen the value that the actor chose
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
 * Merges lists of names: applies removals, keeps a new order, and appends additions. @returns null if two people put
 * the same names in two new orders
 */
export function mergeLists<T>(was: readonly T[], now: readonly T[], chosen: readonly T[]): T[] | null {
  const has = (list: readonly T[], item: T) => list.some((each) => isDeepStrictEqual(each, item));
  const isOfAll = (item: T) => has(was, item) && has(now, item) && has(chosen, item);
  const [before, theirs, mine] = [was, now, chosen].map((list) => list.filter(isOfAll));
  if (isDeepStrictEqual(mine, before) || isDeepStrictEqual(mine, theirs)) {
    const remaining = now.filter((item) => has(chosen, item) || !has(was, item));
    return [...remaining, ...chosen.filter((item) => !has(was, item) && !has(now, item))];
  }
  if (!isDeepStrictEqual(theirs, before)) return null;
  const remaining = chosen.filter((item) => has(now, item) || !has(was, item));
  return [...remaining, ...now.filter((item) => !has(was, item) && !has(chosen, item))];
}

/**
 * Fields that depend on another field, as an alt text depends on a picture. A change of a dependent field applies only
 * to the value of the other field that its author saw.
 */
export type Dependences<T> = Partial<
  Record<
    keyof T & string,
    {
      on: keyof T & string;
      /** the order must contain the value of the other field that the actor saw */
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
  if (was) conflicts.push(...resolveDependentFields({ was, now, wanted, change }, dependences));
  return { change, conflicts };
}

type Merging<T> = { was: Partial<T>; now: T; wanted: Partial<T>; change: Partial<T> };

/** Resolves the dependent fields in `change`. @returns conflicts: changes that belong to another value */
function resolveDependentFields<T extends object>(
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
    const isChanged = !(field in was) || !isDeepStrictEqual(was[field], wanted[field]);
    const about = wanted[on] !== undefined ? wanted[on] : on in was ? was[on] : undefined;
    const target = isMoved ? change[on] : now[on];
    if (about === undefined ? isChanged && isNeeded : isChanged && !isDeepStrictEqual(about, target))
      conflicts.push({ path: on, theirs: now[on] });
    // A value that another actor set for the old value of the other field does not apply to the new value.
    else if (isMoved && 'reset' in rule && !isChanged) {
      if (!isDeepStrictEqual(was[field], now[field])) conflicts.push({ path: field, theirs: now[field] });
      if (!isDeepStrictEqual(now[field], wanted[field])) change[field] = wanted[field] as T[typeof field];
    }
  }
  return conflicts;
}
