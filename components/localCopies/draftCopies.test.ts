import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CopyRecord } from './copyRecord.ts';
import { deleteCopiesWhere, deleteUnchangedCopy, markSaved, readCopy, writeCopy } from './draftCopies.ts';
import { MemoryCopyDatabase } from './memoryCopyDatabase.fixture.ts';

function recordOf(name: string, changedAt: number, pending = true): CopyRecord {
  const owner = { database: 'one', userId: 1, email: 'ann@example.com' };
  const acknowledged = new Uint8Array();
  return { ...owner, name, articleId: 7, headline: '', acknowledged, pending, setAside: null, changedAt };
}

function updateOf(text: string): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.getText('body').insert(0, text);
  return Y.encodeStateAsUpdate(ydoc);
}

async function databaseWith(...records: CopyRecord[]) {
  const memory = new MemoryCopyDatabase();
  for (const record of records)
    await writeCopy(memory.asDatabase, { record, updates: [updateOf(record.name)], isWhole: true });
  return { memory, database: memory.asDatabase, names: () => [...memory.content.copies.keys()] };
}

test('a copy is read together with its record', async () => {
  const { database } = await databaseWith(recordOf('a', 5));
  const read = await readCopy(database, 'a');
  expect(read?.record.changedAt).toBe(5);
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, read?.update ?? new Uint8Array());
  expect(ydoc.getText('body').toString()).toBe('a');
  expect(await readCopy(database, 'b')).toBeUndefined();
});

test('a copy that another session has merged is deleted by that session’s write, unless it has changed since', async () => {
  const { memory, database, names } = await databaseWith(recordOf('read', 1), recordOf('live', 1));
  await writeCopy(database, { record: recordOf('live', 2), updates: [updateOf('more')], isWhole: false });
  const replaces = [recordOf('read', 1), recordOf('live', 1)];
  await writeCopy(database, { record: recordOf('own', 3), updates: [], isWhole: true, replaces });
  expect(names()).toEqual(['live', 'own']);
  expect([...memory.content.updates.values()].map(({ copy }) => copy)).toEqual(['live', 'live']);
});

test('only a copy that is unchanged since it was read is marked as saved, or deleted', async () => {
  const { memory, database, names } = await databaseWith(recordOf('a', 2), recordOf('b', 2));
  await markSaved(database, { name: 'a', changedAt: 1 });
  expect(memory.content.copies.get('a')?.pending).toBe(true);
  await markSaved(database, { name: 'a', changedAt: 2 });
  expect(memory.content.copies.get('a')?.pending).toBe(false);
  expect(await deleteUnchangedCopy(database, { name: 'b', changedAt: 1 })).toBe(false);
  expect(names()).toEqual(['a', 'b']);
  expect(await deleteUnchangedCopy(database, { name: 'b', changedAt: 2 })).toBe(true);
  expect(names()).toEqual(['a']);
});

test('copies are chosen for deletion by their current state', async () => {
  const { memory, database, names } = await databaseWith(recordOf('saved', 1, false), recordOf('unsaved', 1));
  await deleteCopiesWhere(database, ({ pending }) => !pending);
  expect(names()).toEqual(['unsaved']);
  expect([...memory.content.updates.values()].map(({ copy }) => copy)).toEqual(['unsaved']);
});
