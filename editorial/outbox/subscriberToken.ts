import { createHmac, hkdfSync } from 'node:crypto';
import { hashOf } from '#editorial/people/secretToken.ts';

/**
 * The token in a subscriber's emails. Derived for each email from the site's secret, so that the table stores only its
 * hash: 43 characters of base64url.
 */
export function subscriberToken(id: number): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set, so no email to subscribers can be written.');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'copydesk subscribers 1', 32));
  return createHmac('sha256', key).update(String(id)).digest('base64url');
}

/** The hash of a subscriber's token, as stored in the table. */
export const subscriberHash = (id: number): Uint8Array => hashOf(subscriberToken(id));
