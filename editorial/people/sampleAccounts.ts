import { sql } from 'drizzle-orm';
import { inTransaction } from '#db/pools';
import { roles, user } from '#db/schema/people';
import { theHouse } from '../actor.ts';
import { record } from '../record.ts';
import { hashPassword } from './passwords.ts';

const names = { writer: 'Wren Hollis', editor: 'Edith Marlow', admin: 'Ada Quill' } as const;

/**
 * The accounts of a first start: `writer@`, `editor@` and `admin@example.com`, all with this password.
 * @returns their addresses, or nothing if there are users already
 */
export async function ensureSampleAccounts(password: string): Promise<{ emails: string[] } | undefined> {
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    // Several nodes may start at once on an empty database.
    await tx.execute(sql`lock table "user" in share row exclusive mode`);
    const anyone = await tx.select({ id: user.id }).from(user).limit(1);
    if (anyone.length > 0) return undefined;
    const emails: string[] = [];
    for (const role of roles) {
      const email = `${role}@example.com`;
      const [made] = await tx
        .insert(user)
        .values({ email, name: names[role], role, passwordHash })
        .returning({ id: user.id });
      if (made)
        await record(tx, theHouse, 'user.invite', { is: 'user', id: made.id }, { role, sample: true });
      emails.push(email);
    }
    return { emails };
  });
}
