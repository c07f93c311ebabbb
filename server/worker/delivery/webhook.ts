import { staff } from '#db/pools.ts';
import { openWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { isUnsaid } from '#editorial/outbox/outboxEvents.ts';
import { signatureHeaders } from '#editorial/outbox/webhookSignatures.ts';
import { post } from './httpPost.ts';
import { Hopeless, type Sender } from './sender.ts';

/** Posts an event to a webhook, signed. The body is the same at each try; only the time in the signature is not. */
export const tellWebhook: Sender = async ({ id, target, event, payload, now }, { configuration }) => {
  const webhook = await openWebhook(staff(), Number(target));
  if (!webhook) throw new Hopeless('the webhook was removed');
  if (!webhook.active && !event.startsWith('ping:')) throw new Hopeless('the webhook is paused');
  // The withdrawal is told by itself: coming late, these words would be told after they were unsaid.
  if (await isUnsaid(staff(), event)) throw new Hopeless('the story was withdrawn meanwhile');
  const body = JSON.stringify(payload);
  return post({
    url: webhook.url,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...signatureHeaders(webhook.key, { id, timestamp: now, body }),
    },
    body,
    outsideOnly: !configuration.localReceivers,
  });
};
