import { createHmac, randomBytes } from 'node:crypto';

/** A new webhook's signing key. */
export const newKey = (): Uint8Array => new Uint8Array(randomBytes(32));

/** The key as its receiver enters it: https://www.standardwebhooks.com */
export const keyText = (key: Uint8Array): string => `whsec_${Buffer.from(key).toString('base64')}`;

type Message = { id: string /** seconds since the epoch */; timestamp: number; body: string };

/** The headers by which a receiver verifies the sender and the time and detects repetition (Standard Webhooks). */
export function signatureHeaders(key: Uint8Array, { id, timestamp, body }: Message): Record<string, string> {
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64');
  return {
    'Webhook-Id': id,
    'Webhook-Timestamp': String(timestamp),
    'Webhook-Signature': `v1,${signature}`,
  };
}
