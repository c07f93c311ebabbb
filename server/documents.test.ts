// Runs or parses the commands and configuration in the documents, so that a mistake in them fails a test.
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findSystemPostgres, startSystemPostgres } from '#e2e/setting/systemPostgres.ts';
import { configure } from './configuration/configuration.ts';
import { variables } from './configuration/variables.ts';
import { prepareDatabase } from './database/preparedDatabase.ts';
import { createLogger } from './logging/logging.ts';
import { type Embedded, embeddedPostgres } from './postgres/embedded.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: top });
const read = (document: string) => readFileSync(join(top, document), 'utf8');

interface Block {
  language: string;
  code: string;
  /** the heading above it */
  heading: string;
}

function blocksOf(document: string): Block[] {
  let heading = '';
  return [...read(document).matchAll(/^#+ (.*)$|^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, title, language, code]) => {
      heading = title ?? heading;
      return language && code ? [{ language, code, heading }] : [];
    },
  );
}

function blockOf(document: string, language: string, heading: string, index = 0): string {
  const blocks = blocksOf(document).filter(
    (block) => block.language === language && block.heading === heading,
  );
  const code = blocks[index]?.code;
  if (!code) throw new Error(`${document} has no ${language} under ${heading}`);
  return code;
}

const DEPLOYING = 'docs/deploying.md';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk documents '));
  await mkdir(join(folder, 'bin'));
  // Commands that change the machine are only recorded; sudo runs its arguments as the current user.
  await pretend('systemctl');
  await pretend('chown');
  await writeProgram('sudo', 'shift 2; exec "$@"');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeProgram(name: string, code: string): Promise<void> {
  await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${code}\n`);
  await chmod(join(folder, 'bin', name), 0o755);
}

const pretend = (name: string) => writeProgram(name, `echo "${name} $*" >> "$NOTES"`);

/**
 * Runs a document's commands with its folders moved into a temporary one. @returns the commands that were only recorded
 */
async function runBlock(code: string, environment: Record<string, string> = {}): Promise<string[]> {
  const notes = join(folder, 'notes');
  await writeFile(notes, '');
  const moved = code
    .replaceAll('/opt/copydesk', '"$TOP"')
    .replaceAll(/\/var\/(lib|backups)\//g, '"$MOVED"/$1/');
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
  const env = { ...inherited, TOP: top, MOVED: folder, NOTES: notes, ...environment };
  await run('sh', ['-eu', '-c', moved], {
    env: { ...env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
  });
  return (await readFile(notes, 'utf8')).trim().split('\n');
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(question).then(({ rows }) => client.end().then(() => rows));
}

describe('a backup of the embedded database', () => {
  let running: Embedded | undefined;
  const dataDir = () => join(folder, 'lib', 'copydesk');

  async function up(): Promise<string> {
    running = await embeddedPostgres(dataDir(), { warn() {}, error() {} });
    await running.start();
    return running.url;
  }
  afterEach(() => running?.stop());

  test("is made during writes, is complete, and is restored by the document's commands", async () => {
    await mkdir(join(folder, 'lib'));
    const url = await up();
    await mkdir(join(dataDir(), 'media', 'ab'), { recursive: true });
    await writeFile(join(dataDir(), 'media', 'ab', 'one.jpg'), 'a picture');
    await writeFile(join(dataDir(), 'secret'), 'a secret', { mode: 0o600 });
    await ask(
      url,
      'create table told as select n, repeat(md5(n::text), 40) as text from generate_series(1, 20000) n',
    );
    let written = 20_000;
    let isCopying = true;
    const writing = (async () => {
      for (; isCopying; written++) await ask(url, `insert into told values (${written + 1}, 'meanwhile')`);
    })();
    await runBlock(blockOf(DEPLOYING, 'sh', 'Backups'));
    isCopying = false;
    await writing;
    await ask(url, 'delete from told');
    await running?.stop();

    expect(await runBlock(blockOf(DEPLOYING, 'sh', 'Backups', 1))).toEqual([
      'systemctl stop copydesk',
      expect.stringContaining('chown -R copydesk:'),
      'systemctl start copydesk',
    ]);
    const [row] = await ask(await up(), 'select count(*)::int as n, max(n) as last from told');
    const { n, last } = row as { n: number; last: number };
    expect(n).toBe(last); // no gap: every row up to the last exists
    expect(n).toBeGreaterThanOrEqual(20_000);
    expect(await readFile(join(dataDir(), 'media', 'ab', 'one.jpg'), 'utf8')).toBe('a picture');
    expect(await readFile(join(dataDir(), 'secret'), 'utf8')).toBe('a secret');
    expect((await stat(dataDir())).mode & 0o077).toBe(0);
  }, 60_000);

  const backUp = (target: string, environment = {}) =>
    run(process.execPath, [join(top, 'server/commands/backup.ts'), target], {
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir(), ...environment },
    });

  test('can also be made of a stopped database, and starts', async () => {
    await backUp(join(folder, 'stopped'));
    await rm(dataDir(), { recursive: true });
    await run('cp', ['-a', join(folder, 'stopped'), dataDir()]);
    expect(await ask(await up(), 'select count(*) > 0 as has from told')).toEqual([{ has: true }]);
  }, 60_000);

  test('never overwrites another backup, and is refused for an external database', async () => {
    await expect(backUp(join(folder, 'stopped'))).rejects.toThrow('is there already: name a new folder');
    await expect(backUp(join(folder, 'new'), { DATABASE_URL: 'postgres://x@db/paper' })).rejects.toThrow(
      'back that database up with pg_dump',
    );
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});

const system = findSystemPostgres();

test.runIf(system)(
  "an external database is dumped and restored by the document's commands",
  async () => {
    const postgres = await startSystemPostgres(system as string);
    const log = createLogger('silent');
    try {
      const open = async (address: string) =>
        (
          await prepareDatabase(
            configure({ DATABASE_URL: address, NEXTAUTH_SECRET: 'a secret of the paper' }),
            log,
          )
        ).open();
      await open(postgres.url);
      await ask(
        postgres.url,
        `insert into "user" (email, name, role) values ('a@courier.example', 'Ada', 'admin')`,
      );
      const environment = { DATABASE_URL: postgres.url, PATH: `${system}:${process.env.PATH}` };
      await mkdir(join(folder, 'backups/copydesk'), { recursive: true });
      await runBlock(blockOf(DEPLOYING, 'sh', 'Backups', 2), environment);
      await runBlock(blockOf(DEPLOYING, 'sh', 'Backups', 3), environment);
      const restored = postgres.url.replace(/[^/]*$/, 'restored');
      await open(restored);
      expect(await ask(restored, 'select name from "user"')).toEqual([{ name: 'Ada' }]);
    } finally {
      await postgres.stop();
    }
  },
  60_000,
);

test("the upgrade commands run in the document's order", async () => {
  await pretend('git');
  await pretend('npm');
  const noted = await runBlock(blockOf(DEPLOYING, 'sh', 'Upgrades'));
  await Promise.all(['git', 'npm'].map((name) => rm(join(folder, 'bin', name))));
  expect(noted).toEqual(['git pull --ff-only', 'npm ci', 'systemctl restart copydesk']);
});

async function has(program: string): Promise<boolean> {
  return run('sh', ['-c', `command -v ${program}`]).then(
    () => true,
    () => false,
  );
}

test('systemd accepts the unit, and its variables exist in Copydesk', async () => {
  const unit = blockOf(DEPLOYING, 'ini', 'The service');
  const set = [...unit.matchAll(/^Environment="?(\w+)=(.*?)"?$/gm)].map(([, name, value]) => [name, value]);
  expect(configure({ NEXTAUTH_SECRET: 'a secret of the paper', ...Object.fromEntries(set) })).toMatchObject({
    siteUrl: 'https://courier.example',
    warnings: [expect.stringContaining('HOST is not set')],
  });
  for (const line of unit.split('\n').filter(Boolean))
    expect(line).toMatch(/^(\[(Unit|Service|Install)\]|[A-Z]\w+=.+)$/);
  const file = join(folder, 'copydesk.service');
  await writeFile(file, unit.replaceAll('/opt/copydesk', top));
  if (await has('systemd-analyze')) {
    const { stderr } = await run('systemd-analyze', ['verify', file]);
    expect(stderr.split('\n').filter((line) => line.includes('copydesk.service'))).toEqual([]);
  }
});

/** Checks that blocks are closed, that each directive ends correctly, and that the web server knows each directive. */
function parseDirectives(code: string, { ends, known }: { ends: string; known: RegExp }): string[] {
  let depth = 0;
  const names = code.split('\n').flatMap((line) => {
    const text = line.trim();
    if (text === '' || text === '}') {
      depth -= text === '}' ? 1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
      return [];
    }
    if (text.endsWith('{')) depth += 1;
    else expect(text.endsWith(ends), text).toBe(true);
    expect(text).toMatch(known);
    return [text.split(/[ ;{]/)[0] ?? ''];
  });
  expect(depth).toBe(0);
  return names;
}

test("nginx accepts the configuration, which passes on the client's address and upgrades", async () => {
  const code = blockOf(DEPLOYING, 'nginx', 'The proxy');
  parseDirectives(code, {
    ends: ';',
    known:
      /^(upstream|server|location|listen|server_name|keepalive|client_max_body_size|ssl_certificate(_key)?|proxy_(pass|http_version|set_header|buffering|read_timeout))[ ;{]/,
  });
  for (const block of code.split(/(?=location )/).slice(1)) {
    // A location inherits the headers of its server block only if it sets none.
    if (block.includes('proxy_set_header')) {
      expect(block).toContain('proxy_set_header Host $host;');
      expect(block).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;');
    }
  }
  if (!(await has('nginx'))) return;
  const file = join(folder, 'nginx.conf');
  const plain = code.replace(/ ssl;|^ *ssl_.*$/gm, (match) => (match === ' ssl;' ? ';' : ''));
  await writeFile(file, `events {}\nhttp {\n${plain}\n}\n`);
  await run('nginx', ['-t', '-c', file]);
});

test('Caddy accepts the configuration', async () => {
  const code = blockOf(DEPLOYING, 'caddyfile', 'The proxy');
  parseDirectives(code, { ends: '', known: /^(courier\.example|request_body|max_size|reverse_proxy) ?/ });
  if (!(await has('caddy'))) return;
  await writeFile(join(folder, 'Caddyfile'), code);
  await run('caddy', ['validate', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]);
});

test('the table in operating.md lists every variable and no other', () => {
  const [table = ''] =
    read('docs/operating.md')
      .split('\n\n## Many')[0]
      ?.match(/^\| variable [\s\S]*?\n\n/m) ?? [];
  const named = [...table.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(
    ([, names = '']) => names.match(/[A-Z_]+/g) ?? [],
  );
  const ours = Object.keys(variables.shape).filter((name) => name !== 'NODE_ENV');
  expect(named.filter((name) => !name.startsWith('AWS_')).sort()).toEqual(ours.sort());
});

test.each(documents)('%s: commands parse, and npm scripts and linked files exist', async (document) => {
  const text = read(document);
  for (const { language, code } of blocksOf(document)) {
    if (language === 'sh') await run('sh', ['-n', '-c', code]);
  }
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g))
    expect(scripts).toHaveProperty([name]);
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [path = '', anchor] = link.split('#');
    const target = path ? join(dirname(document), path) : document;
    expect(existsSync(resolve(top, target)), `${document} links ${link}`).toBe(true);
    if (anchor && target.endsWith('.md'))
      expect(anchorsOf(target), `${document} links ${link}`).toContain(anchor);
  }
});

const anchorsOf = (document: string) =>
  [...read(document).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/ /g, '-'),
  );
