import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type CopyDatabase, StorageError } from './copyDatabase.ts';
import type { CopyRecord } from './copyRecord.ts';
import { CopyWriter } from './copyWriter.ts';
import { writeCopy } from './draftCopies.ts';
import { MemoryCopyDatabase } from './memoryCopyDatabase.fixture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Outcome = 'written' | 'copy-gone' | 'never' | StorageError;

/** A writer whose writes have these outcomes, one after another; later writes succeed. */
function writerOn(outcomes: Outcome[]) {
  let writes = 0;
  let lose = () => {};
  const database = {
    onLost(listener: () => void) {
      lose = listener;
      return () => {};
    },
    async run() {
      writes += 1;
      const outcome = outcomes.shift() ?? 'written';
      if (outcome === 'never') return new Promise(() => {});
      if (outcome instanceof StorageError) throw outcome;
      return outcome === 'written';
    },
  } as unknown as CopyDatabase;
  const ydoc = new Y.Doc();
  const shown: string[] = [];
  const writer: CopyWriter = new CopyWriter({
    ydoc,
    database,
    recordNow: () => ({}) as CopyRecord,
    onChange: () => shown.push(writer.state.is),
  });
  ydoc.on('update', (update: Uint8Array) => writer.add(update));
  const type = () => ydoc.getText('body').insert(0, 'x');
  return { writer, type, shown, writes: () => writes, lose: () => lose() };
}

const aMoment = () => vi.advanceTimersByTimeAsync(10);

test('nothing is written before the document is loaded; then the whole document is', async () => {
  const { writer, type, writes } = writerOn([]);
  type();
  await aMoment();
  expect(writes()).toBe(0);
  expect(writer.state.is).toBe('opening');
  writer.begin();
  await aMoment();
  expect(writer.state.is).toBe('kept');
});

test('between an edit and its commit the copy does not count as stored', async () => {
  const { writer, type } = writerOn([]);
  writer.begin();
  await aMoment();
  type();
  expect(writer.state.is).toBe('writing');
  await aMoment();
  expect(writer.state.is).toBe('kept');
});

test.each(['refused', 'full', 'silent', 'failed'] as const)(
  'storage that is %s shows, interrupts no edit, and is retried until it works',
  async (why) => {
    const { writer, type, writes } = writerOn([new StorageError(why), new StorageError(why)]);
    writer.begin();
    await aMoment();
    expect(writer.state).toEqual({ is: 'nothing', why });
    expect(type).not.toThrow();
    await aMoment();
    expect(writes()).toBe(1); // not once per edit
    await vi.advanceTimersByTimeAsync(300);
    expect(writer.state).toEqual({ is: 'nothing', why });
    expect(writes()).toBe(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(writer.state.is).toBe('kept');
  },
);

test('while storage does not answer the copy does not count as stored', async () => {
  const { writer, type } = writerOn(['written', 'never']);
  writer.begin();
  await aMoment();
  type();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(writer.state.is).toBe('writing');
});

test('a deleted copy and cleared storage get the whole document again', async () => {
  const { writer, type, writes, lose } = writerOn(['written', 'copy-gone']);
  writer.begin();
  await aMoment();
  type();
  await aMoment();
  expect(writes()).toBe(3);
  expect(writer.state.is).toBe('kept');
  lose();
  expect(writer.state.is).toBe('writing');
  await aMoment();
  expect(writes()).toBe(4);
});

test('a paused copy is written again only when the document changes', async () => {
  const { writer, type, writes, lose } = writerOn([]);
  writer.begin();
  await aMoment();
  writer.pauseUntilChange();
  writer.recordChanged();
  lose();
  await aMoment();
  expect(writes()).toBe(1);
  type();
  await aMoment();
  expect(writes()).toBe(2);
});

test('a copy deleted on purpose does not count as stored, and its failed write is not retried', async () => {
  const { writer, type, writes, shown } = writerOn(['written', new StorageError('failed')]);
  writer.begin();
  await aMoment();
  writer.pauseUntilChange();
  expect(writer.state).toEqual({ is: 'nothing', why: 'deleted' });
  expect(shown.at(-1)).toBe('nothing');
  type();
  expect(writer.state.is).toBe('writing');
  await aMoment(); // fails, and would be retried
  writer.pauseUntilChange();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(writes()).toBe(2);
  expect(writer.state).toEqual({ is: 'nothing', why: 'deleted' });
  type();
  await aMoment();
  expect(writer.state.is).toBe('kept');
});

test('a copy deleted during a write does not count as stored, and is not written again', async () => {
  const { writer, type, writes } = writerOn(['written', 'copy-gone']);
  writer.begin();
  await aMoment();
  type();
  writer.pauseUntilChange();
  await aMoment();
  expect(writes()).toBe(2);
  expect(writer.state).toEqual({ is: 'nothing', why: 'deleted' });
});

test('copies that are replaced during a write are deleted by the next write, which contains their content', async () => {
  const memory = new MemoryCopyDatabase();
  const copy = (name: string) => ({ name, changedAt: 1, articleId: 7 }) as CopyRecord;
  for (const name of ['first', 'second'])
    await writeCopy(memory.asDatabase, { record: copy(name), updates: [], isWhole: true });
  const names: string[][] = [];
  const run = memory.run.bind(memory);
  memory.run = async (mode, work) => {
    const answer = await run(mode, work);
    names.push([...memory.content.copies.keys()]);
    return answer;
  };
  const ydoc = new Y.Doc();
  const database = memory.asDatabase;
  const writer = new CopyWriter({ ydoc, database, recordNow: () => copy('own'), onChange() {} });
  writer.replace([copy('first')]);
  writer.begin();
  writer.replace([copy('second')]);
  await aMoment();
  expect(names).toEqual([['second', 'own'], ['own']]);
});

test('closing completes the current write, and nothing is written afterwards', async () => {
  const { writer, type, writes } = writerOn([]);
  writer.begin();
  type();
  const closed = writer.close();
  await vi.advanceTimersByTimeAsync(100);
  await closed;
  expect(writer.state.is).toBe('kept');
  const before = writes();
  type();
  await aMoment();
  expect(writes()).toBe(before);
});
