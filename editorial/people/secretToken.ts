import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as base64url, for a cookie or an invitation's link. The tables store only the SHA-256. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function isToken(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}

export function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
