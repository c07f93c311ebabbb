import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import type { CollabHello } from '#contracts/collaboration.ts';
import { type CollabMessage, messagesAbout, pong, readMessage, type SyncMessage } from './collabMessages.ts';
import { openSocket, type Waits } from './reconnectingSocket.ts';

/** Milliseconds in which moves of the caret are collected into one message. */
const AWARENESS_DELAY_MS = 40;

type Options = {
  articleId: number;
  hello: CollabHello;
  /** who is present; the socket sends its own state and receives those of others */
  awareness: Awareness;
  waits: Waits;
  onOpen?(): void;
  onAdmitted?(): void;
  /** `reason`: a `CollabRefusal`, unless the server failed */
  onDenied(reason: string): void;
  onSync?(message: SyncMessage | { is: 'acknowledgement' }): void;
  onClose(code: number): void;
};

export type DraftSocket = ReturnType<typeof openDraftSocket>;

/** @returns undefined if the message is truncated */
function parse(bytes: Uint8Array): CollabMessage | undefined {
  try {
    return readMessage(bytes);
  } catch {
    return undefined;
  }
}

/** Connects to the draft of an article on the server: says who is here and passes on what concerns the text. */
export function openDraftSocket(options: Options) {
  const { articleId, hello, awareness, waits } = options;
  const messages = messagesAbout(String(articleId));
  const changed = new Set<number>();
  let sending: ReturnType<typeof setTimeout> | undefined;
  let sentAt = 0;
  let isAdmitted = false;

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = openSocket({
    url: `${scheme}://${location.host}/collab`,
    waits,
    onOpen() {
      isAdmitted = false;
      socket.send(messages.hello(JSON.stringify(hello)));
      options.onOpen?.();
      announce();
    },
    onMessage(bytes) {
      const message = parse(bytes);
      if (message) take(message);
      else socket.restart();
    },
    onClose(code) {
      isAdmitted = false;
      options.onClose(code);
      const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
      removeAwarenessStates(awareness, others, socket);
      // Otherwise their unchanged states would be ignored after the next connection.
      for (const client of others) awareness.meta.delete(client);
    },
  });

  function take(message: CollabMessage): void {
    switch (message.is) {
      case 'ping':
        socket.send(pong);
        break;
      case 'awareness':
        applyAwarenessUpdate(awareness, message.update, socket);
        break;
      case 'admitted':
        isAdmitted = true;
        options.onAdmitted?.();
        break;
      case 'denied':
        isAdmitted = false;
        options.onDenied(message.reason);
        break;
      case 'closed':
        socket.restart();
        break;
      case 'other':
        break;
      default:
        options.onSync?.(message);
    }
  }

  awareness.on('update', noteAwareness);

  type Changes = { added: number[]; updated: number[]; removed: number[] };

  function noteAwareness({ added, updated, removed }: Changes, origin: unknown): void {
    if (origin === socket) {
      // The server has removed this client when an earlier connection of it ended.
      if (removed.includes(awareness.clientID)) announce();
      return;
    }
    for (const client of [...added, ...updated, ...removed]) changed.add(client);
    // At once, if possible: a timer of a hidden page may wait for a minute.
    if (Date.now() - sentAt >= AWARENESS_DELAY_MS) sendAwareness();
    else sending ??= setTimeout(sendAwareness, AWARENESS_DELAY_MS);
  }

  /** Says again who is here: with a new clock, because others ignore a state that they know. */
  function announce(): void {
    sentAt = 0;
    awareness.setLocalState(awareness.getLocalState());
  }

  function sendAwareness(): void {
    clearTimeout(sending);
    sending = undefined;
    sentAt = Date.now();
    const clients = [...changed].filter((client) => awareness.meta.has(client));
    changed.clear();
    if (clients.length > 0) socket.send(messages.awareness(encodeAwarenessUpdate(awareness, clients)));
  }

  return {
    isAdmitted: () => isAdmitted,
    connect: socket.connect,
    restart: socket.restart,
    disconnect: socket.disconnect,
    sendStateVector: (stateVector: Uint8Array) => socket.send(messages.stateVector(stateVector)),
    sendUpdate: (update: Uint8Array, kind: { isAnswer: boolean }) =>
      socket.send(messages.update(update, kind)),
    destroy(): void {
      clearTimeout(sending);
      awareness.off('update', noteAwareness);
      socket.destroy();
    },
  };
}
