import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decryptSecret, encryptSecret } from './secretEncryption.ts';

const words = new TextEncoder().encode('what the database may not read');

beforeEach(() => vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length'));
afterEach(() => vi.unstubAllEnvs());

test('encrypted data is decrypted with the same secret, and looks different each time', () => {
  const first = encryptSecret(words);
  expect(decryptSecret(first)).toEqual(words);
  expect(Buffer.from(first).includes(Buffer.from(words))).toBe(false);
  expect(encryptSecret(words)).not.toEqual(first);
  expect(decryptSecret(encryptSecret(new Uint8Array()))).toEqual(new Uint8Array());
});

test('another secret, a changed byte or a truncated text decrypts nothing', () => {
  const sealed = encryptSecret(words);
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = sealed.with(at, (sealed[at] ?? 0) ^ 1);
    expect(() => decryptSecret(changed)).toThrow();
  }
  for (const length of [0, 20, sealed.length - 1])
    expect(() => decryptSecret(sealed.subarray(0, length))).toThrow();
  vi.stubEnv('NEXTAUTH_SECRET', 'another secret of some length');
  expect(() => decryptSecret(sealed)).toThrow();
  vi.stubEnv('NEXTAUTH_SECRET', '');
  expect(() => encryptSecret(words)).toThrow('NEXTAUTH_SECRET is not set');
});
