import { staff } from '#db/pools.ts';
import { openWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { isUnannounced } from '#editorial/outbox/eventOutcome.ts';
import { signatureHeaders } from '#editorial/outbox/webhookSignatures.ts';
import { post } from './httpPost.ts';
import { PermanentFailure, type Sender } from './sender.ts';

/** Posts an event to a webhook, signed. The body is the same in each attempt; only the signature's time differs. */
export const postWebhook: Sender = async ({ id, target, event, payload, now }, { configuration }) => {
  const webhook = await openWebhook(staff(), Number(target));
  if (!webhook) throw new PermanentFailure('the webhook was removed');
  if (!webhook.active && !event.startsWith('ping:')) throw new PermanentFailure('the webhook is paused');
  // The withdrawal has its own event: this one would arrive after it.
  if (await isUnannounced(staff(), event)) throw new PermanentFailure('the story was withdrawn meanwhile');
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
