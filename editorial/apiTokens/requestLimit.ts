import { RateLimiterRes } from 'rate-limiter-flexible';
import type { Bearer } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { rateLimiter } from '#editorial/people/rateLimiter.ts';

/** Requests of one token per minute, all nodes together. */
export const requestsPerMinute = 120;

/** Counts a request. @throws {Refusal} `too-many-requests` with the seconds to wait */
export async function countRequest(token: Bearer): Promise<void> {
  try {
    await rateLimiter('api_limit', requestsPerMinute, 60).consume(`token ${token.id}`);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    throw new Refusal('too-many-requests', {
      seconds: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)),
    });
  }
}
