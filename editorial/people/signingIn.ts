import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { mailBrowserLink } from './browserLink.ts';
import { passwordFits } from './passwordHash.ts';
import { email, password } from './personFields.ts';
import { accountKey, countTry, resetTries, signInLimits, TriesUsedUp, uncountTry } from './signInLimits.ts';
import { createWorkQueue, signInGauge } from './workQueue.ts';

// One queue: each right password is uncounted before the next is counted, so that many people behind one address can
// sign in at once.
const signIns = createWorkQueue(signInGauge());
// Known browsers do not wait for strangers' attempts.
const knownSignIns = createWorkQueue();

export const signInOrder = z.object({ email, password });

/** Where a sign-in comes from. */
export type SignInOrigin = {
  /** the client's address, from the front server */
  client: string | null | undefined;
  /** whether somebody signed in to this account with this browser before */
  isKnownBrowser?: boolean;
  /** for the link that is emailed when an account's attempts are used up; without it none is sent */
  browserLinkSettings?: { site: string; secret: string } | undefined;
};

/**
 * Finds a user by email address and password. An unknown address, a wrong password, an unaccepted invitation and a
 * disabled user get the same answer in the same time. @throws {Refusal} `password-wrong`, `too-many-tries`,
 * `account-tries`, `busy`
 */
export async function signInWithPassword(
  order: z.output<typeof signInOrder>,
  { client, isKnownBrowser = false, browserLinkSettings }: SignInOrigin,
): Promise<{ id: UserId; name: string; email: string }> {
  const limits = signInLimits(order.email, client, isKnownBrowser);
  const queue = isKnownBrowser ? knownSignIns : signIns;
  return queue(async () => {
    await countTry(limits).catch((error) => refuseAccount(error, order.email, browserLinkSettings));
    const [row] = await staff().select().from(user).where(eq(user.email, order.email));
    const active = row && !row.disabledAt ? row : undefined;
    const fits = await passwordFits(order.password, active?.passwordHash);
    if (!active || !fits) throw new Refusal('password-wrong');
    await uncountTry(limits);
    const accountLimit = limits.find(({ key }) => key.includes(' ') && !key.startsWith('account '));
    if (accountLimit) await resetTries(accountLimit);
    return { id: active.id, name: active.name, email: active.email };
  });
}

/** Emails the owner of an account whose attempts are used up a way to sign in. */
async function refuseAccount(
  error: unknown,
  account: string,
  browserLinkSettings: SignInOrigin['browserLinkSettings'],
): Promise<never> {
  if (!(error instanceof TriesUsedUp) || error.key !== accountKey(account)) throw error;
  if (browserLinkSettings) await mailBrowserLink(account, browserLinkSettings);
  throw new Refusal('account-tries', error.facts);
}
