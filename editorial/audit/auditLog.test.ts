import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { auditFilter, readAudit } from './auditLog.ts';
import { record } from './auditRecord.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;

beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
  await staff().execute(sql`insert into audit_event (act, subject, subject_id, detail) values
    ('article.release', 'article', '7', '{"number": 2, "calledOff": "2026-11-29T12:00:00Z"}'),
    ('article.withdraw', 'article', '7', '{"number": 1, "because": "Wrong."}')`);
  const article = { is: 'article', id: 7 } as const;
  const at = new Date().toISOString();
  await inTransaction(async (tx) => {
    await record(tx, admin, 'release.made', article, { number: 2, kind: 'update', at });
    await record(tx, admin, 'withdrawal.cancelled', article, { number: 2 });
    await record(tx, admin, 'front-release.cancelled', { is: 'front', id: 1 }, { number: 3, from: at });
    await record(tx, admin, 'article.edit', article);
  });
});
afterAll(() => scene.close());

const eventsOf = async (query: Record<string, string>) => {
  const { entries } = await readAudit(admin, auditFilter.parse(query));
  return entries.filter(({ subject }) => subject.is !== 'user').map(({ event }) => event);
};

test('rows of former versions and of this one are read as events', async () => {
  expect(await eventsOf({})).toEqual([
    'article.edit',
    'front-release.cancelled',
    'withdrawal.cancelled',
    'release.made',
    'release.withdrawn',
    'release.cancelled',
  ]);
});

test('filtering by an act finds its events and its rows from former versions', async () => {
  expect(await eventsOf({ act: 'article.release' })).toEqual(['release.made', 'release.cancelled']);
  expect(await eventsOf({ act: 'article.withdraw' })).toEqual(['withdrawal.cancelled', 'release.withdrawn']);
  expect(await eventsOf({ act: 'front.release' })).toEqual(['front-release.cancelled']);
  expect(await eventsOf({ act: 'article.edit' })).toEqual(['article.edit']);
});

test('an event is stored with its name and its detail', async () => {
  const { rows } = await staff().execute(
    sql`select act, detail from audit_event where act = 'withdrawal.cancelled'`,
  );
  expect(rows).toEqual([{ act: 'withdrawal.cancelled', detail: { number: 2 } }]);
});
