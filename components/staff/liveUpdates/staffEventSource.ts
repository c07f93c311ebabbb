import {
  type StaffBye,
  type StaffChange,
  type StaffHello,
  type StaffTopic,
  staffBeatMs,
  staffEventsPath,
} from '#contracts/staffEvents.ts';
import { createTabLeadership } from './tabLeadership.ts';

/** What a tab hears, from its own connection or from the tab that has one. */
export type StaffMessage =
  | ({ is: 'hello' } & StaffHello)
  | ({ is: 'change' } & StaffChange)
  | ({ is: 'bye' } & StaffBye)
  | { is: 'beat' };

/** Milliseconds of silence after which a connection, or the tab that holds it, is believed to be dead. */
const SILENT_MS = 3 * staffBeatMs;
/** Milliseconds after which a stream that is asked for its status has none: a proxy holds it back. */
const ANSWER_MS = 3_000;
const RETRY_MS = { least: 3_000, most: 30_000 };
const NAME = 'copydesk-staff-events';

/** Without a session, a page that is read again goes to sign-in, and what was typed in it is gone. */
async function hasSession(): Promise<boolean> {
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), ANSWER_MS);
  const answer = await fetch(`${staffEventsPath}?age=0`, { signal: ended.signal }).catch(() => null);
  clearTimeout(timer);
  ended.abort(); // only its status is wanted, not the stream
  return answer?.status !== 401;
}

/**
 * One connection for all tabs of a browser (HTTP/1.1 allows six to a host): the tab that holds the Web Lock connects
 * and broadcasts what it receives. Where there are no locks (plain HTTP), each tab connects while it is in sight.
 */
export function openStaffEvents(
  listener: (topics: StaffTopic[] | 'all') => void,
  onBuild: (build: string) => void,
) {
  const hasLocks = typeof BroadcastChannel !== 'undefined' && typeof navigator.locks !== 'undefined';
  const channel = hasLocks ? new BroadcastChannel(NAME) : undefined;
  const leadership = hasLocks
    ? createTabLeadership(NAME, { onGained: connect, onLost: disconnect })
    : undefined;
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isClosed = false;
  /** The session ended, or the user had too many streams: nothing is tried before somebody comes back or signs in. */
  let isStopped = false;
  /** epoch ms of the last sign that nothing is missed */
  let heardAt = performance.timeOrigin;
  /** epoch ms at which something was last done about silence */
  let renewedAt = 0;
  /** what the present connection began with */
  let greeting: ({ is: 'hello' } & StaffHello) | undefined;
  let recent: { at: number; topics: StaffTopic[] }[] = [];

  function receive(message: StaffMessage): void {
    const now = Date.now();
    if (message.is === 'bye') {
      stop();
      return;
    }
    if (message.is === 'hello') {
      onBuild(message.build);
      if (now - heardAt > message.coversMs + 500) listener('all');
    }
    if (message.is === 'change') {
      if (message.topics !== 'all') {
        recent = [...recent.filter(({ at }) => at > now - 10_000), { at: now, topics: message.topics }];
      }
      listener(message.topics);
    }
    heardAt = now;
    resume(); // whoever hears another tab's connection takes its place in turn
  }

  function receiveAndBroadcast(message: StaffMessage): void {
    channel?.postMessage(message);
    receive(message);
  }

  const mayConnect = (): boolean =>
    !isClosed && !isStopped && (leadership ? leadership.isLeading() : !document.hidden);

  function connect(): void {
    if (source || !mayConnect()) return;
    clearTimeout(retry);
    const opened = new EventSource(`${staffEventsPath}?age=${Math.round(Math.max(0, Date.now() - heardAt))}`);
    source = opened;
    const read = <T>(event: Event) => JSON.parse((event as MessageEvent<string>).data) as T;
    opened.addEventListener('hello', (event) => {
      failures = 0;
      greeting = { is: 'hello', ...read<StaffHello>(event) };
      receiveAndBroadcast(greeting);
    });
    opened.addEventListener('change', (event) =>
      receiveAndBroadcast({ is: 'change', ...read<StaffChange>(event) }),
    );
    opened.addEventListener('beat', () => receiveAndBroadcast({ is: 'beat' }));
    opened.addEventListener('bye', (event) => receiveAndBroadcast({ is: 'bye', ...read<StaffBye>(event) }));
    opened.addEventListener('error', () => {
      greeting = undefined;
      if (source !== opened || opened.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      disconnect();
      failures += 1;
      const wait = Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** failures);
      retry = setTimeout(connect, wait * (0.5 + Math.random()));
    });
  }

  function disconnect(): void {
    clearTimeout(retry);
    source?.close();
    source = undefined;
    greeting = undefined;
  }

  /** Leaves the lock to a tab that is opened after somebody has signed in again. */
  function stop(): void {
    isStopped = true;
    disconnect();
    leadership?.leave();
  }

  function resume(): void {
    if (isClosed) return;
    isStopped = false;
    leadership?.queue();
  }

  const isSilent = (): boolean => Date.now() - Math.max(heardAt, renewedAt) > SILENT_MS;

  function onSight(): void {
    if (document.hidden) {
      if (!leadership) disconnect();
      return;
    }
    resume();
    if (isSilent()) renew();
    else connect();
  }

  /** Closes the connection and opens another: a half-open connection reports no error. Until then pages reload without it. */
  function renew(): void {
    renewedAt = Date.now();
    if (leadership && !leadership.isLeading()) leadership.steal();
    else {
      disconnect();
      connect();
    }
    void readWithoutStream();
  }

  /** A proxy may block the stream: pages then reload when they become visible. */
  async function readWithoutStream(): Promise<void> {
    const begun = Date.now();
    const answer = await fetch('/ready', { cache: 'no-store' }).catch(() => null);
    const { build } = ((await answer?.json().catch(() => null)) ?? {}) as { build?: string };
    if (build === undefined || isClosed) return;
    heardAt = Math.max(heardAt, begun);
    onBuild(build);
    if (await hasSession()) listener('all');
  }

  const watchdog = setInterval(() => {
    if (!document.hidden && !isStopped && isSilent()) onSight();
  }, staffBeatMs);

  /** A tab has just been opened, so somebody is signed in: it learns what it may have missed, or what failed is tried. */
  function answer(since: number): void {
    if (!source) connect();
    if (!greeting) return;
    const topics = recent.filter(({ at }) => at > since).flatMap((each) => each.topics);
    channel?.postMessage({ ...greeting, coversMs: 10_000 } satisfies StaffMessage);
    if (topics.length > 0) channel?.postMessage({ is: 'change', topics } satisfies StaffMessage);
  }

  channel?.addEventListener(
    'message',
    ({ data }: MessageEvent<StaffMessage | { is: 'ask'; since: number }>) =>
      data.is === 'ask' ? answer(data.since) : receive(data),
  );
  const sights = ['visibilitychange', 'focus', 'online', 'pageshow'];
  for (const name of sights)
    (name === 'visibilitychange' ? document : window).addEventListener(name, onSight);

  if (leadership) {
    channel?.postMessage({ is: 'ask', since: performance.timeOrigin });
    leadership.queue();
  } else onSight();

  return {
    /** What was heard in the last few seconds, for a part of the page that has just been read. */
    recently: (ms: number) => recent.filter(({ at }) => at > Date.now() - ms).flatMap(({ topics }) => topics),
    close(): void {
      isClosed = true;
      clearInterval(watchdog);
      stop();
      channel?.close();
      for (const name of sights)
        (name === 'visibilitychange' ? document : window).removeEventListener(name, onSight);
    },
  };
}
