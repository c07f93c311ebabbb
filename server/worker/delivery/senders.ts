import { z } from 'zod';
import { staff } from '#db/pools.ts';
import type { DeliveryKind } from '#db/schema/deliveries.ts';
import { openWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { isUnannounced } from '#editorial/outbox/eventOutcome.ts';
import { composeNewsEmail } from '#editorial/outbox/newsEmails.ts';
import { signatureHeaders } from '#editorial/outbox/webhookSignatures.ts';
import { PermanentFailure, type Sender } from '../jobHandler.ts';
import { postEmail } from '../sendMail.ts';
import { purgeCdn } from './cdnPurge.ts';
import { post } from './httpPost.ts';

/** Posts an event to a webhook, signed. The body is the same in each attempt; only the signature's time differs. */
const postWebhook: Sender = async ({ id, target, event, payload, now }, { configuration }) => {
  const webhook = await openWebhook(staff(), Number(target));
  if (!webhook) throw new PermanentFailure('the webhook was removed');
  if (!webhook.active && !event.startsWith('ping:')) throw new PermanentFailure('the webhook is paused');
  // The withdrawal has its own event, which this one must not follow.
  if (await isUnannounced(staff(), event)) throw new PermanentFailure('the story was withdrawn meanwhile');
  const body = JSON.stringify(payload);
  const signature = signatureHeaders(webhook.key, { id, timestamp: now, body });
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...signature };
  return post({ url: webhook.url, headers, body, outsideOnly: !configuration.localReceivers });
};

const WebSubPayload = z.object({ feeds: z.array(z.url()) });

/** Notifies a hub of changed feeds: https://www.w3.org/TR/websub/, in the form that all hubs accept. */
const notifyWebSubHub: Sender = async ({ id, target, payload }, { configuration }) => {
  if (configuration.hubUrl !== target) throw new PermanentFailure('WEBSUB_HUB_URL names another hub now');
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const feed of WebSubPayload.parse(payload).feeds) {
    body.append('hub.url', feed);
    body.append('hub.topic', feed); // the name that some hubs use
  }
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': id };
  return post({ url: target, headers, body: body.toString(), outsideOnly: false });
};

const IndexNowPayload = z.object({ pages: z.array(z.url()) });

/** Notifies search engines of changed addresses: https://www.indexnow.org/documentation */
const notifyIndexNow: Sender = async ({ payload }, { configuration }) => {
  const { indexNowKey: key, indexNowUrl: url, siteUrl } = configuration;
  if (!key) throw new PermanentFailure('INDEXNOW_KEY is not set any more');
  const keyLocation = new URL(`/${key}.txt`, siteUrl).href;
  const urlList = IndexNowPayload.parse(payload).pages;
  const body = JSON.stringify({ host: new URL(siteUrl).host, key, keyLocation, urlList });
  return post({
    url,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body,
    outsideOnly: false,
  });
};

const EmailPayload = z.object({ articleId: z.number(), releaseId: z.number() });

/** Emails a story to a subscriber. */
const emailSubscriber: Sender = async ({ id: deliveryId, target, payload }, { configuration }) => {
  const { smtpUrl, siteUrl: site } = configuration;
  if (!smtpUrl) throw new PermanentFailure('SMTP_URL is not set any more');
  const ids = { ...EmailPayload.parse(payload), deliveryId, subscriberId: Number(target) };
  const email = await composeNewsEmail({ ...ids, site });
  if (!email) throw new PermanentFailure('the subscription has ended, or the story is not live any more');
  await postEmail(email, configuration);
  return null;
};

export const senders: Record<DeliveryKind, Sender> = {
  webhook: postWebhook,
  websub: notifyWebSubHub,
  indexnow: notifyIndexNow,
  subscriber: emailSubscriber,
  purge: purgeCdn,
};
