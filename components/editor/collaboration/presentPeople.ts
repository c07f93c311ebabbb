import type { Awareness } from 'y-protocols/awareness';

export type PresentPerson = {
  id: number;
  name: string;
  colour: string;
  /** whether they have the release page open instead of the draft */
  isReviewing: boolean;
};

type AwarenessState = { user?: { id?: number; name?: string; colour?: string; isReviewing?: boolean } };

/** Every other user once, even with several windows, with the name from the server. Returns `before` if nothing changed. */
export function presentPeople(awareness: Awareness, before: PresentPerson[]): PresentPerson[] {
  const people = new Map<number, PresentPerson>();
  for (const [client, state] of awareness.getStates()) {
    const { user } = state as AwarenessState;
    if (!user?.id || !user.name || client === awareness.clientID) continue;
    const isReviewing = user.isReviewing === true && people.get(user.id)?.isReviewing !== false;
    people.set(user.id, { id: user.id, name: user.name, colour: user.colour ?? '', isReviewing });
  }
  const next = [...people.values()].sort((a, b) => a.id - b.id);
  return JSON.stringify(next) === JSON.stringify(before) ? before : next;
}
