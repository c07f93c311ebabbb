import { afterAll, beforeAll, expect, test } from 'vitest';
import { bigint, customType, integer, jsonb, pgTable, text, timestamp } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { insertOf } from './insertRows.ts';
import { closePools, staff } from './pools.ts';

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes),
  fromDriver: (buffer) => new Uint8Array(buffer),
});
const probe = pgTable('probe', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  said: text('said').notNull(),
  counted: integer('counted').notNull().default(7),
  at: timestamp('at', { withTimezone: true, mode: 'date' }),
  parts: jsonb('parts').$type<unknown>(),
  bytes: bytea('bytes'),
});

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await staff().execute(sql`create table probe (id bigint generated always as identity primary key, said text not null,
    counted integer not null default 7, at timestamptz, parts jsonb, bytes bytea)`);
});
afterAll(async () => {
  await closePools();
  await scratch.drop();
});

test('rows come back as inserted: text with every character, instants, bytes, JSON and null', async () => {
  const rows = [
    {
      said: 'a "quoted" \\ line\nand 渡轮 👩‍🚀',
      at: new Date('2024-04-14T02:15:00.123Z'),
      parts: { list: [1.5, 'two', null], 'the "key"': { deep: true } },
      bytes: Uint8Array.from([0, 1, 127, 128, 255]),
    },
    { said: '', at: null, parts: [], bytes: new Uint8Array(0) },
    { said: "'; drop table probe --", at: null, parts: 'text', bytes: null },
  ];
  const { rows: made } = await staff().execute<{ id: string }>(sql`${insertOf(probe, rows)} returning id`);
  const ids = made.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  const stored = await staff().select().from(probe).orderBy(probe.id);
  expect(stored).toEqual(rows.map((row, at) => ({ id: ids[at], counted: 7, ...row })));
});

test('a column may be computed from the other columns of each row', async () => {
  await staff().execute(sql`delete from probe`);
  const insert = insertOf(probe, [{ said: 'two' }, { said: 'one' }], {
    computed: { counted: sql`length(given.said) + other.more` },
    from: sql`join (values ('one', 10), ('two', 20)) other (said, more) on other.said = given.said`,
  });
  await staff().execute(insert);
  const stored = await staff().select({ said: probe.said, counted: probe.counted }).from(probe);
  expect(stored.toSorted((a, b) => (a.said < b.said ? -1 : 1))).toEqual([
    { said: 'one', counted: 13 },
    { said: 'two', counted: 23 },
  ]);
});
