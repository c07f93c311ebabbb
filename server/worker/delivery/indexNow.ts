import { z } from 'zod';
import { post } from './httpPost.ts';
import { PermanentFailure, type Sender } from './sender.ts';

const IndexNowPayload = z.object({ pages: z.array(z.url()) });

/** Notifies search engines of changed addresses: https://www.indexnow.org/documentation */
export const notifyIndexNow: Sender = async ({ payload }, { configuration }) => {
  const { indexNowKey: key, indexNowUrl, siteUrl } = configuration;
  if (!key) throw new PermanentFailure('INDEXNOW_KEY is not set any more');
  const body = JSON.stringify({
    host: new URL(siteUrl).host,
    key,
    keyLocation: new URL(`/${key}.txt`, siteUrl).href,
    urlList: IndexNowPayload.parse(payload).pages,
  });
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return post({ url: indexNowUrl, headers, body, outsideOnly: false });
};
