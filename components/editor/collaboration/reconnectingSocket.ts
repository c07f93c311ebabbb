/**
 * Milliseconds to wait before connecting again: at least `min`, and at first at most `first`, which grows to `max`. Within
 * these bounds waits are random, so that the clients of a restarted server come one by one.
 */
export type Waits = { min: number; first: number; max: number };
const WAIT_FACTOR = 1.6;
/** Milliseconds of silence after which the connection counts as broken: the server repeats presence every 15 s. */
const MAX_SILENCE_MS = 30_000;
const LOOK_EVERY_MS = 3_000;

/** The close code of a connection that this side closed. */
export const CLOSED_BY_US = 1005;
/** The close code of a connection without messages for too long. */
export const SILENT = 4000;

type Options = {
  url: string;
  waits: Waits;
  onOpen(): void;
  onMessage(bytes: Uint8Array): void;
  /** called for each connection that ends or cannot be opened, with its close code */
  onClose(code: number): void;
};

export type ReconnectingSocket = ReturnType<typeof openSocket>;

/** A WebSocket that connects again after it closed, until `disconnect` is called. */
export function openSocket({ url, waits, onOpen, onMessage, onClose }: Options) {
  let current: { socket: WebSocket; listening: AbortController } | undefined;
  let isOpen = false;
  let isWanted = true;
  let isDestroyed = false;
  let failures = 0;
  let heardAt = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const watching = setInterval(() => {
    if (isOpen && Date.now() - heardAt > MAX_SILENCE_MS) end(SILENT);
  }, LOOK_EVERY_MS);
  connect();

  /** Connects at once, unless it is connected. */
  function connect(): void {
    clearTimeout(waiting);
    if (isOpen || isDestroyed) return;
    isWanted = true;
    drop();
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    const listening = new AbortController();
    const { signal } = listening;
    current = { socket, listening };
    socket.addEventListener('open', handleOpen, { signal });
    socket.addEventListener('message', handleMessage, { signal });
    socket.addEventListener('close', ({ code }) => end(code), { signal });
  }

  function handleOpen(): void {
    isOpen = true;
    heardAt = Date.now();
    onOpen();
  }

  function handleMessage({ data }: MessageEvent): void {
    heardAt = Date.now();
    failures = 0;
    onMessage(new Uint8Array(data));
  }

  function drop(): void {
    current?.listening.abort();
    current?.socket.close();
    current = undefined;
    isOpen = false;
  }

  function end(code: number): void {
    if (isDestroyed) return;
    drop();
    clearTimeout(waiting);
    if (isWanted) waiting = setTimeout(connect, nextWait());
    onClose(code); // last, because it may disconnect or destroy the socket
  }

  function nextWait(): number {
    const longest = Math.min(waits.first * WAIT_FACTOR ** failures, waits.max);
    failures += 1;
    return waits.min + Math.random() * (longest - waits.min);
  }

  return {
    isOpen: () => isOpen,
    connect,
    /** Sends a message; without a connection it is lost. */
    send(bytes: Uint8Array): void {
      if (isOpen) current?.socket.send(bytes as Uint8Array<ArrayBuffer>);
    },
    /** Ends the connection at once, without waiting for the network, and connects again. */
    restart: (code = CLOSED_BY_US) => end(code),
    disconnect(): void {
      isWanted = false;
      clearTimeout(waiting);
      if (current) end(CLOSED_BY_US);
    },
    /** Disconnects for good; `onClose` is not called. */
    destroy(): void {
      isDestroyed = true;
      isWanted = false;
      clearTimeout(waiting);
      clearInterval(watching);
      drop();
    },
  };
}
