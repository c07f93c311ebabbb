import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffPool } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { limitToSuggestions } from './limitingToSuggestions.ts';
import { hire, openScene, refusalReasonOf, traces } from './people.scene.ts';
import { listPeople } from './personList.ts';
import { beginSession, findActor } from './sessions.ts';

let scene: { close(): Promise<void> };
let admin: Actor;
let writer: Actor;
beforeAll(async () => {
  scene = await openScene();
  [admin, writer] = [await hire('admin'), await hire('writer')];
});
afterAll(() => scene.close());

test('an admin limits a person to suggestions and ends the limit, with audit events', async () => {
  const token = await beginSession(writer.id, 'test');
  const order = (canOnlySuggest: boolean) => ({ userId: writer.id, canOnlySuggest });
  await limitToSuggestions(admin, order(true));
  await limitToSuggestions(admin, order(true));
  expect(await findActor(token)).toMatchObject({ canOnlySuggest: true });
  expect((await listPeople(admin)).find(({ id }) => id === writer.id)).toMatchObject({
    canOnlySuggest: true,
  });
  await limitToSuggestions(admin, order(false));
  expect(await findActor(token)).toMatchObject({ canOnlySuggest: false });
  const { rows } = await staffPool().query(
    `select act from audit_event where subject = 'user' and subject_id = $1 and act like 'user.%limited' order by id`,
    [String(writer.id)],
  );
  expect(rows.map(({ act }) => act)).toEqual(['user.limited', 'user.unlimited']);
});

test('nobody else can, and nothing is written', async () => {
  const editor = await hire('editor');
  const before = await traces();
  for (const actor of [writer, editor])
    expect(
      await refusalReasonOf(limitToSuggestions(actor, { userId: writer.id, canOnlySuggest: true })),
    ).toBe('not-allowed');
  expect(
    await refusalReasonOf(limitToSuggestions(admin, { userId: 999_999 as never, canOnlySuggest: true })),
  ).toBe('not-found');
  expect(await traces()).toBe(before);
});
