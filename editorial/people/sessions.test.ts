import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools, staffPool } from '#db/pools.ts';
import type { UserId } from '#db/schema/ids.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { newToken } from './secretToken.ts';
import { beginSession, findActor, findActors } from './sessions.ts';

let database: ScratchDatabase;
beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

async function signIn(name: string): Promise<{ id: UserId; token: string }> {
  const { rows } = await staffPool().query(
    `insert into "user" (email, name, role) values ($1, $2, 'writer') returning id`,
    [`${name.toLowerCase()}@example.com`, name],
  );
  const id = Number(rows[0].id) as UserId;
  return { id, token: await beginSession(id, 'test') };
}

test('several tokens are looked up together, and each gets its own user or none', async () => {
  const [ada, ben, cem] = [await signIn('Ada'), await signIn('Ben'), await signIn('Cem')];
  await staffPool().query('update "user" set disabled_at = now() where id = $1', [cem.id]);
  const actors = await findActors([
    ben.token,
    'no token',
    cem.token,
    ada.token,
    newToken(),
    ben.token,
    undefined,
  ]);
  expect(actors.map((actor) => actor?.name ?? null)).toEqual(['Ben', null, null, 'Ada', null, 'Ben', null]);
});

test('a session that another transaction holds is found without waiting, and is noted as seen later', async () => {
  const { token, id } = await signIn('Dee');
  const seenAt = async () =>
    (await staffPool().query('select seen_at from session where user_id = $1', [id])).rows[0].seen_at as Date;
  await staffPool().query(`update session set seen_at = now() - interval '1 hour' where user_id = $1`, [id]);
  const before = await seenAt();
  const holder = await staffPool().connect();
  await holder.query('begin');
  await holder.query('select from session where user_id = $1 for update', [id]);
  expect((await findActor(token))?.name).toBe('Dee');
  expect(await seenAt()).toEqual(before);
  await holder.query('commit');
  holder.release();
  await findActor(token);
  expect((await seenAt()).getTime()).toBeGreaterThan(before.getTime());
});
