/** A JSON object whose names are compared without case and underscores: `pubStatus` of ninjs 3 is `pubstatus` of 1. */
export type JsonMembers = Map<string, unknown>;

const plainName = (name: string): string => name.toLowerCase().replaceAll('_', '');

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a JSON value; none if it is not an object. */
export function membersOf(value: unknown): JsonMembers {
  const members: JsonMembers = new Map();
  if (isObject(value))
    for (const [name, member] of Object.entries(value))
      if (!members.has(plainName(name))) members.set(plainName(name), member);
  return members;
}

/** The first of these members that is text, or a number as text; else empty. */
export function textMember(members: JsonMembers, ...names: string[]): string {
  for (const name of names) {
    const value = members.get(plainName(name));
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/** The objects in a list, or a single object as a list; for an object of objects its values. */
export function objectsIn(members: JsonMembers, ...names: string[]): JsonMembers[] {
  for (const name of names) {
    const value = members.get(plainName(name));
    if (Array.isArray(value)) return value.filter(isObject).map(membersOf);
    if (isObject(value)) return [membersOf(value)];
  }
  return [];
}
