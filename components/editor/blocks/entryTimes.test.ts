import type { Editor } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { bodySchema } from '#body/bodySchema.ts';
import { insertEntry, removeEntry } from './entryCommands.ts';
import { EntryTimes } from './entryTimes.ts';
import { clockError } from './serverTime.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
/** ms by which this device's clock is ahead of the server's */
const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: now + hour });
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An editor over a story of one paragraph, without a page. */
function openEditor() {
  const listeners = new Set<() => void>();
  const editor = {
    isDestroyed: false,
    isEditable: true,
    state: EditorState.create({ schema: bodySchema }),
    view: {
      dispatch(tr: EditorState['tr']) {
        editor.state = editor.state.apply(tr);
        for (const listener of listeners) listener();
      },
      focus() {},
    },
    on: (_: string, listener: () => void) => listeners.add(listener),
    off: (_: string, listener: () => void) => listeners.delete(listener),
  };
  const entries = () =>
    editor.state.doc.children.filter(({ type }) => type.name === 'entry').map(({ attrs }) => attrs);
  return { editor: editor as unknown as Editor, entries };
}

const serverTime = () => `${new Date(Date.now() - hour).toISOString().slice(0, 19)}Z`;

test('an entry appears at once, and gets the server’s time of its creation even when the answer is late', async () => {
  const answers: ((at: string | null) => void)[] = [];
  const times = new EntryTimes(new Y.Doc(), () => new Promise((answer) => answers.push(answer)), 'here');
  const { editor, entries } = openEditor();
  times.attach(editor);
  insertEntry(editor, times);
  const [begun] = entries();
  expect(begun).toMatchObject({ at: '2026-11-29T13:00:00Z' });
  expect(editor.state.selection.$from.node(1).attrs).toEqual(begun);
  expect(times.isConfirmed(begun?.name)).toBe(false);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(answers).toHaveLength(1);
  answers[0]?.(serverTime());
  await vi.advanceTimersByTimeAsync(0);
  expect(times.isConfirmed(begun?.name)).toBe(true);
  // The measured clock error is one hour, plus or minus the duration of the request.
  expect(Math.abs(Date.parse(entries()[0]?.at) - now)).toBeLessThanOrEqual(41_000);
});

test('an unconfirmed entry is retried while the server does not answer, and confirmed at once when the network is back', async () => {
  let isUp = false;
  const readTime = vi.fn(async () => (isUp ? serverTime() : null));
  const times = new EntryTimes(new Y.Doc(), readTime, 'here');
  const { editor, entries } = openEditor();
  times.attach(editor);
  insertEntry(editor, times);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(readTime.mock.calls.length).toBeGreaterThan(3);
  expect(readTime.mock.calls.length).toBeLessThan(12);
  const name = entries()[0]?.name;
  expect(times.isConfirmed(name)).toBe(false);
  isUp = true;
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(times.isConfirmed(name)).toBe(true);
  expect(entries()[0]?.at).toBe('2026-11-29T12:00:00Z');
});

test('the answer does not restore an entry that was removed before it', async () => {
  let answer: (at: string) => void = () => {};
  const times = new EntryTimes(
    new Y.Doc(),
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    'here',
  );
  const { editor, entries } = openEditor();
  times.attach(editor);
  insertEntry(editor, times);
  const name = entries()[0]?.name;
  removeEntry(editor, name);
  answer(serverTime());
  await vi.advanceTimersByTimeAsync(0);
  expect(entries()).toEqual([]);
  expect(times.isConfirmed(name)).toBe(false);
});

test('entries of another browser and times that a user has set are not confirmed', async () => {
  const ydoc = new Y.Doc();
  const readTime = vi.fn(async () => serverTime());
  const { editor, entries } = openEditor();
  insertEntry(editor, new EntryTimes(ydoc, readTime, 'there'));
  const times = new EntryTimes(ydoc, readTime, 'here');
  times.attach(editor);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(readTime).not.toHaveBeenCalled();
  const name = entries()[0]?.name;
  expect(times.isConfirmed(name)).toBe(false);
  times.settle(name);
  expect(times.isConfirmed(name)).toBe(true);
});

describe('a clock', () => {
  test('that agrees with any instant between request and answer is not corrected', () => {
    expect(clockError(now, now - 4_000, now + 2_000)).toBe(0);
    expect(clockError(now, now + 900, now + 950)).toBe(0); // the server's time has no fractions of a second
  });
  test('is otherwise corrected by the midpoint of the possible clock errors', () => {
    expect(clockError(now, now + hour, now + hour + 200)).toBe(400 - hour);
    expect(clockError(now, now - hour - 200, now - hour)).toBe(hour + 600);
  });
});
