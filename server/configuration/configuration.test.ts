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

test('with nothing set, every setting has a value, and the secret file is readable by its owner only', async () => {
  const first = configure({ DATA_DIR: dataDir, NODE_ENV: 'production' });
  expect(first).toMatchObject({
    port: 3000,
    siteUrl: 'http://localhost:3000',
    isSiteUrlSet: false,
    sampleEdition: true,
  });
  expect(configure({ DATA_DIR: dataDir }).secret).toBe(first.secret);
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
});

test('an external database in production without a site address or a secret is refused with what to set', () => {
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
  [{ SITE_URL: 'https://courier.example/paper' }, 'SITE_URL must be an origin without a path'],
  [{ SITE_URL: 'https://courier.example/?a=1' }, 'SITE_URL must be an origin without a path'],
  [{ SITE_URL: 'https://me:secret@courier.example' }, 'SITE_URL must be an origin without a path'],
  [{ SITE_URL: 'http://courier.example' }, 'set ALLOW_PLAIN_HTTP=1'],
  [{ HOST: 'http://0.0.0.0' }, 'HOST must be an IP address'],
  [{ SAMPLE_EDITION: 'maybe' }, 'SAMPLE_EDITION must be 1 or 0'],
  [{ TRUSTED_PROXIES: 'proxy.lan' }, 'TRUSTED_PROXIES holds “proxy.lan”'],
  [{ DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS must be at least 0'],
  [{ DATABASE_POOL_SIZE: '1' }, 'DATABASE_POOL_SIZE must be a whole number from 2 to 100'],
  [{ DATABASE_POOL_SIZE: '17' }, 'DATABASE_POOL_SIZE must be at most 16 with the embedded database'],
  [{ DEMO_PASSWORD: 'elevenchars' }, 'DEMO_PASSWORD must have at least 12 characters'],
  [{ DEMO_PASSWORD: 'password1234' }, 'DEMO_PASSWORD is too common'],
])('%o is refused with a message that names the variable', (variables, sentence) => {
  expect(() => configure({ DATA_DIR: dataDir, ...variables })).toThrow(sentence);
});

test('sample accounts are made only with the embedded database, listening on this machine at a local address', () => {
  const local = { DATA_DIR: dataDir };
  for (const variables of [
    {},
    { HOST: '127.0.0.1' },
    { HOST: '::1', SITE_URL: 'http://localhost:3000' },
    { SITE_URL: 'http://127.0.0.1:3000' },
    { SITE_URL: 'https://courier.localhost' },
  ])
    expect(configure({ ...local, ...variables, DEMO_PASSWORD: 'as good as any' })).toMatchObject({
      sampleAccounts: true,
      sampleEdition: true,
      demoPassword: 'as good as any',
    });
  const outside = [
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.7' },
    { SITE_URL: 'https://courier.example' },
    { SITE_URL: 'http://localhost.evil.example', ALLOW_PLAIN_HTTP: '1' },
    { HOST: '127.0.0.1', SITE_URL: 'https://courier.example' },
    { DATABASE_URL: 'postgres://paper@db/paper' },
    { DATABASE_URL: 'postgres://paper@localhost/paper', SITE_URL: 'http://localhost:3000' },
  ];
  for (const variables of outside) {
    expect(configure({ ...local, ...variables })).toMatchObject({
      sampleAccounts: false,
      sampleEdition: false,
    });
    expect(() => configure({ ...local, ...variables, DEMO_PASSWORD: 'as good as any' })).toThrow(
      'DEMO_PASSWORD is set, but others can reach this site',
    );
  }
});

test('SAMPLE_EDITION off omits the edition but not the accounts, in any usual spelling', () => {
  for (const off of ['0', 'false', 'False', 'no', 'OFF', ' 0 '])
    expect(configure({ DATA_DIR: dataDir, SAMPLE_EDITION: off })).toMatchObject({
      sampleAccounts: true,
      sampleEdition: false,
    });
  for (const on of ['1', 'true', 'YES', 'on'])
    expect(configure({ DATA_DIR: dataDir, SAMPLE_EDITION: on }).sampleEdition).toBe(true);
});

test('plain http is accepted on this machine, and elsewhere only with ALLOW_PLAIN_HTTP', () => {
  expect(configure({ DATA_DIR: dataDir, SITE_URL: 'http://localhost:3000/' }).siteUrl).toBe(
    'http://localhost:3000',
  );
  expect(
    configure({ DATA_DIR: dataDir, SITE_URL: 'http://alder.lan', ALLOW_PLAIN_HTTP: 'yes' }).siteUrl,
  ).toBe('http://alder.lan');
});

test('variables with a misspelled name are reported, and others are ignored', () => {
  const warningsOf = (variables: Record<string, string>) =>
    configure({ DATA_DIR: dataDir, ...variables }).warnings;
  for (const [set, suggestion] of [
    ['SITE_ULR', 'SITE_URL'],
    ['SITEURL', 'SITE_URL'],
    ['site_url', 'SITE_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DEMO_PASWORD', 'DEMO_PASSWORD'],
    ['TRUSTED_PROXYS', 'TRUSTED_PROXIES'],
    ['TRUST_THE_PROXY', undefined],
  ] as const)
    expect(warningsOf({ [set]: 'x' })).toEqual(
      suggestion ? [`The variable ${set} is not one of Copydesk's: is ${suggestion} meant?`] : [],
    );
  expect(
    warningsOf({ HOSTNAME: 'alder', SHELL: '/bin/sh', HOME: '/root', NODE_ENV: 'production', CI: 'true' }),
  ).toEqual([]);
});

test('a public address without HOST gives a warning that only this machine can connect', () => {
  const warningsOf = (variables: Record<string, string>) =>
    configure({ DATA_DIR: dataDir, ...variables }).warnings;
  expect(warningsOf({ SITE_URL: 'https://courier.example' })).toEqual([
    expect.stringContaining('set HOST=0.0.0.0'),
  ]);
  expect(warningsOf({ SITE_URL: 'https://courier.example', HOST: '127.0.0.1' })).toEqual([]);
  expect(warningsOf({ SITE_URL: 'http://localhost:3000' })).toEqual([]);
});
