import { z } from 'zod';
import { post } from './httpPost.ts';
import { PermanentFailure, type Sender } from './sender.ts';

const WebSubPayload = z.object({ feeds: z.array(z.url()) });

/** Notifies a hub of changed feeds: https://www.w3.org/TR/websub/, in the form that all hubs accept. */
export const notifyWebSubHub: Sender = async ({ id, target, payload }, { configuration }) => {
  if (configuration.hubUrl !== target) throw new PermanentFailure('WEBSUB_HUB_URL names another hub now');
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const feed of WebSubPayload.parse(payload).feeds) {
    body.append('hub.url', feed);
    body.append('hub.topic', feed); // the name that some hubs use
  }
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': id };
  return post({ url: target, headers, body: body.toString(), outsideOnly: false });
};
