import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { schemaVersion } from '#body/schema';
import { Acknowledgements, readMessage } from './acknowledging.ts';
import { hasContent, knowsDocument, knowsUpdate } from './knowing.ts';

/** Why writing has ended until the person does something. */
export type Blocked = 'not-signed-in' | 'not-allowed' | 'not-found' | 'client-old' | 'unfit';

/** What the words of state say. `unkept`: away from the server, and this browser keeps nothing. */
export type Saving = 'opening' | 'saved' | 'saving' | 'offline' | 'unkept' | 'unavailable' | Blocked;

export type Present = { id: number; name: string; colour: string };

export type DraftState = {
  saving: Saving;
  /** whether the sheet may be shown; it stays when writing is blocked, so that text can be copied */
  ready: boolean;
  people: Present[];
};

export type OpenDraft = {
  ydoc: Y.Doc;
  provider: HocuspocusProvider;
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  close(): void;
};

const blocking = new Set<string>(['not-signed-in', 'not-allowed', 'not-found', 'client-old', 'unfit']);
const closedAs: Record<number, Blocked> = {
  4403: 'not-allowed',
  4404: 'not-found',
  4410: 'client-old',
  4422: 'unfit',
};

/**
 * Opens a draft: from this device first, and from the server as soon as there is one. Both merge, whichever comes
 * first; the connection comes back by itself.
 */
export function openDraft(articleId: number): OpenDraft {
  const ydoc = new Y.Doc();
  const acknowledged = new Acknowledgements();
  const listeners = new Set<() => void>();
  let blocked: Blocked | undefined;
  let failing = false; // the server is there but cannot keep anything
  let kept: 'waiting' | 'yes' | 'no' = 'waiting';
  let now: DraftState = { saving: 'opening', ready: false, people: [] };

  const device = new IndexeddbPersistence(`copydesk-draft-${articleId}`, ydoc);
  device.whenSynced.then(() => keeps('yes'));
  // The library does not say when a browser refuses it a database.
  Promise.resolve(device._db).catch(() => keeps('no'));

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new HocuspocusProviderWebsocket({
    url: `${scheme}://${location.host}/collab`,
    delay: 250,
    minDelay: 150,
    maxDelay: 2_000,
    factor: 1.6,
    onStatus: tell,
    onClose({ event }) {
      failing = event.code === 4503;
      const why = closedAs[event.code];
      if (why) block(why);
      tell();
    },
  });

  const send = socket.send.bind(socket);
  socket.send = (bytes: Uint8Array) => {
    acknowledged.sends(bytes);
    send(bytes);
    tell();
  };

  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: String(articleId),
    document: ydoc,
    token: JSON.stringify({ schemaVersion }),
    onOpen() {
      // The handshake sends all that waits here, and in one piece.
      Object.assign(socket, { messageQueue: [] });
      acknowledged.opened();
      tell();
    },
    onAuthenticationFailed({ reason }) {
      if (blocking.has(reason)) block(reason as Blocked);
      else {
        failing = true;
        socket.webSocket?.close(); // and try again
      }
      tell();
    },
    onAwarenessChange: tell,
  });

  const take = provider.onMessage.bind(provider);
  provider.onMessage = (event: MessageEvent) => {
    const bytes = new Uint8Array(event.data as ArrayBuffer);
    const message = readMessage(bytes);
    if (message.is === 'update' && !knowsUpdate(message.update)) {
      block('client-old');
      tell();
      return;
    }
    acknowledged.receives(bytes);
    take(event as never);
    tell();
  };
  provider.attach();

  function keeps(answer: 'yes' | 'no'): void {
    kept = answer;
    if (!knowsDocument(ydoc)) block('client-old');
    tell();
  }

  function block(why: Blocked): void {
    blocked = why;
    socket.disconnect();
  }

  function savingNow(): Saving {
    if (blocked) return blocked;
    const connected = socket.status === WebSocketStatus.Connected && provider.isAuthenticated;
    if (connected && provider.synced && acknowledged.settled) {
      failing = false;
      return 'saved';
    }
    if (connected) return now.ready ? 'saving' : 'opening';
    if (failing) return 'unavailable';
    if (!now.ready && kept === 'waiting') return 'opening';
    return kept === 'no' ? 'unkept' : 'offline';
  }

  function tell(): void {
    const ready = now.ready || (blocked !== 'client-old' && hasContent(ydoc));
    const next = { ready, saving: savingNow(), people: peopleIn(provider, now.people) };
    if (next.saving === now.saving && next.ready === now.ready && next.people === now.people) return;
    now = next;
    for (const listener of listeners) listener();
  }

  /** Says at once that the line is dead; the socket itself may take a minute to notice. */
  function goneOffline(): void {
    // A hook of the library's own: it says so itself when the server has been silent for long.
    (socket as unknown as { emit(name: string, data: unknown): void }).emit('close', {
      event: { code: 4408, reason: 'offline' },
    });
  }

  /** Signed in again in another tab, or back on the network. */
  function comeBack(): void {
    if (blocked && blocked !== 'not-signed-in') return;
    blocked = undefined;
    void socket.connect();
    tell();
  }

  window.addEventListener('offline', goneOffline);
  window.addEventListener('online', comeBack);
  window.addEventListener('focus', comeBack);

  return {
    ydoc,
    provider,
    state: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      window.removeEventListener('offline', goneOffline);
      window.removeEventListener('online', comeBack);
      window.removeEventListener('focus', comeBack);
      listeners.clear();
      provider.destroy();
      socket.destroy();
      void device.destroy();
      ydoc.destroy();
    },
  };
}

/** Everybody once, however many windows they have open; the same array while nothing has changed. */
function peopleIn(provider: HocuspocusProvider, before: Present[]): Present[] {
  const people = new Map<number, Present>();
  for (const [client, state] of provider.awareness?.getStates() ?? []) {
    const user = state.user as { id?: number; name?: string; colour?: string } | undefined;
    if (!user?.id || !user.name || client === provider.document.clientID) continue;
    people.set(user.id, { id: user.id, name: user.name, colour: user.colour ?? '' });
  }
  const next = [...people.values()].sort((one, other) => one.id - other.id);
  return JSON.stringify(next) === JSON.stringify(before) ? before : next;
}
