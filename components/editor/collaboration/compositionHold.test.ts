import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CompositionHold } from './compositionHold.ts';

let events: EventTarget;
let hold: CompositionHold;
let released: number[][];
const add = (change: number) => hold.add(Uint8Array.of(change));
const send = (type: string) => events.dispatchEvent(new Event(type));

beforeEach(() => {
  vi.useFakeTimers();
  events = new EventTarget();
  released = [];
  hold = new CompositionHold({ events, release: (held) => released.push(held.flatMap((each) => [...each])) });
});
afterEach(() => {
  hold.close();
  vi.useRealTimers();
});

test('a change is released at once while nobody composes, and after the composition otherwise, in its order', () => {
  add(1);
  send('compositionstart');
  add(2);
  send('compositionupdate');
  add(3);
  expect(released).toEqual([[1]]);
  send('compositionend');
  expect(released, 'the editor still reads what was composed').toEqual([[1]]);
  vi.runAllTimers();
  expect(released).toEqual([[1], [2, 3]]);
  add(4);
  expect(released).toEqual([[1], [2, 3], [4]]);
});

test('a composition that begins as another one ends, as in Korean, holds on', () => {
  send('compositionstart');
  add(1);
  send('compositionend');
  send('compositionstart');
  vi.advanceTimersByTime(1_000);
  expect(released).toEqual([]);
  send('compositionend');
  vi.runAllTimers();
  expect(released).toEqual([[1]]);
});

test('a composition that is left open holds nothing for long, and holds again when it goes on', () => {
  send('compositionstart');
  add(1);
  vi.runAllTimers();
  add(2);
  expect(released).toEqual([[1], [2]]);
  send('compositionupdate');
  add(3);
  expect(released).toHaveLength(2);
});

test('a closed draft releases nothing', () => {
  send('compositionstart');
  add(1);
  hold.close();
  vi.runAllTimers();
  expect(released).toEqual([]);
});
