import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { tamper } from '#editorial/ledger/ledger.scene.ts';
import { publishCheckpoint } from '#editorial/ledger/publishingCheckpoints.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readCheckpoint, readLedgerPage, readLedgerSummary } from '#editorial/readerQueries/ledgerPages.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let folder: string;
let site: string;
const secret = process.env.NEXTAUTH_SECRET;
/** Number of requests to the ledger, and forged answers to give instead of the true ones. */
let ledgerRequests = 0;
const forged = new Map<string, string>();

/** Serves the three addresses with the answers of their routes. */
const paperServer = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://paper.test');
  const number = Number(/^\/ledger\/checkpoints\/(\d+)\.json$/.exec(url.pathname)?.[1]);
  if (url.pathname === '/ledger/releases.json') ledgerRequests += 1;
  const document =
    url.pathname === '/.well-known/copydesk-ledger.json'
      ? await readLedgerSummary(site)
      : url.pathname === '/ledger/releases.json'
        ? await readLedgerPage(url.searchParams.get('after') ?? undefined)
        : number
          ? await readCheckpoint(number)
          : null;
  response.statusCode = document ? 200 : 404;
  response.end(forged.get(url.pathname) ?? JSON.stringify(document));
});

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of some length';
  scene = await openScene();
  folder = await mkdtemp(join(tmpdir(), 'copydesk-verify-'));
  await new Promise<void>((resolve) => paperServer.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(paperServer.address() as AddressInfo).port}`;
  const editor = await hire('editor');
  await staff()
    .insert(paper)
    .values({ names: { en: 'The Alder Courier' } });
  // More than one page of the ledger holds.
  const articleId = await writeStory(editor, { headline: 'Ferry finds its berth' });
  await release(editor, { articleId });
  for (let count = 0; count < 110; count += 1) await release(editor, { articleId, kind: 'typo' });
  await staff().execute(sql`select pg_sleep(0.01)`);
  await publishCheckpoint();
}, 60_000);
afterAll(async () => {
  paperServer.close();
  await scene.close();
  await rm(folder, { recursive: true });
  if (secret === undefined) delete process.env.NEXTAUTH_SECRET;
  else process.env.NEXTAUTH_SECRET = secret;
});

/** Runs the command without access to the database. */
function verify(...words: string[]): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV };
  return new Promise((resolve) =>
    execFile(process.execPath, ['server/commands/verify.ts', ...words], { env }, (error, out, wrong) =>
      resolve({ code: Number(error?.code ?? 0), output: out + wrong }),
    ),
  );
}

test('an intact ledger ends with exit code 0, over several pages, from the site and from a saved file', async () => {
  const file = join(folder, 'kept.jsonl');
  ledgerRequests = 0;
  const first = await verify(site, '--save', file);
  expect(first).toMatchObject({ code: 0 });
  expect(first.output).toContain('The Alder Courier: 111 releases of 1 article or front.');
  expect(first.output).toContain('the record is whole');
  expect(ledgerRequests).toBe(2);
  expect(await verify(file)).toEqual(first);
  const key = /The key is (\S+)\./.exec(first.output)?.[1] ?? '';
  expect((await verify(file, '--key', key)).code).toBe(0);
  const other = await verify(file, '--key', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
  expect(other.code).toBe(1);
  expect(other.output).toContain('signed with another key');
});

test('one changed byte ends with 1 and a message that names the release, from the site and from a file', async () => {
  const file = join(folder, 'whole.jsonl');
  await verify(site, '--save', file);
  const saved = await readFile(file, 'utf8');
  await writeFile(file, saved.replace('"standfirst":"Standfirst."', '"standfirst":"Standfirst!"'));
  const fromFile = await verify(file);
  expect(fromFile).toMatchObject({ code: 1 });
  expect(fromFile.output).toContain(
    'Release 1 of “Ferry finds its berth” (/articles/ferry-finds-its-berth) was altered',
  );
  await tamper((tx) => tx.execute(sql`update release set standfirst = 'Standfirst!' where number = 77`));
  const fromNet = await verify(site);
  expect(fromNet).toMatchObject({ code: 1 });
  expect(fromNet.output).toContain('Release 77 of “Ferry finds its berth”');
  expect(fromNet.output).toContain('1 thing is wrong.');
  await tamper((tx) => tx.execute(sql`update release set standfirst = 'Standfirst.' where number = 77`));
});

test('an unreadable ledger ends with 2 and the reason', async () => {
  const outputOf = async (...words: string[]) => {
    const answer = await verify(...words);
    expect(answer.code, words.join(' ')).toBe(2);
    expect(answer.output).not.toMatch(/\n {4}at /);
    return answer.output;
  };
  expect(await outputOf()).toContain('Which paper?');
  expect(await outputOf('--nonsense')).toContain('nonsense');
  expect(await outputOf('no-such-file')).toContain('neither an address nor a file');
  expect(await outputOf('server')).toContain('neither an address nor a file');
  expect(await outputOf('package.json')).toContain('not of the form');
  expect(await outputOf(site, '--save', '/no/such/folder/kept.jsonl')).toContain('ENOENT');
  forged.set('/ledger/releases.json', '{"releases":[],"next":"https://elsewhere.example/ledger.json"}');
  expect(await outputOf(site)).toContain('leads to another site');
  forged.set('/ledger/releases.json', '{"releases":[{}],"next":null}');
  expect(await outputOf(site)).toContain('not of the form');
  forged.set('/ledger/releases.json', '{"releases":[],"next":"/ledger/releases.json"}');
  expect(await outputOf(site)).toContain('comes round');
  forged.clear();
});
