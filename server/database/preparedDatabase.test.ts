import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Configuration, configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { type Embedded, embeddedPostgres } from '#server/postgres/embedded.ts';
import { selfSigned } from '#server/postgres/selfSigned.fixture.ts';
import { prepareDatabase } from './preparedDatabase.ts';

/**
 * A separate Postgres cluster, because roles belong to the whole cluster. It offers TLS with an unknown certificate
 * authority.
 */
let cluster: Embedded;
let folder: string;
let certificate: string;

const log = createLogger('silent');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-database-'));
  certificate = join(folder, 'server.crt');
  await writeFile(certificate, selfSigned.certificate);
  await writeFile(join(folder, 'server.key'), selfSigned.key, { mode: 0o600 });
  const settings = ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${join(folder, 'server.key')}`];
  cluster = await embeddedPostgres(join(folder, 'data'), { warn() {}, error() {} }, settings);
  await cluster.start();
  await asSuperuser([
    'create role plain login password $$plain$$',
    'create role reader login password $$r$$',
  ]);
});
afterAll(async () => {
  await cluster.stop();
  await rm(folder, { recursive: true });
});

async function asSuperuser(statements: string[]): Promise<void> {
  const client = new pg.Client(cluster.url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

type Options = { sslmode?: string; sslrootcert?: string };

function addressOf(user: string, database: string, options: Options = {}, host = '127.0.0.1') {
  const url = new URL(cluster.url);
  [url.username, url.password] = user.split(':') as [string, string];
  url.pathname = `/${database}`;
  url.hostname = host;
  for (const [name, value] of Object.entries(options)) if (value) url.searchParams.set(name, value);
  return url.href;
}

async function open(databaseUrl: string, overrides: Partial<Configuration> = {}): Promise<string> {
  const configuration = configure({ DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: 'one secret of the paper' });
  const database = await prepareDatabase({ ...configuration, ...overrides }, log);
  await database.open();
  return database.readerUrl;
}

const refusal = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'it opened',
    (error: Error) => error.message,
  );

const statementsIn = (sentence: string) => sentence.split('\n').filter((line) => /^ {2}\S.*;$/.test(line));

async function askAsReader(url: string, question: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(question).finally(() => client.end());
}

test('an owner who may not create roles gets the statements to run; after them the start succeeds', async () => {
  await asSuperuser(['create database paper owner plain template template0']);
  const address = addressOf('plain:plain', 'paper');
  const sentence = await refusal(open(address));
  expect(sentence).toContain('The owner of the database paper, plain, may not create roles');
  expect(statementsIn(sentence)).toEqual([
    '  create role copydesk_reader nologin;',
    expect.stringMatching(/^ {2}create role "paper_reader_login" login password 'SCRAM-SHA-256\$4096:.*';$/),
    '  alter role "paper_reader_login" set default_transaction_read_only = on;',
    `  alter role "paper_reader_login" set statement_timeout = '5s';`,
    '  grant copydesk_reader to "paper_reader_login";',
  ]);
  await asSuperuser(statementsIn(sentence));
  const readerUrl = await open(address);
  await askAsReader(readerUrl, 'select * from live.release');
  await expect(askAsReader(readerUrl, 'select * from public.draft')).rejects.toMatchObject({ code: '42501' });
  await open(address); // also at every later start
});

test('after a change of the secret, such an owner gets the statements that change the login', async () => {
  const address = addressOf('plain:plain', 'paper');
  const another = { secret: 'another secret of the paper' };
  const sentence = await refusal(open(address, another));
  expect(statementsIn(sentence)[0]).toMatch(/^ {2}alter role "paper_reader_login" login password 'SCRAM/);
  await asSuperuser(statementsIn(sentence));
  await askAsReader(await open(address, another), 'select * from live.release');
});

test('a refused login is reported, and the start waits for an unavailable replica', async () => {
  const readerDatabaseUrl = addressOf('reader:wrong', 'paper');
  expect(await refusal(open(addressOf('plain:plain', 'paper'), { readerDatabaseUrl }))).toMatch(
    /^The database at READER_DATABASE_URL refuses this user or password\. It answers "password/,
  );
  const away = 'postgres://reader:r@127.0.0.1:9/paper';
  expect(await open(addressOf('plain:plain', 'paper'), { readerDatabaseUrl: away })).toBe(away);
});

test.each([
  [
    'a certificate that signed itself',
    {},
    '127.0.0.1',
    /No authority .*Add sslrootcert=FILE to DATABASE_URL/,
  ],
  [
    'a certificate for another name',
    { sslrootcert: 'yes' },
    '127.0.0.1',
    /is for another host name .*127\.0\.0\.1/,
  ],
  [
    'a file that is not there',
    { sslrootcert: '/nowhere/ca.pem' },
    'localhost',
    /The file \/nowhere\/ca\.pem that DATABASE_URL names/,
  ],
  [
    'a mode that is misspelled',
    { sslmode: 'verify_full' },
    'localhost',
    /sslmode=verify_full in DATABASE_URL is not known/,
  ],
])('%s is explained in a sentence that names the variable', async (_, options, host, sentence) => {
  const urlOptions: Options = { sslmode: 'verify-full', ...options };
  if (urlOptions.sslrootcert === 'yes') urlOptions.sslrootcert = certificate;
  expect(await refusal(open(addressOf('plain:plain', 'paper', urlOptions, host)))).toMatch(sentence);
});

test('with the certificate in sslrootcert, or without verification, the connection is encrypted', async () => {
  const question = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
  for (const options of [{ sslmode: 'verify-full', sslrootcert: certificate }, { sslmode: 'no-verify' }]) {
    const readerUrl = await open(addressOf('plain:plain', 'paper', options, 'localhost'), {
      secret: 'another secret of the paper',
    });
    expect(await askAsReader(readerUrl, question)).toMatchObject({ rows: [{ ssl: true }] });
  }
});

test('a database that requires TLS and one that does not offer it give different messages', async () => {
  await writeFile(
    join(folder, 'data', 'postgres', 'pg_hba.conf'),
    'hostssl all plain all scram-sha-256\nhost all copydesk all scram-sha-256\n',
  );
  await asSuperuser(['select pg_reload_conf()']);
  await expect
    .poll(() => refusal(open(addressOf('plain:plain', 'paper'))))
    .toMatch(/DATABASE_URL refuses connections without TLS: add sslmode=verify-full/);
  const bare = `${process.env.SCRATCH_CLUSTER_URL}?sslmode=verify-full`;
  expect(await refusal(open(bare))).toMatch(/The address in DATABASE_URL asks for TLS, which the database/);
});
