import type { beforeHandleAwarenessPayload } from '@hocuspocus/server';
import type { Holder } from './socketAdmission.ts';

/** Colours that give white text a contrast of at least 4.5:1 and that people can tell apart. */
const colours = '#a3262b #1d5fa8 #2b7034 #7a3b93 #96501a #14706f #a02c6b #4a4fb3 #6a6115 #4d5a66'.split(' ');

type Shown = { id: number; name: string; colour: string; color: string; isReviewing: boolean };

const shown = ({ actor: { id, name }, isReviewing }: Holder): Shown => {
  const colour = colours[id % colours.length] ?? '#4d5a66';
  return { id, name, colour, color: colour, isReviewing }; // Tiptap's carets read `color`
};

/**
 * The server decides who is shown as present: it overwrites the name and colour that a client sends, and drops carets
 * that belong to other users.
 */
export function showTrueNames({ states, connection, document }: beforeHandleAwarenessPayload<Holder>): void {
  if (!connection) return;
  const user = shown(connection.context as Holder);
  const connectionClients = document.getClients(connection);
  for (const [client, state] of states) {
    const before = document.awareness.getStates().get(client) as { user?: Shown } | undefined;
    if (before && !connectionClients.has(client) && before.user?.id !== user.id) {
      states.delete(client);
      continue;
    }
    state.user = user;
    // After a reconnection the new connection owns the client, so that the end of the old one does not remove it.
    for (const [other, { clients }] of document.connections) if (other !== connection) clients.delete(client);
    connectionClients.add(client);
  }
}
