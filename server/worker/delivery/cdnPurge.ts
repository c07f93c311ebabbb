import { z } from 'zod';
import type { Configuration } from '#server/configuration/configuration.ts';
import { keysBy } from '#server/press/cacheControl.ts';
import { post } from './httpPost.ts';
import { PermanentFailure, type Sender } from './sender.ts';

const PurgePayload = z.object({ tags: z.array(z.string()) });

/** Maximum keys per purge request, for both CDNs. */
const AT_ONCE = 100;

/** Purges pages from the CDN by key. Purging is idempotent, so a retry is safe. */
export const purgeCdn: Sender = async ({ target, payload }, { configuration }) => {
  const { cdn, secret } = configuration;
  if (cdn?.kind !== target) throw new PermanentFailure('CDN_PURGE names another network now');
  const names = PurgePayload.parse(payload).tags.map(keysBy(secret));
  let status = 200;
  for (let at = 0; at < names.length; at += AT_ONCE)
    status = await post({ ...order(cdn, names.slice(at, at + AT_ONCE)), outsideOnly: false });
  return status;
};

type Order = { url: string; headers: Record<string, string>; body: string };

/** https://www.fastly.com/documentation/reference/api/purging/, https://developers.cloudflare.com/api/resources/cache/ */
function order({ kind, api, service, token }: NonNullable<Configuration['cdn']>, names: string[]): Order {
  const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
  if (kind === 'fastly')
    return {
      url: `${api}/service/${service}/purge`,
      headers: { ...json, 'Fastly-Key': token },
      body: JSON.stringify({ surrogate_keys: names }),
    };
  return {
    url: `${api}/zones/${service}/purge_cache`,
    headers: { ...json, Authorization: `Bearer ${token}` },
    body: JSON.stringify({ tags: names }),
  };
}
