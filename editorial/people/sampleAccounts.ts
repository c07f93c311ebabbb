import { inTransaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { roles, user } from '#db/schema/people.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { generatePassword } from './passwordGenerator.ts';
import { hashPassword } from './passwordHash.ts';

const names = { writer: 'Wren Hollis', editor: 'Edith Marlow', admin: 'Ada Quill' } as const;

export type SampleAccount = { email: string; password: string };

/**
 * Creates the accounts of a first start on a local machine: `writer@`, `editor@` and `admin@example.com`. @param
 * password for all three; without it each gets its own @returns the accounts with their passwords, or undefined if
 * there are users already
 */
export async function ensureSampleAccounts(password?: string): Promise<SampleAccount[] | undefined> {
  const accounts = await Promise.all(
    roles.map(async (role) => {
      const accountPassword = password ?? generatePassword();
      return {
        role,
        email: `${role}@example.com`,
        password: accountPassword,
        passwordHash: await hashPassword(accountPassword),
      };
    }),
  );
  return inTransaction(async (tx) => {
    // Several nodes may start at once on an empty database.
    await tx.execute(sql`lock table "user" in share row exclusive mode`);
    const anyone = await tx.select({ id: user.id }).from(user).limit(1);
    if (anyone.length > 0) return undefined;
    for (const { role, email, passwordHash } of accounts) {
      const [made] = await tx
        .insert(user)
        .values({ email, name: names[role], role, passwordHash })
        .returning({ id: user.id });
      if (made)
        await record(tx, systemActor, 'user.invited', { is: 'user', id: made.id }, { role, sample: true });
    }
    return accounts.map((account) => ({ email: account.email, password: account.password }));
  });
}
