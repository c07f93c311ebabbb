import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as base64url, for a cookie or an invitation's link. The tables store only the SHA-256. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a value has the form of a token. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}

/** SHA-256 of a token. */
export function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
