import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { type Role, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { scratchDatabase } from '#server/postgres/scratch.ts';
import { hashPassword } from './passwordHash.ts';

/** For tests: a scratch database with people who all have the same password. */
export const scenePassword = 'gannets over the mole';

let hashed: Promise<string> | undefined;

export async function openScene(): Promise<{ close(): Promise<void> }> {
  const scratch = await scratchDatabase();
  return {
    async close() {
      await closePools();
      await scratch.drop();
    },
  };
}

let count = 0;

export async function hire(role: Role, overrides: Partial<typeof user.$inferInsert> = {}): Promise<Actor> {
  hashed ??= hashPassword(scenePassword);
  count += 1;
  const [created] = await staff()
    .insert(user)
    .values({
      email: `${role}${count}@courier.example`,
      name: `${role} ${count}`,
      role,
      passwordHash: await hashed,
      ...overrides,
    })
    .returning();
  if (!created) throw new Error('nobody was hired');
  const { id, name, email, locale, canOnlySuggest } = created;
  return { id: id as UserId, name, email, role, locale, canOnlySuggest };
}

/** Everything that an act could change, as one text to compare. */
export async function traces(): Promise<string> {
  const { rows } = await staff().execute(sql`
    select (select md5(string_agg(u::text, '|' order by id)) from "user" u) as people,
           (select md5(string_agg(i::text, '|' order by token_hash)) from invitation i) as invitations,
           (select md5(string_agg(s.token_hash::text, '|' order by token_hash)) from session s) as sessions,
           (select md5(string_agg(x::text, '|' order by id)) from section x) as sections,
           (select md5(string_agg(p::text, '|')) from paper p) as paper,
           (select count(*) from audit_event) as events, (select count(*) from outbox) as outbox`);
  return JSON.stringify(rows);
}

/** The reason of a refusal, or the result if there was none. */
export async function refusalReasonOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (value) => ({ done: value }),
    (error) => error.reason ?? error,
  );
}
