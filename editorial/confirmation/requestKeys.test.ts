import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { confirmedRequest } from '#db/schema/confirmations.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { deleteExpiredRows } from '#editorial/outbox/retention.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { confirmation, confirmationOfPart } from './confirmationSchema.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('a key is kept for thirty days', async () => {
  const [old, young] = [randomUUID(), randomUUID()];
  const row = { actorId: editor.id, act: 'article.release' };
  await staff()
    .insert(confirmedRequest)
    .values([
      { ...row, key: old, at: daysAgo(31) },
      { ...row, key: young, at: daysAgo(29) },
    ]);
  await deleteExpiredRows();
  expect(await staff().select({ key: confirmedRequest.key }).from(confirmedRequest)).toEqual([
    { key: young },
  ]);
});

test('each part of a form has a separate key, the same at every repetition', () => {
  const form = { requestKey: randomUUID(), decidedOn: '1.0.a' };
  const parts = ['article/1', 'article/2', 'article/1'].map((part) => confirmationOfPart(form, part));
  for (const part of parts) expect(confirmation.parse(part)).toEqual(part);
  expect(parts[0]).toEqual(parts[2]);
  expect(new Set([form, ...parts].map(({ requestKey }) => requestKey)).size).toBe(3);
});
