import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seal, unseal } from './secretEncryption.ts';

const words = new TextEncoder().encode('what the database may not read');

beforeEach(() => vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length'));
afterEach(() => vi.unstubAllEnvs());

test('what is sealed is opened with the same secret, and looks different each time', () => {
  const first = seal(words);
  expect(unseal(first)).toEqual(words);
  expect(Buffer.from(first).includes(Buffer.from(words))).toBe(false);
  expect(seal(words)).not.toEqual(first);
  expect(unseal(seal(new Uint8Array()))).toEqual(new Uint8Array());
});

test('another secret, a changed byte or a cut end opens nothing', () => {
  const sealed = seal(words);
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = sealed.with(at, (sealed[at] ?? 0) ^ 1);
    expect(() => unseal(changed)).toThrow();
  }
  for (const length of [0, 20, sealed.length - 1]) expect(() => unseal(sealed.subarray(0, length))).toThrow();
  vi.stubEnv('NEXTAUTH_SECRET', 'another secret of some length');
  expect(() => unseal(sealed)).toThrow();
  vi.stubEnv('NEXTAUTH_SECRET', '');
  expect(() => seal(words)).toThrow('NEXTAUTH_SECRET is not set');
});
