import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { staffPool } from '#db/pools.ts';

type LimitTable = 'sign_in_limit' | 'api_limit';

let limiters: { pool: unknown; byName: Map<string, RateLimiterPostgres> } | undefined;

/** The limiter of a table that allows `points` in `seconds`, for all nodes together. A new pool gets new limiters. */
export function rateLimiter(tableName: LimitTable, points: number, seconds: number): RateLimiterPostgres {
  const pool = staffPool();
  if (limiters?.pool !== pool) limiters = { pool, byName: new Map() };
  const name = `${tableName} ${points}`;
  const known = limiters.byName.get(name);
  if (known) return known;
  const options = { storeClient: pool, storeType: 'pool', tableName, tableCreated: true, keyPrefix: '' };
  const limiter = new RateLimiterPostgres({ ...options, points, duration: seconds });
  limiters.byName.set(name, limiter);
  return limiter;
}
