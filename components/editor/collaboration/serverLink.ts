import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { UpdateCoverage } from '#body/updateCoverage.ts';
import {
  type CollabHello,
  type CollabRefusal,
  collabRefusalOf,
  DATABASE_HEADER,
  isCollabRefusal,
  MAX_UPDATE_BYTES,
} from '#contracts/collaboration.ts';
import type { SyncMessage } from './collabMessages.ts';
import { CompositionHold } from './compositionHold.ts';
import { openDraftSocket } from './draftSocket.ts';
import { Handshake } from './handshake.ts';
import { isKnownUpdate } from './knownUpdates.ts';
import { CLOSED_BY_US, SILENT } from './reconnectingSocket.ts';
import type { ConnectionState, LastingRefusal } from './saveStatus.ts';

/** Refusals that end when the user signs in. */
const AWAITS_SIGN_IN: ReadonlySet<CollabRefusal> = new Set(['not-signed-in', 'other-user']);
/** The close code of a socket that broke or that the server refused to open; browsers do not distinguish these. */
const NEVER_OPENED = 1006;
/** The close code of a connection that ends because the browser went offline. */
const WENT_OFFLINE = 4408;
/** Milliseconds without an answer to an update or the handshake after which the server counts as failing. */
const ANSWER_MS = 10_000;
/** Answers that lack acknowledged changes, and their time span, before another history is assumed: a node may lag. */
const MIN_LACKING_ANSWERS = 3;
const MIN_LACKING_MS = 2_000;

type Options = {
  ydoc: Y.Doc;
  awareness: Awareness;
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

const isKnown = (message: SyncMessage) =>
  message.is === 'state-vector' || isKnownUpdate(Y.decodeUpdate(message.update));

/**
 * Connects a document to its draft on the server, and again whenever the connection breaks. A connection sends nothing of the
 * document until its handshake has shown that the server has everything that it acknowledged before.
 */
export function connectDraft(options: Options) {
  const { ydoc, awareness, articleId, hello, acknowledged, onChange } = options;
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

  const socket = openDraftSocket({
    articleId,
    hello,
    awareness,
    waits: { min: 150, first: 250, max: 2_000 },
    onOpen() {
      wasOpen = true;
      endConnection();
      handshake = new Handshake(acknowledged);
      socket.sendStateVector(Y.encodeStateVector(ydoc));
      expectAnswer();
      onChange();
    },
    onAdmitted() {
      if (refused && AWAITS_SIGN_IN.has(refused)) refused = undefined;
      onChange();
    },
    onDenied(reason) {
      if (isCollabRefusal(reason) && reason !== 'unavailable') return refuse(reason);
      isFailing = true;
      socket.restart();
      onChange();
    },
    onSync(message) {
      if (message.is === 'acknowledgement') acknowledge();
      else if (!isKnown(message)) refuse('client-old');
      else if (isVerified) receive(message);
      else receiveHandshake(message);
      onChange();
    },
    onClose(code) {
      endConnection();
      const why = collabRefusalOf(code);
      if (why === 'other-history') options.onOtherHistory();
      else if (why && why !== 'unavailable') refuse(why);
      if (code !== CLOSED_BY_US && code !== SILENT) isFailing = why === 'unavailable';
      if (code === NEVER_OPENED && !wasOpen) void askWhyRefused();
      wasOpen = false;
      hasClosed = true;
      onChange();
    },
  });

  ydoc.on('update', sendChange);
  const hold = new CompositionHold({
    events: window,
    release: (updates) => Y.applyUpdate(ydoc, Y.mergeUpdates(updates), socket),
  });

  function sendChange(update: Uint8Array, origin: unknown): void {
    if (origin !== socket) send(update, { isAnswer: false });
  }

  function send(update: Uint8Array, kind: { isAnswer: boolean }): void {
    if (!isVerified || refused) return; // the handshake of the next connection sends it
    if (update.byteLength > MAX_UPDATE_BYTES) {
      refuse('too-large');
      return;
    }
    sent.push(update);
    if (sent.length === 1) expectAnswer();
    socket.sendUpdate(update, kind);
    onChange();
  }

  function receive(message: SyncMessage): void {
    if (message.is === 'state-vector') {
      send(Y.encodeStateAsUpdate(ydoc, message.stateVector), { isAnswer: true });
      return;
    }
    acknowledged.add(Y.decodeUpdate(message.update)); // the server has logged every update that it sends
    hold.add(message.update);
  }

  function receiveHandshake(message: SyncMessage): void {
    const step = handshake?.receive(message) ?? { is: 'waiting' };
    if (step.is === 'lacking') reportLacking();
    if (step.is !== 'verified') return;
    clearTimeout(answerTimer);
    lacking = { answers: 0, since: 0 };
    isVerified = true;
    isFailing = false;
    for (const held of step.messages) receive(held);
    options.onVerified();
  }

  function reportLacking(): void {
    handshake = undefined;
    const now = Date.now();
    lacking = { answers: lacking.answers + 1, since: lacking.since || now };
    if (lacking.answers >= MIN_LACKING_ANSWERS && now - lacking.since >= MIN_LACKING_MS)
      options.onOtherHistory();
    else socket.restart();
  }

  function acknowledge(): void {
    const update = sent.shift();
    if (update) acknowledged.add(Y.decodeUpdate(update));
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

  /** Connects again when the network is back, or when the user returns, perhaps from signing in in another tab. */
  function comeBack(): void {
    if (refused && !AWAITS_SIGN_IN.has(refused)) return;
    socket.connect();
    onChange();
  }

  const closing = new AbortController();
  const { signal } = closing;
  // The socket itself may take a minute to notice that the network is gone.
  window.addEventListener('offline', () => socket.restart(WENT_OFFLINE), { signal });
  window.addEventListener('online', comeBack, { signal });
  window.addEventListener('focus', comeBack, { signal });

  return {
    refuse,
    link(): ConnectionState {
      if (refused) return { is: 'refused', why: refused };
      if (isFailing) return { is: 'failing' };
      if (socket.isAdmitted() && isVerified) return { is: 'verified' };
      return hasClosed ? { is: 'away' } : { is: 'connecting' };
    },
    /** Asks the server what it lacks and has, if no update awaits its acknowledgement. */
    resend(): void {
      if (isVerified && sent.length === 0) socket.sendStateVector(Y.encodeStateVector(ydoc));
    },
    disconnect(): void {
      endConnection();
      socket.disconnect();
    },
    close(): void {
      clearTimeout(answerTimer);
      closing.abort();
      hold.close();
      ydoc.off('update', sendChange);
      socket.destroy();
    },
  };
}
