import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configure } from './configuration.ts';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'copydesk-configuration-'));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

const real = { NODE_ENV: 'production', DATABASE_URL: 'postgres://paper@db/paper' };
const secret = 'a secret of some length, at least';

test('with nothing set, everything has a value, and the secret is kept for its owner only', async () => {
  const first = configure({ DATA_DIR: dataDir, NODE_ENV: 'production' });
  expect(first).toMatchObject({
    port: 3000,
    siteUrl: 'http://localhost:3000',
    siteUrlGiven: false,
    sampleEdition: true,
  });
  expect(configure({ DATA_DIR: dataDir }).secret).toBe(first.secret);
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
});

test('a real database in production without a site address or a secret is refused with what to set', () => {
  expect(() => configure({ ...real, NEXTAUTH_SECRET: secret })).toThrow('SITE_URL is not set');
  expect(() => configure({ ...real, SITE_URL: 'https://courier.example' })).toThrow(
    'NEXTAUTH_SECRET is not set',
  );
  expect(() => configure({ ...real, SITE_URL: ' ', NEXTAUTH_SECRET: secret })).toThrow('SITE_URL is not set');
  expect(configure({ ...real, SITE_URL: 'https://courier.example/', NEXTAUTH_SECRET: secret }).siteUrl).toBe(
    'https://courier.example',
  );
});

test.each([
  [{ PORT: 'http' }, 'PORT must be a number'],
  [{ SITE_URL: 'courier.example' }, 'SITE_URL must be an address'],
  [{ SITE_URL: 'javascript:alert(1)' }, 'SITE_URL must be an address'],
  [{ DATABASE_URL: 'mysql://db/paper' }, 'DATABASE_URL must begin with postgres://'],
  [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET is too short'],
  [{ MEDIA_URL: '/var/media' }, 'MEDIA_URL must begin with'],
  [{ LOG_LEVEL: 'chatty' }, 'LOG_LEVEL'],
])('%o is refused in a sentence that names it', (variables, sentence) => {
  expect(() => configure({ DATA_DIR: dataDir, ...variables })).toThrow(sentence);
});
