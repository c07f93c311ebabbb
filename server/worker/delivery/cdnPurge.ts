import { z } from 'zod';
import type { Configuration } from '#server/configuration/configuration.ts';
import { keysBy } from '#server/press/cacheControl.ts';
import { PermanentFailure, type Sender } from '../jobHandler.ts';
import { post } from './httpPost.ts';

const PurgePayload = z.object({ tags: z.array(z.string()) });

/** Maximum keys per purge request, for both CDNs. */
const MAX_KEYS = 100;

/** Purges pages from the CDN by key. Purging is idempotent, so a retry is safe. */
export const purgeCdn: Sender = async ({ target, payload }, { configuration }) => {
  const { cdn, secret } = configuration;
  if (cdn?.kind !== target) throw new PermanentFailure('CDN_PURGE names another network now');
  const keys = PurgePayload.parse(payload).tags.map(keysBy(secret));
  let status = 200;
  for (let start = 0; start < keys.length; start += MAX_KEYS)
    status = await post({ ...purgeRequest(cdn, keys.slice(start, start + MAX_KEYS)), outsideOnly: false });
  return status;
};

/** https://www.fastly.com/documentation/reference/api/purging/, https://developers.cloudflare.com/api/resources/cache/ */
function purgeRequest({ kind, api, service, token }: NonNullable<Configuration['cdn']>, keys: string[]) {
  const isFastly = kind === 'fastly';
  return {
    url: isFastly ? `${api}/service/${service}/purge` : `${api}/zones/${service}/purge_cache`,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(isFastly ? { 'Fastly-Key': token } : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(isFastly ? { surrogate_keys: keys } : { tags: keys }),
  };
}
