import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { staffPool } from '#db/pools';
import { Refusal } from '../refusal.ts';
import { clientNetwork } from './client.ts';

export const guesses = 10;
const minutes = 15;

let limiter: { of: unknown; is: RateLimiterPostgres } | undefined;

function limits(): RateLimiterPostgres {
  const pool = staffPool();
  if (limiter?.of !== pool) {
    const is = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'sign_in_limit',
      tableCreated: true,
      keyPrefix: '',
      points: guesses,
      duration: minutes * 60,
    });
    limiter = { of: pool, is };
  }
  return limiter.is;
}

/** One person's guesses from one place, and all guesses from there: from elsewhere the victim can still sign in. */
export function guessKeys(
  account: string,
  client: string | null | undefined,
): { both: string; from: string } {
  const network = clientNetwork(client);
  const who = createHash('sha256').update(account).digest('base64url');
  return { both: `${who} ${network}`, from: network };
}

/**
 * Counts a guess before it is judged, so that parallel ones count too.
 * @throws {Refusal} `too-many-tries` with the minutes to wait
 */
export async function countGuess(keys: { both: string; from: string }): Promise<void> {
  // One after the other: side by side, parallel guesses would use each other's up.
  for (const key of [keys.from, keys.both]) {
    try {
      await limits().consume(key);
    } catch (left) {
      if (!(left instanceof RateLimiterRes)) throw left;
      throw new Refusal('too-many-tries', { minutes: Math.ceil(left.msBeforeNext / 60_000) });
    }
  }
}

/** The guess was right: it counts for nothing, but the wrong ones from the same place stay counted. */
export async function forgiveGuess(keys: { both: string; from: string }): Promise<void> {
  await Promise.all([limits().delete(keys.both), limits().reward(keys.from)]);
}
