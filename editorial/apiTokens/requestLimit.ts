import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { staffPool } from '#db/pools.ts';
import type { Bearer } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** Requests of one token per minute, all nodes together. */
export const requestsPerMinute = 120;

let limiter: { of: unknown; is: RateLimiterPostgres } | undefined;

function limits(): RateLimiterPostgres {
  const pool = staffPool();
  if (limiter?.of !== pool) {
    const is = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'api_limit',
      tableCreated: true,
      keyPrefix: '',
      points: requestsPerMinute,
      duration: 60,
    });
    limiter = { of: pool, is };
  }
  return limiter.is;
}

/** Counts a request. @throws {Refusal} `too-many-requests` with the seconds to wait */
export async function countRequest(token: Bearer): Promise<void> {
  try {
    await limits().consume(`token ${token.id}`);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    throw new Refusal('too-many-requests', {
      seconds: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)),
    });
  }
}
