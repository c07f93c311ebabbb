import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import type * as Y from 'yjs';
import type { UpdateCoverage } from '#body/updateCoverage.ts';
import {
  type CollabHello,
  type CollabRefusal,
  collabRefusalOf,
  DATABASE_HEADER,
  isCollabRefusal,
  MAX_UPDATE_BYTES,
} from '#contracts/collaboration.ts';
import { Handshake } from './handshake.ts';
import { isKnownUpdate } from './knownUpdates.ts';
import type { ConnectionState, LastingRefusal } from './saveStatus.ts';
import { readSyncMessage } from './syncMessages.ts';

/** Refusals that end when the user signs in. */
const AWAITS_SIGN_IN: ReadonlySet<CollabRefusal> = new Set(['not-signed-in', 'other-user']);
/** The close code of a socket on which this side called `close()`. */
const CLOSED_BY_US = 1005;
/** The close code of a socket that broke or that the server refused to open; browsers do not distinguish these. */
const NEVER_OPENED = 1006;
/** Milliseconds without an answer to an update or the handshake after which the server counts as failing. */
const ANSWER_MS = 10_000;
/** Answers that lack acknowledged changes, and their time span, before another history is assumed: a node may lag. */
const MIN_LACKING_ANSWERS = 3;
const MIN_LACKING_MS = 2_000;

type Options = {
  ydoc: Y.Doc;
  articleId: number;
  hello: CollabHello;
  /** the parts of the document that the server has acknowledged; the link adds to it */
  acknowledged: UpdateCoverage;
  onVerified(): void;
  /** called when the server's history of the draft is not that of the document */
  onOtherHistory(): void;
  onRefused(why: LastingRefusal): void;
  onChange(): void;
};

export type ServerLink = ReturnType<typeof connectDraft>;

/**
 * Connects a document to its draft on the server, and again whenever the connection breaks. A connection sends nothing of the
 * document until its handshake has shown that the server has everything that it acknowledged before.
 */
export function connectDraft(options: Options) {
  const { ydoc, articleId, hello, acknowledged, onChange } = options;
  let refused: LastingRefusal | undefined;
  let isFailing = false;
  let hasClosed = false;
  let wasOpen = false;
  let handshake: Handshake | undefined;
  let isVerified = false;
  /** updates of this connection that await their acknowledgement; the server answers in order */
  let sent: Uint8Array[] = [];
  let lacking = { answers: 0, since: 0 };
  let answerTimer: ReturnType<typeof setTimeout> | undefined;

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new HocuspocusProviderWebsocket({
    url: `${scheme}://${location.host}/collab`,
    delay: 250,
    minDelay: 150,
    maxDelay: 2_000,
    factor: 1.6,
    onStatus: onChange,
    onClose({ event }) {
      endConnection();
      const why = collabRefusalOf(event.code);
      if (why === 'other-history') options.onOtherHistory();
      else if (why && why !== 'unavailable') refuse(why);
      if (event.code !== CLOSED_BY_US) isFailing = why === 'unavailable';
      if (event.code === NEVER_OPENED && !wasOpen) void askWhyRefused();
      wasOpen = false;
      hasClosed = true;
      onChange();
    },
  });

  const send = socket.send.bind(socket);
  socket.send = (bytes: Uint8Array) => {
    const message = readSyncMessage(bytes);
    if (message.is === 'update') {
      if (!isVerified || refused) return; // the handshake of the next connection sends it
      if (message.update.byteLength > MAX_UPDATE_BYTES) return refuse('too-large');
      sent.push(message.update);
      if (sent.length === 1) expectAnswer();
    }
    send(bytes);
    onChange();
  };

  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: String(articleId),
    document: ydoc,
    token: JSON.stringify(hello),
    onOpen() {
      wasOpen = true;
      // Drops the queued messages: the handshake sends the same changes as one update.
      Object.assign(socket, { messageQueue: [] });
      endConnection();
      handshake = new Handshake(acknowledged);
      expectAnswer();
      onChange();
    },
    onAuthenticated() {
      if (refused && AWAITS_SIGN_IN.has(refused)) refused = undefined;
      onChange();
    },
    onAuthenticationFailed({ reason }) {
      if (isCollabRefusal(reason) && reason !== 'unavailable') refuse(reason);
      else {
        isFailing = true;
        socket.webSocket?.close(); // and try again
      }
      onChange();
    },
    onAwarenessChange: onChange,
  });

  const take = provider.onMessage.bind(provider);
  const takeBytes = (bytes: Uint8Array) => take({ data: bytes } as never);
  provider.onMessage = (event: MessageEvent) => {
    const bytes = new Uint8Array(event.data as ArrayBuffer);
    const message = readSyncMessage(bytes);
    if (message.is === 'update' && !isKnownUpdate(message.update)) {
      refuse('client-old');
      return onChange();
    }
    if (message.is === 'acknowledgement') acknowledge();
    if (message.is === 'other' || message.is === 'acknowledgement') takeBytes(bytes);
    else if (isVerified) receive(bytes);
    else receiveHandshake(bytes);
    onChange();
  };
  provider.attach();

  function receive(bytes: Uint8Array): void {
    const message = readSyncMessage(bytes);
    // The server has logged every update that it sends.
    if (message.is === 'update') acknowledged.add(message.update);
    takeBytes(bytes);
  }

  function receiveHandshake(bytes: Uint8Array): void {
    const step = handshake?.receive(bytes) ?? { is: 'waiting' };
    if (step.is === 'lacking') return void reportLacking();
    if (step.is === 'waiting') return;
    clearTimeout(answerTimer);
    lacking = { answers: 0, since: 0 };
    isVerified = true;
    isFailing = false;
    for (const message of step.messages) receive(message);
    options.onVerified();
  }

  function reportLacking(): void {
    handshake = undefined;
    const now = Date.now();
    lacking = { answers: lacking.answers + 1, since: lacking.since || now };
    if (lacking.answers >= MIN_LACKING_ANSWERS && now - lacking.since >= MIN_LACKING_MS)
      options.onOtherHistory();
    else socket.webSocket?.close();
  }

  function acknowledge(): void {
    const update = sent.shift();
    if (update) acknowledged.add(update);
    clearTimeout(answerTimer);
    isFailing = false;
    if (sent.length > 0) expectAnswer();
  }

  function expectAnswer(): void {
    clearTimeout(answerTimer);
    answerTimer = setTimeout(() => {
      isFailing = true;
      onChange();
    }, ANSWER_MS);
  }

  /**
   * Asks over HTTP why no socket was opened: the session may have ended, or the server may have another database. If there is
   * no answer, the connection counts as lost, not as refused.
   */
  async function askWhyRefused(): Promise<void> {
    const answer = await fetch('/api/auth/session', { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok || wasOpen) return;
    const database = answer.headers.get(DATABASE_HEADER);
    if (database !== null && database !== hello.database) return refuse('other-database');
    const session = (await answer.json().catch(() => null)) as { user?: unknown } | null;
    if (wasOpen || !session || session.user) return; // the socket was opened meanwhile, or the user is signed in
    if (!refused || AWAITS_SIGN_IN.has(refused)) refuse('not-signed-in');
  }

  function endConnection(): void {
    clearTimeout(answerTimer);
    isVerified = false;
    handshake = undefined;
    sent = [];
  }

  function refuse(why: LastingRefusal): void {
    refused = why;
    endConnection();
    socket.disconnect();
    options.onRefused(why);
    onChange();
  }

  /** Closes the connection at once; the socket itself may take a minute to notice that it broke. */
  function goOffline(): void {
    // The library emits this event itself when the server has been silent for long.
    (socket as unknown as { emit(name: string, data: unknown): void }).emit('close', {
      event: { code: 4408, reason: 'offline' },
    });
  }

  /** Connects again when the network is back, or when the user returns, perhaps from signing in in another tab. */
  function comeBack(): void {
    if (refused && !AWAITS_SIGN_IN.has(refused)) return;
    void socket.connect();
    onChange();
  }

  const closing = new AbortController();
  const { signal } = closing;
  window.addEventListener('offline', goOffline, { signal });
  window.addEventListener('online', comeBack, { signal });
  window.addEventListener('focus', comeBack, { signal });

  return {
    provider,
    refuse,
    link(): ConnectionState {
      if (refused) return { is: 'refused', why: refused };
      const isConnected = socket.status === WebSocketStatus.Connected && provider.isAuthenticated;
      if (isFailing) return { is: 'failing' };
      if (isConnected && isVerified) return { is: 'verified' };
      return hasClosed ? { is: 'away' } : { is: 'connecting' };
    },
    /** Sends what the server lacks, if no update awaits its acknowledgement. */
    resend(): void {
      if (isVerified && sent.length === 0) provider.forceSync();
    },
    disconnect(): void {
      endConnection();
      socket.disconnect();
    },
    close(): void {
      clearTimeout(answerTimer);
      closing.abort();
      provider.destroy();
      socket.destroy();
    },
  };
}
