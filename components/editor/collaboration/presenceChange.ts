import type { PresentPerson } from './presentPeople.ts';

type Named = Pick<PresentPerson, 'id' | 'name'>;

/** Whose names are announced when the people in a draft change. */
export type PresenceChange = { joined: string[]; left: string[] };

/** Who joined and who left between two moments. */
export function presenceChange(before: Named[], now: Named[]): PresenceChange {
  const namesMissing = (these: Named[], from: Named[]) =>
    these.filter(({ id }) => !from.some((other) => other.id === id)).map(({ name }) => name);
  return { joined: namesMissing(now, before), left: namesMissing(before, now) };
}
