import { randomInt } from 'node:crypto';
import { inTransaction } from '#db/pools.ts';
import { roles, user } from '#db/schema/people.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { hasUsers, lockUsers } from './firstAdmin.ts';
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
      const account = { email: `${role}@example.com`, password: password ?? generatePassword() };
      return { role, account, passwordHash: await hashPassword(account.password) };
    }),
  );
  return inTransaction(async (tx) => {
    await lockUsers(tx);
    if (await hasUsers(tx)) return undefined;
    for (const { role, account, passwordHash } of accounts) {
      const [created] = await tx
        .insert(user)
        .values({ email: account.email, name: names[role], role, passwordHash })
        .returning({ id: user.id });
      if (created)
        await record(tx, systemActor, 'user.invited', { is: 'user', id: created.id }, { role, sample: true });
    }
    return accounts.map(({ account }) => account);
  });
}

/** Letters and digits that are hard to confuse. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four characters: 79 bits. */
function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
