import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { mailBrowserLink } from './browserLink.ts';
import { passwordFits } from './passwordHash.ts';
import { email, password } from './personFields.ts';
import { accountKey, countTry, forgetTries, forgiveTry, signInLimits, TriesUsedUp } from './signInLimits.ts';
import { createWorkQueue, signInGauge } from './workQueue.ts';

// A newsroom that starts its day behind one address: right passwords are forgiven before the next is counted.
const signIns = createWorkQueue(signInGauge());
// Known browsers do not wait behind strangers who try passwords.
const knownSignIns = createWorkQueue();

export const signInOrder = z.object({ email, password });

/** Where a sign-in comes from. */
export type SignInOrigin = {
  /** the client's address, as the front server knows it */
  client: string | null | undefined;
  /** whether somebody signed in to this account with this browser before */
  isKnownBrowser?: boolean;
  /** for the link that is mailed when an account's tries are used up; without it nothing is mailed */
  house?: { site: string; secret: string } | undefined;
};

/**
 * Who this is, by address and password. An unknown address, a wrong password, an invitation not yet taken up and a
 * disabled user are answered alike and take alike.
 * @throws {Refusal} `password-wrong`, `too-many-tries`, `account-tries`, `busy`
 */
export async function signInWithPassword(
  order: z.output<typeof signInOrder>,
  { client, isKnownBrowser = false, house }: SignInOrigin,
): Promise<{ id: UserId; name: string; email: string }> {
  const limits = signInLimits(order.email, client, isKnownBrowser);
  const queue = isKnownBrowser ? knownSignIns : signIns;
  return queue(async () => {
    await countTry(limits).catch((error) => refuseAccount(error, order.email, house));
    const [found] = await staff().select().from(user).where(eq(user.email, order.email));
    const active = found && !found.disabledAt ? found : undefined;
    const fits = await passwordFits(order.password, active?.passwordHash);
    if (!active || !fits) throw new Refusal('password-wrong');
    await forgiveTry(limits);
    const own = limits.find(({ key }) => key.includes(' ') && !key.startsWith('account '));
    if (own) await forgetTries(own);
    return { id: active.id, name: active.name, email: active.email };
  });
}

/** Tells the owner of an account whose tries are used up how to get in all the same. */
async function refuseAccount(error: unknown, account: string, house: SignInOrigin['house']): Promise<never> {
  if (!(error instanceof TriesUsedUp) || error.key !== accountKey(account)) throw error;
  if (house) await mailBrowserLink(account, house);
  throw new Refusal('account-tries', error.facts);
}
