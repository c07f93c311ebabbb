import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StaffTopic } from '#contracts/staffEvents.ts';
import { openStaffEvents } from './staffEventSource.ts';

// Node's BroadcastChannel connects the tabs. Its Web Locks keep aborted requests, so the tests use a fake.

const MINUTE_MS = 60_000;

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  static get open(): Stream[] {
    return Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED);
  }
  readyState = 1;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    Stream.all.push(this);
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }

  send(event: string, data: object): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  hello(): void {
    this.send('hello', { build: 'one', coversMs: 0 });
  }

  /** The server is unreachable, or refuses. */
  fail(): void {
    this.readyState = Stream.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}

type LockRequest = { grant(): unknown; reject(error: unknown): void };

/** A fake of one Web Lock that follows the standard. */
class Locks {
  held: LockRequest | undefined;
  waiting: LockRequest[] = [];

  request(_: string, { steal, signal }: LockOptions, callback: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request: LockRequest = {
        grant: () => Promise.resolve(callback()).then(resolve, reject),
        reject,
      };
      signal?.addEventListener('abort', () => {
        if (!this.waiting.includes(request)) return;
        this.waiting = this.waiting.filter((each) => each !== request);
        reject(new DOMException('aborted', 'AbortError'));
      });
      if (steal) {
        this.held?.reject(new DOMException('stolen', 'AbortError'));
        this.held = undefined;
        this.waiting.unshift(request);
      } else this.waiting.push(request);
      this.#grantNext();
    });
  }

  #grantNext(): void {
    if (this.held) return;
    const next = this.waiting.shift();
    if (!next) return;
    this.held = next;
    queueMicrotask(async () => {
      await next.grant();
      if (this.held !== next) return;
      this.held = undefined;
      this.#grantNext();
    });
  }

  get requests(): { held: number; waiting: number } {
    return { held: this.held ? 1 : 0, waiting: this.waiting.length };
  }
}

type Tab = { window: EventTarget; received: (StaffTopic[] | 'all')[]; close(): void };
let tabs: Tab[] = [];
let isServerThere = true;
let locks: Locks;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  Stream.all = [];
  isServerThere = true;
  locks = new Locks();
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('fetch', async () => {
    if (!isServerThere) throw new TypeError('no network');
    return Response.json({ build: 'one' });
  });
});

afterEach(async () => {
  for (const tab of tabs) tab.close();
  tabs = [];
  await settle();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets locks be granted and messages arrive: fake timers do not control them. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function openTab(): Promise<Tab> {
  const window = new EventTarget();
  vi.stubGlobal('window', window);
  const received: (StaffTopic[] | 'all')[] = [];
  const events = openStaffEvents(
    (topics) => received.push(topics),
    () => {},
  );
  const tab = { window, received, close: events.close };
  tabs.push(tab);
  await settle();
  return tab;
}

async function focus(tab: Tab): Promise<void> {
  tab.window.dispatchEvent(new Event('focus'));
  await settle();
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

test('one tab connects, and the others receive its events', async () => {
  const [first, second] = [await openTab(), await openTab()];
  expect(Stream.open).toHaveLength(1);
  Stream.open[0]?.hello();
  Stream.open[0]?.send('change', { topics: ['article:1'] });
  await settle();
  for (const { received } of [first, second]) expect(received).toContainEqual(['article:1']);
});

test('a second tab replaces a silent one, and no request for the lock is left over', async () => {
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  for (const round of [1, 2, 3]) {
    // Time passes without events, as while a computer sleeps.
    vi.setSystemTime(Date.now() + MINUTE_MS);
    await focus(round % 2 ? second : third);
    expect(Stream.open).toHaveLength(1);
    expect(Stream.all).toHaveLength(round + 1);
    expect(locks.requests).toEqual({ held: 1, waiting: 2 });
  }
  Stream.open[0]?.hello();
  Stream.open[0]?.send('change', { topics: ['article:1'] });
  await settle();
  for (const { received } of [first, second, third]) expect(received).toContainEqual(['article:1']);
});

test('after an outage one tab has a stream, also when tabs have replaced each other during it', async () => {
  isServerThere = false;
  const [, second] = [await openTab(), await openTab()];
  Stream.open[0]?.fail(); // the first tab will reconnect in some seconds
  vi.setSystemTime(Date.now() + MINUTE_MS);
  await focus(second);
  Stream.open[0]?.hello();
  isServerThere = true;
  await pass(30_000);
  expect(Stream.open).toHaveLength(1);
  expect(Stream.all).toHaveLength(2);
});

test('when the session ends the lock is free, and a page opened after signing in connects at once', async () => {
  const [first, second] = [await openTab(), await openTab()];
  Stream.open[0]?.hello();
  Stream.open[0]?.send('bye', { because: 'signed-out' });
  await settle();
  expect(Stream.open).toHaveLength(0);
  expect(locks.requests).toEqual({ held: 0, waiting: 0 });
  const before = Stream.all.length;
  await pass(MINUTE_MS);
  expect(Stream.all).toHaveLength(before); // no tab reconnects by itself

  const third = await openTab();
  expect(Stream.open).toHaveLength(1);
  Stream.open[0]?.hello();
  await settle();
  expect(locks.requests).toEqual({ held: 1, waiting: 2 });
  for (const { received } of [first, second]) expect(received).toContain('all'); // events were missed
  third.close();
  await settle();
  expect(Stream.open).toHaveLength(1);
});

test('a tab that failed to connect without a session reconnects at once when a page is opened', async () => {
  const first = await openTab();
  Stream.open[0]?.send('bye', { because: 'signed-out' });
  await focus(first);
  Stream.open[0]?.fail(); // not signed in
  const second = await openTab();
  expect(Stream.open).toHaveLength(1);
  Stream.open[0]?.hello();
  Stream.open[0]?.send('change', { topics: ['article:1'] });
  await settle();
  for (const { received } of [first, second]) expect(received).toContainEqual(['article:1']);
});

test('a tab replaces its own silent stream, and pages reload meanwhile', async () => {
  const tab = await openTab();
  const [halfOpen] = Stream.open;
  halfOpen?.hello();
  tab.received.length = 0;
  await pass(MINUTE_MS + 1_000);
  expect(tab.received).toEqual(['all']);
  expect(halfOpen?.readyState).toBe(Stream.CLOSED);
  expect(Stream.open).toHaveLength(1);
  expect(Number(/age=(\d+)/.exec(Stream.open[0]?.url ?? '')?.[1])).toBeGreaterThan(45_000);
});

test('returning reloads the page once when the stream is blocked, and again only after a silence', async () => {
  const tab = await openTab();
  vi.setSystemTime(Date.now() + MINUTE_MS);
  await focus(tab);
  await focus(tab);
  expect(tab.received).toEqual(['all']);
  vi.setSystemTime(Date.now() + MINUTE_MS);
  await focus(tab);
  expect(tab.received).toEqual(['all', 'all']);
});

test('events during an outage of stream and server reload the page when the stream is back', async () => {
  const tab = await openTab();
  Stream.open[0]?.hello();
  tab.received.length = 0;
  isServerThere = false;
  vi.setSystemTime(Date.now() + MINUTE_MS);
  await focus(tab);
  expect(tab.received).toEqual([]);
  Stream.open[0]?.hello();
  expect(tab.received).toEqual(['all']);
});

test('without locks a page connects while it is visible', async () => {
  vi.stubGlobal('navigator', {});
  const tab = await openTab();
  expect(Stream.open).toHaveLength(1);
  const page = document as unknown as { hidden: boolean } & EventTarget;
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  await pass(MINUTE_MS);
  expect(Stream.open).toHaveLength(0);
  page.hidden = false;
  await focus(tab);
  expect(Stream.open).toHaveLength(1);
});
