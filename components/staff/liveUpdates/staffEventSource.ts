import { type StaffTopic, staffBeatMs, staffEventsPath } from '#contracts/staffEvents.ts';
import { createStaffStream, type StaffMessage } from './staffStream.ts';
import { createTabLeadership } from './tabLeadership.ts';

/** A message between tabs: `ask` comes from a tab that was opened at `since`, epoch ms. */
type TabMessage = StaffMessage | { is: 'ask'; since: number };

/** `all`: events may have been missed. */
type TopicListener = (topics: StaffTopic[] | 'all') => void;

/** Milliseconds without a message after which a connection, or the tab that has it, counts as broken. */
const SILENT_MS = 3 * staffBeatMs;
/** A stream without a status after this time counts as blocked by a proxy. */
const ANSWER_MS = 3_000;
/** Milliseconds for which received topics are kept. */
const RECENT_MS = 10_000;
const NAME = 'copydesk-staff-events';

/** Whether the session still exists. Without one, a reloaded page redirects to sign-in, and typed text is lost. */
async function hasSession(): Promise<boolean> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(ANSWER_MS)]);
  const answer = await fetch(`${staffEventsPath}?age=0`, { signal }).catch(() => null);
  ended.abort(); // only the status is needed, not the stream
  return answer?.status !== 401;
}

/**
 * One connection for all tabs of a browser, because HTTP/1.1 allows six per host: the tab that holds the Web Lock
 * connects and broadcasts what it receives. Without locks (plain HTTP) each tab connects while it is visible.
 */
export function openStaffEvents(listener: TopicListener, onBuild: (build: string) => void) {
  const hasLocks = typeof BroadcastChannel !== 'undefined' && typeof navigator.locks !== 'undefined';
  const channel = hasLocks ? new BroadcastChannel(NAME) : undefined;
  const stream = createStaffStream({ mayConnect, heardAt: () => heardAt, onMessage: receiveAndBroadcast });
  const { connect, disconnect } = stream;
  const leadership = hasLocks
    ? createTabLeadership(NAME, { onGained: connect, onLost: disconnect })
    : undefined;
  let isClosed = false;
  /** The session ended, or the user had too many streams: this tab waits until the user returns or signs in. */
  let isStopped = false;
  /** epoch ms of the last moment at which no event was missed */
  let heardAt = performance.timeOrigin;
  /** epoch ms of the last reaction to silence */
  let renewedAt = 0;
  let recent: { at: number; topics: StaffTopic[] }[] = [];
  const recentSince = (since: number) =>
    recent.filter(({ at }) => at > since).flatMap(({ topics }) => topics);

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
      const { topics } = message;
      if (topics !== 'all')
        recent = [...recent.filter(({ at }) => at > now - RECENT_MS), { at: now, topics }];
      listener(topics);
    }
    heardAt = now;
    resume(); // a tab that receives from another tab queues for the lock
  }

  function receiveAndBroadcast(message: StaffMessage): void {
    channel?.postMessage(message);
    receive(message);
  }

  function mayConnect(): boolean {
    return !isClosed && !isStopped && (leadership ? leadership.isLeading() : !document.hidden);
  }

  /** Leaves the lock to a tab that is opened after the user has signed in again. */
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

  function onVisibility(): void {
    if (document.hidden) {
      if (!leadership) disconnect();
      return;
    }
    resume();
    if (isSilent()) renew();
    else connect();
  }

  /** Replaces the connection, because a half-open one reports no error. Until then pages reload without it. */
  function renew(): void {
    renewedAt = Date.now();
    if (leadership && !leadership.isLeading()) leadership.steal();
    else {
      disconnect();
      connect();
    }
    void reloadWithoutStream();
  }

  /** Reloads a page that becomes visible while a proxy may block the stream. */
  async function reloadWithoutStream(): Promise<void> {
    const startedAt = Date.now();
    const answer = await fetch('/ready', { cache: 'no-store' }).catch(() => null);
    const { build } = ((await answer?.json().catch(() => null)) ?? {}) as { build?: string };
    if (build === undefined || isClosed) return;
    heardAt = Math.max(heardAt, startedAt);
    onBuild(build);
    if (await hasSession()) listener('all');
  }

  const watchdog = setInterval(() => {
    if (!document.hidden && !isStopped && isSilent()) onVisibility();
  }, staffBeatMs);

  /** A new tab means that the user is signed in: sends it what it may have missed, or reconnects after a failure. */
  function answer(since: number): void {
    connect();
    const greeting = stream.greeting();
    if (!greeting) return;
    const topics = recentSince(since);
    channel?.postMessage({ ...greeting, coversMs: RECENT_MS } satisfies TabMessage);
    if (topics.length > 0) channel?.postMessage({ is: 'change', topics } satisfies TabMessage);
  }

  const closing = new AbortController();
  const { signal } = closing;
  channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) =>
    data.is === 'ask' ? answer(data.since) : receive(data),
  );
  document.addEventListener('visibilitychange', onVisibility, { signal });
  for (const name of ['focus', 'online', 'pageshow']) window.addEventListener(name, onVisibility, { signal });

  if (leadership) {
    channel?.postMessage({ is: 'ask', since: performance.timeOrigin } satisfies TabMessage);
    leadership.queue();
  } else onVisibility();

  return {
    /** The topics of the last `ms` milliseconds, for a part of the page that has just been rendered. */
    recently: (ms: number) => recentSince(Date.now() - ms),
    close(): void {
      isClosed = true;
      clearInterval(watchdog);
      stop();
      channel?.close();
      closing.abort();
    },
  };
}
