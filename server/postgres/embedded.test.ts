import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Embedded, embeddedPostgres } from './embedded.ts';
import { readPidFile, stopOrphan } from './orphan.ts';

let dataDir: string;
let running: Embedded | undefined;
let sentences: string[];

const log = {
  warn: (sentence: string) => sentences.push(sentence),
  error: (_: object, sentence: string) => sentences.push(sentence),
};

async function up(): Promise<Embedded> {
  running = await embeddedPostgres(dataDir, log);
  await running.start();
  return running;
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}

async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (const patience = Date.now() + 15_000; ; await sleep(50)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > patience) throw error;
    }
  }
}

beforeEach(async () => {
  sentences = [];
  dataDir = await mkdtemp(join(tmpdir(), 'copydesk-embedded-'));
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

describe.each([
  ['closed to others', 0o700],
  ['open to all', 0o755],
])('in a folder %s', (_, mode) => {
  test('Postgres starts, stores data, and starts again at the same address', async () => {
    await chmod(dataDir, mode);
    const first = await up();
    await ask(first.url, "create table told as select 'kept' as what");
    await first.stop();
    const again = await up();
    expect(again.url).toBe(first.url);
    expect(await ask(again.url, 'select what from told')).toEqual([{ what: 'kept' }]);
  });
});

test("it uses UTF-8 whatever the machine's locale, syncs to disk, and listens on this machine only", async () => {
  const { url } = await up();
  const [row] = await ask(
    url,
    `select upper('é海') as word, current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as at`,
  );
  expect(row).toEqual({ word: 'É海', encoding: 'UTF8', fsync: 'on', commit: 'on', at: '127.0.0.1' });
});

test('connections without the password are refused', async () => {
  const address = new URL((await up()).url);
  address.password = 'guess';
  await expect(ask(address.href, 'select 1')).rejects.toThrow('password');
});

test('a killed Postgres is restarted with all that was committed, and pools reconnect', async () => {
  const { url, pid } = await up();
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 2_000 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await pool.query('create table told (n int)');
  await pool.query('insert into told values (1)');
  const killed = pid() ?? 0;
  process.kill(killed, 'SIGKILL');
  await until(async () => expect(pid()).not.toBe(killed));
  expect((await until(() => pool.query('select n from told'))).rows).toEqual([{ n: 1 }]);
  expect(sentences).toContain('Postgres ended unexpectedly and is being started again.');
  await pool.end();
});

test('a Postgres left by a killed Copydesk is stopped, and the next start succeeds', async () => {
  const code = `
    import { embeddedPostgres } from '#server/postgres/embedded.ts';
    const embedded = await embeddedPostgres(${JSON.stringify(dataDir)}, console);
    await embedded.start();
    process.stdout.write('up');
    setInterval(() => {}, 1000);`;
  const copydesk = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  }) as ChildProcess & { stdout: NodeJS.ReadableStream };
  await once(copydesk.stdout, 'data');
  const orphan = (await readPidFile(join(dataDir, 'postgres')))?.pid ?? 0;
  copydesk.kill('SIGKILL');
  await once(copydesk, 'exit');
  expect(process.kill(orphan, 0)).toBe(true);
  const begin = performance.now();
  const { url, pid } = await up();
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(sentences[0]).toContain('earlier crash');
  expect(pid()).not.toBe(orphan);
});

test('a pid file that names an unrelated running process does not prevent a start, and that process is not touched', async () => {
  const first = await up();
  await first.stop();
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const bystander = spawn('sleep', ['60']);
  await writeFile(file, `${bystander.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n\n\nready\n`, {
    mode: 0o600,
  });
  expect(await stopOrphan(join(dataDir, 'postgres'))).toBe(false);
  expect(bystander.exitCode).toBe(null);
  bystander.kill();
  await once(bystander, 'exit');
  const { url } = await up();
  expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('an interrupted first start leaves nothing that prevents the next one', async () => {
  const first = await embeddedPostgres(dataDir, log);
  const started = first.start().catch(() => {});
  await sleep(150);
  await first.stop();
  await started;
  const { url } = await up();
  expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('when Copydesk exits abruptly, Postgres stops too', async () => {
  const code = `
    import { embeddedPostgres } from '#server/postgres/embedded.ts';
    const embedded = await embeddedPostgres(${JSON.stringify(dataDir)}, console);
    await embedded.start();
    process.exit(130);`;
  await once(spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }), 'exit');
  await until(async () => expect(await readPidFile(join(dataDir, 'postgres'))).toBeUndefined());
});

test('the password file is readable by its owner only', async () => {
  const { url } = await up();
  const stored = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
  expect(url).toContain(stored.password);
  expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o077).toBe(0);
});

test('the Postgres log names slow statements, and contains no parameter values', async () => {
  const { url } = await up();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table letter (address text unique check (length(address) < 40), words text)');
  await client.query('set log_min_duration_statement = 0');
  const send = (address: string) =>
    client.query('insert into letter values ($1, $2)', [address, 'canary words']).catch(() => {});
  await send('canary@courier.example');
  await send('canary@courier.example');
  await send(`canary${'y'.repeat(40)}`);
  await client.query('select $1::int', ['canary']).catch(() => {});
  await client.end();
  const logged = await readFile(join(dataDir, 'postgres.log'), 'utf8');
  expect(logged).toContain('insert into letter values ($1, $2)');
  expect(logged).not.toContain('canary');
});
