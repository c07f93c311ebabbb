import { expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { encodeDraft } from '#body/draftDocument.ts';
import type { CopyRecord } from '../localCopies/copyRecord.ts';
import { writeCopy } from '../localCopies/draftCopies.ts';
import { MemoryCopyDatabase } from '../localCopies/memoryCopyDatabase.fixture.ts';
import type { RecoverActs } from './copyComparison.ts';
import { allRecoverables } from './recoverableCopies.ts';

const owner = { database: 'one', userId: 1, email: 'ann@example.com' };

async function databaseWith(copies: Partial<CopyRecord>[]): Promise<MemoryCopyDatabase> {
  const memory = new MemoryCopyDatabase();
  for (const [at, copy] of copies.entries()) {
    const record: CopyRecord = {
      ...owner,
      name: `one/1/${at}/x`,
      articleId: at + 1,
      headline: '',
      acknowledged: new Uint8Array(),
      pending: true,
      setAside: null,
      schemaVersion,
      changedAt: Date.now() - at,
      ...copy,
    };
    const body = bodyOf([paragraph(`Body ${at}`)]);
    const updates = [encodeDraft({ headline: `Head ${at}`, standfirst: '', body })];
    await writeCopy(memory.asDatabase, { record, updates, isWhole: true });
  }
  return memory;
}

const comparing =
  (answer: 'in-draft' | 'not-in-draft' | 'article-gone'): RecoverActs['compare'] =>
  async ({ copies }) => {
    if (copies.length > 20) throw new Error('more copies than the server accepts');
    return { ok: true, value: copies.map(() => answer) };
  };

test('every unsent copy is offered, the latest first, also if there are more than one request may compare', async () => {
  const now = Date.now();
  const memory = await databaseWith(Array.from({ length: 35 }, (_, at) => ({ changedAt: now - at * 1_000 })));
  const { texts } = await allRecoverables(memory.asDatabase, owner, comparing('not-in-draft'));
  expect(texts.map(({ content }) => content.headline)).toEqual(
    Array.from({ length: 35 }, (_, at) => `Head ${at}`),
  );
});

test('a copy of an article that was deleted is offered', async () => {
  const memory = await databaseWith([{}]);
  const { texts } = await allRecoverables(memory.asDatabase, owner, comparing('article-gone'));
  expect(texts).toMatchObject([{ reason: 'article-gone', content: { headline: 'Head 0' } }]);
});

test('an unsent copy of an earlier schema is not said to be sent when its story is opened', async () => {
  const memory = await databaseWith([{ schemaVersion: schemaVersion - 1 }, {}]);
  const { texts } = await allRecoverables(memory.asDatabase, owner, comparing('not-in-draft'));
  expect(texts.map(({ reason }) => reason)).toEqual(['earlier-schema', 'not-sent']);
});

test('a copy whose changes are all in the draft is not offered, and is marked as saved', async () => {
  const memory = await databaseWith([{}]);
  const { texts } = await allRecoverables(memory.asDatabase, owner, comparing('in-draft'));
  expect(texts).toEqual([]);
  expect([...memory.content.copies.values()]).toMatchObject([{ pending: false }]);
});

test('while the server does not answer, every unsent copy is offered', async () => {
  const memory = await databaseWith([{}, {}]);
  const { texts } = await allRecoverables(memory.asDatabase, owner, async () => {
    throw new TypeError('no network');
  });
  expect(texts.map(({ reason }) => reason)).toEqual(['not-sent', 'not-sent']);
});

test('saved copies are deleted after a month; unsaved copies and those of other users stay', async () => {
  const changedAt = Date.now() - 40 * 24 * 60 * 60 * 1000;
  const memory = await databaseWith([
    { changedAt, pending: false },
    { changedAt },
    { changedAt, userId: 2 },
    { pending: false },
  ]);
  const { foreign } = await allRecoverables(memory.asDatabase, owner, comparing('not-in-draft'));
  expect(foreign).toBe(1);
  expect([...memory.content.copies.keys()]).toEqual(['one/1/1/x', 'one/1/2/x', 'one/1/3/x']);
});
