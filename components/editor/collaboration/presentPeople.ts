import type { HocuspocusProvider } from '@hocuspocus/provider';

export type PresentPerson = {
  id: number;
  name: string;
  colour: string;
  /** has the release page open, and not the draft */
  isReviewing: boolean;
};

type AwarenessState = { user?: { id?: number; name?: string; colour?: string; isReviewing?: boolean } };

/**
 * Everybody else once, however many windows they have open, as the server names them; `before` itself while nothing
 * has changed.
 */
export function presentPeople(provider: HocuspocusProvider, before: PresentPerson[]): PresentPerson[] {
  const people = new Map<number, PresentPerson>();
  for (const [client, state] of provider.awareness?.getStates() ?? []) {
    const { user } = state as AwarenessState;
    if (!user?.id || !user.name || client === provider.document.clientID) continue;
    const isReviewing = user.isReviewing === true && people.get(user.id)?.isReviewing !== false;
    people.set(user.id, { id: user.id, name: user.name, colour: user.colour ?? '', isReviewing });
  }
  const next = [...people.values()].sort((one, other) => one.id - other.id);
  return JSON.stringify(next) === JSON.stringify(before) ? before : next;
}
