import { spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Embedded, embeddedPostgres } from './embedded.ts';
import { runInitdb } from './initdb.ts';
import { gravest } from './postmaster.ts';

let top: string;
let original: string;
let copy: string;
let running: Embedded | undefined;

const log = { warn() {}, error() {} };

async function up(dataDir: string): Promise<string> {
  running = await embeddedPostgres(dataDir, log);
  await running.start();
  return running.url;
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(question).then(({ rows }) => client.end().then(() => rows));
}

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'copydesk-restored-'));
  original = join(top, 'original');
  await ask(await up(original), "create table told as select 'kept' as what");
  await running?.stop();
});
beforeEach(async () => {
  copy = join(top, 'copy');
  await cp(original, copy, { recursive: true, preserveTimestamps: true });
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(copy, { recursive: true });
});
afterAll(() => rm(top, { recursive: true }));

/** Removes empty folders, as some archive programs do. @returns how many */
async function loseEmptyFolders(folder: string): Promise<number> {
  let lost = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) lost += await loseEmptyFolders(join(folder, entry.name));
  }
  if ((await readdir(folder)).length === 0) {
    await rmdir(folder);
    lost += 1;
  }
  return lost;
}

test.each([0o755, 0o777, 0o770])(
  'a restored data folder with mode %o starts, and gets mode 700 again',
  async (mode) => {
    const folder = join(copy, 'postgres');
    await chmod(folder, mode);
    expect(await ask(await up(copy), 'select what from told')).toEqual([{ what: 'kept' }]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  },
);

test('a data folder that lost its empty folders starts with all its data', async () => {
  expect(await loseEmptyFolders(join(copy, 'postgres'))).toBeGreaterThan(8);
  const url = await up(copy);
  expect(await ask(url, 'select what from told')).toEqual([{ what: 'kept' }]);
  await ask(url, 'checkpoint');
});

test('an empty folder named postgres does not prevent the first start', async () => {
  await rm(copy, { recursive: true });
  await mkdir(join(copy, 'postgres'), { recursive: true });
  expect(await ask(await up(copy), 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('the detail of a fatal Postgres message is shown with it', async () => {
  await writeFile(join(copy, 'postgres', 'PG_VERSION'), '14\n');
  await expect(up(copy)).rejects.toThrow(
    /FATAL: +database files are incompatible with server.*DETAIL: +The data directory was initialized by PostgreSQL version 14/,
  );
});

test('details and hints are shown for fatal log entries and not for others', () => {
  const line = (kind: string, words: string) => `2026-11-29 18:54:58.123 UTC [4211] ${kind}:  ${words}`;
  expect(
    gravest(
      [
        line('LOG', 'starting'),
        line('HINT', 'of no matter'),
        line('FATAL', 'data directory "/x" has invalid permissions'),
        line('DETAIL', 'Permissions should be u=rwx (0700)\n\tor u=rwx,g=rx (0750).'),
        line('LOG', 'shutting down'),
      ].join('\n'),
    ),
  ).toMatch(
    /^[^:]*:\d+:.*FATAL: data directory .*DETAIL: Permissions should be u=rwx \(0700\) or u=rwx,g=rx \(0750\)\.$/,
  );
});

test('a database restored without its password file gives a message that says so', async () => {
  await rm(join(copy, 'postgres.json'));
  await expect(up(copy)).rejects.toThrow(
    /postgres\.json is not that of the database in .*put back that file/,
  );
});

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot && process.platform === 'linux')(
  'Postgres also starts under a user id without a name',
  async () => {
    const uid = 54_321;
    const home = join(top, 'nameless');
    await mkdir(home);
    await Promise.all([chmod(top, 0o755), chown(home, uid, uid)]);
    const code = `
    import { embeddedPostgres } from '#server/postgres/embedded.ts';
    const embedded = await embeddedPostgres(${JSON.stringify(home)}, console);
    await embedded.start();
    await embedded.stop();
    process.stdout.write('started');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { uid, gid: uid });
    expect(await Promise.all([text(child.stdout), text(child.stderr)])).toEqual(['started', '']);
    expect((await stat(join(home, 'postgres', 'PG_VERSION'))).uid).toBe(uid);
  },
);

test('if no way gives the user a name, a message says what to do', async () => {
  const script = join(copy, 'initdb');
  await writeFile(
    script,
    '#!/bin/sh\necho "initdb: error: could not look up effective user ID 7: no such user" >&2\nexit 1\n',
  );
  await chmod(script, 0o755);
  const user = {
    start: (program: string, args: string[]) => spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] }),
  };
  expect(await runInitdb(script, [], user)).toMatch(/has no name here.*\/etc\/passwd.*or set DATABASE_URL/);
});

test("any other failure shows initdb's own message", async () => {
  const user = {
    start: () => spawn('sh', ['-c', 'echo "no space" >&2; exit 1'], { stdio: ['ignore', 'ignore', 'pipe'] }),
  };
  expect(await runInitdb('initdb', [], user)).toBe('no space');
});
