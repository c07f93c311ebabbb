import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#editorial/access/refusal.ts';
import { clientNetwork } from './clientNetwork.ts';
import { rateLimiter } from './rateLimiter.ts';

const WINDOW_MINUTES = 15;

/** Maximum wrong passwords in a quarter of an hour. */
export const MAX_PER_ACCOUNT_AND_NETWORK = 10;
export const MAX_PER_NETWORK = 30;
export const MAX_PER_ACCOUNT = 100;

/** Maximum email sign-ups from one network, such as an office's or a mobile operator's. */
const MAX_SUBSCRIPTIONS_PER_NETWORK = 100;

/** Maximum attempts for a key before the next is refused. */
export type TryLimit = { key: string; max: number };

const limiterOf = (max: number) => rateLimiter('sign_in_limit', max, WINDOW_MINUTES * 60);

/** An account's key: the email address itself is not stored with the counts. */
const hashed = (account: string) => createHash('sha256').update(account).digest('base64url');

/**
 * The limits that apply to a sign-in. A browser known to the account has its own count, so that others' guesses cannot
 * lock its owner out. @param client the client's address
 */
export function signInLimits(
  account: string,
  client: string | null | undefined,
  isKnownBrowser: boolean,
): TryLimit[] {
  const who = hashed(account);
  const network = clientNetwork(client);
  if (isKnownBrowser) return [{ key: `known ${who} ${network}`, max: MAX_PER_ACCOUNT_AND_NETWORK }];
  return [
    { key: network, max: MAX_PER_NETWORK },
    { key: `${who} ${network}`, max: MAX_PER_ACCOUNT_AND_NETWORK },
    { key: accountKey(account), max: MAX_PER_ACCOUNT },
  ];
}

export const accountKey = (account: string): string => `account ${hashed(account)}`;

/** Limits for email sign-ups: by reader, and by network with a much higher maximum. */
export function subscribeLimits(email: string, client: string | null | undefined): TryLimit[] {
  const network = clientNetwork(client);
  return [
    { key: `subscribe ${network}`, max: MAX_SUBSCRIPTIONS_PER_NETWORK },
    { key: `subscribe ${hashed(email)} ${network}`, max: 10 },
  ];
}

/**
 * Counts an attempt before it is judged, so that parallel ones count too. @throws {Refusal} `too-many-tries` with the
 * minutes to wait, and the key whose limit is reached
 */
export async function countTry(limits: TryLimit[]): Promise<void> {
  const counted: TryLimit[] = [];
  // One after another: in parallel, attempts would use up each other's limits.
  for (const limit of limits) {
    try {
      await limiterOf(limit.max).consume(limit.key);
      counted.push(limit);
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      // An attempt that is refused for one account must not use up the attempts of its whole network.
      await Promise.all(counted.map(({ key, max }) => limiterOf(max).reward(key)));
      throw new TriesUsedUp(limit.key, Math.ceil(rejected.msBeforeNext / 60_000));
    }
  }
}

export class TriesUsedUp extends Refusal {
  readonly key: string;

  constructor(key: string, minutes: number) {
    super('too-many-tries', { minutes });
    this.key = key;
  }
}

/** Uncounts an attempt with the right password; wrong attempts of others stay counted. */
export async function uncountTry(limits: TryLimit[]): Promise<void> {
  await Promise.all(limits.map(({ key, max }) => limiterOf(max).reward(key)));
}

/** Clears the wrong attempts for a key, after a sign-in with the right password. */
export async function resetTries({ key, max }: TryLimit): Promise<void> {
  await limiterOf(max).delete(key);
}
