import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLOSED_BY_US, openSocket, type ReconnectingSocket, SILENT } from './reconnectingSocket.ts';

/** A WebSocket that opens, fails and receives messages when the test says so. */
class FakeSocket extends EventTarget {
  static all: FakeSocket[] = [];
  readonly sent: Uint8Array[] = [];
  isClosed = false;

  constructor() {
    super();
    FakeSocket.all.push(this);
  }

  send = (bytes: Uint8Array) => this.sent.push(bytes);
  close = () => {
    this.isClosed = true;
  };
  open = () => this.dispatchEvent(new Event('open'));
  fail = (code: number) => this.dispatchEvent(Object.assign(new Event('close'), { code }));
  receive = (...bytes: number[]) =>
    this.dispatchEvent(Object.assign(new Event('message'), { data: Uint8Array.from(bytes).buffer }));
}

let heard: string[];
let socket: ReconnectingSocket;
const latest = () => FakeSocket.all.at(-1) as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
  heard = [];
  socket = openSocket({
    url: 'ws://paper.example/collab',
    waits: { min: 150, first: 250, max: 2_000 },
    onOpen: () => heard.push('open'),
    onMessage: (bytes) => heard.push(`message ${bytes.join()}`),
    onClose: (code) => heard.push(`closed ${code}`),
  });
});
afterEach(() => {
  socket.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('it connects again after each failure, within two seconds, and at first within a quarter of a second', () => {
  for (let failure = 1; failure <= 8; failure++) {
    latest().fail(1006);
    vi.advanceTimersByTime(149);
    expect(FakeSocket.all).toHaveLength(failure);
    vi.advanceTimersByTime(failure === 1 ? 101 : 1_851);
    expect(FakeSocket.all).toHaveLength(failure + 1);
  }
  expect(heard).toEqual(Array(8).fill('closed 1006'));
});

test('waits become short again after the server has answered', () => {
  for (let failure = 0; failure < 8; failure++) {
    latest().fail(1006);
    vi.advanceTimersByTime(2_000);
  }
  latest().open();
  latest().receive(1);
  latest().fail(1006);
  const count = FakeSocket.all.length;
  vi.advanceTimersByTime(250);
  expect(FakeSocket.all).toHaveLength(count + 1);
});

test('messages are sent while it is open, and are lost otherwise', () => {
  socket.send(Uint8Array.of(1));
  expect(latest().sent).toEqual([]);
  latest().open();
  socket.send(Uint8Array.of(2));
  expect(latest().sent).toEqual([Uint8Array.of(2)]);
});

test('a connection without a message for thirty seconds is replaced, and what arrives on it later is ignored', () => {
  latest().open();
  const silent = latest();
  silent.receive(7);
  vi.advanceTimersByTime(30_000);
  expect(silent.isClosed).toBe(false);
  vi.advanceTimersByTime(6_000);
  expect(silent.isClosed).toBe(true);
  expect(FakeSocket.all).toHaveLength(2);
  silent.receive(8);
  silent.fail(1006);
  expect(heard).toEqual(['open', 'message 7', `closed ${SILENT}`]);
});

test('it stays disconnected until it is asked to connect, then connects at once', () => {
  latest().open();
  socket.disconnect();
  expect(heard).toEqual(['open', `closed ${CLOSED_BY_US}`]);
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(1);
  socket.connect();
  expect(FakeSocket.all).toHaveLength(2);
});

test('asking to connect shortens a wait, replaces an attempt that hangs, and leaves an open connection alone', () => {
  latest().fail(1006);
  socket.connect();
  expect(FakeSocket.all).toHaveLength(2);
  socket.connect();
  expect(FakeSocket.all).toHaveLength(3);
  expect(FakeSocket.all[1]?.isClosed).toBe(true);
  latest().open();
  socket.connect();
  vi.advanceTimersByTime(5_000);
  expect(FakeSocket.all).toHaveLength(3);
});

test('a connection that ended twice is replaced once, and not at all after a disconnection', () => {
  latest().fail(1006);
  socket.restart();
  vi.advanceTimersByTime(5_000);
  expect(FakeSocket.all).toHaveLength(2);
  latest().fail(1006);
  socket.restart();
  socket.disconnect();
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('a listener that fails does not prevent the next connection', () => {
  heard.push = () => {
    throw new Error('a listener failed');
  };
  expect(() => socket.restart()).toThrow('a listener failed');
  vi.advanceTimersByTime(2_000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('after it is destroyed nothing connects and nothing is reported', () => {
  latest().open();
  socket.destroy();
  latest().fail(1006);
  socket.restart();
  socket.connect();
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(1);
  expect(heard).toEqual(['open']);
});
