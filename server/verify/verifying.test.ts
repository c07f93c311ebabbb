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
/** Number of requests to the ledger, and answers to give instead of the true ones. */
let asked = 0;
const instead = new Map<string, string>();

/** Serves the three addresses with the answers of their routes. */
const paperServer = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://paper.test');
  const number = Number(/^\/ledger\/checkpoints\/(\d+)\.json$/.exec(url.pathname)?.[1]);
  if (url.pathname === '/ledger/releases.json') asked += 1;
  const found =
    url.pathname === '/.well-known/copydesk-ledger.json'
      ? await readLedgerSummary(site)
      : url.pathname === '/ledger/releases.json'
        ? await readLedgerPage(url.searchParams.get('after') ?? undefined)
        : number
          ? await readCheckpoint(number)
          : null;
  response.statusCode = found ? 200 : 404;
  response.end(instead.get(url.pathname) ?? JSON.stringify(found));
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
function verify(...words: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV };
  return new Promise((resolve) =>
    execFile(process.execPath, ['server/commands/verify.ts', ...words], { env }, (error, out, wrong) =>
      resolve({ code: Number(error?.code ?? 0), said: out + wrong }),
    ),
  );
}

test('an intact ledger ends with exit code 0, over several pages, from the site and from a saved file', async () => {
  const file = join(folder, 'kept.jsonl');
  asked = 0;
  const first = await verify(site, '--save', file);
  expect(first).toMatchObject({ code: 0 });
  expect(first.said).toContain('The Alder Courier: 111 releases of 1 article or front.');
  expect(first.said).toContain('the record is whole');
  expect(asked).toBe(2);
  expect(await verify(file)).toEqual(first);
  const key = /The key is (\S+)\./.exec(first.said)?.[1] ?? '';
  expect((await verify(file, '--key', key)).code).toBe(0);
  const other = await verify(file, '--key', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
  expect(other.code).toBe(1);
  expect(other.said).toContain('signed with another key');
});

test('one changed byte ends with 1 and a message that names the release, from the site and from a file', async () => {
  const file = join(folder, 'whole.jsonl');
  await verify(site, '--save', file);
  const kept = await readFile(file, 'utf8');
  await writeFile(file, kept.replace('"standfirst":"Standfirst."', '"standfirst":"Standfirst!"'));
  const fromFile = await verify(file);
  expect(fromFile).toMatchObject({ code: 1 });
  expect(fromFile.said).toContain(
    'Release 1 of “Ferry finds its berth” (/articles/ferry-finds-its-berth) was altered',
  );
  await tamper((tx) => tx.execute(sql`update release set standfirst = 'Standfirst!' where number = 77`));
  const fromNet = await verify(site);
  expect(fromNet).toMatchObject({ code: 1 });
  expect(fromNet.said).toContain('Release 77 of “Ferry finds its berth”');
  expect(fromNet.said).toContain('1 thing is wrong.');
  await tamper((tx) => tx.execute(sql`update release set standfirst = 'Standfirst.' where number = 77`));
});

test('an unreadable ledger ends with 2 and the reason', async () => {
  const said = async (...words: string[]) => {
    const answer = await verify(...words);
    expect(answer.code, words.join(' ')).toBe(2);
    expect(answer.said).not.toMatch(/\n {4}at /);
    return answer.said;
  };
  expect(await said()).toContain('Which paper?');
  expect(await said('--nonsense')).toContain('nonsense');
  expect(await said('no-such-file')).toContain('neither an address nor a file');
  expect(await said('server')).toContain('neither an address nor a file');
  expect(await said('package.json')).toContain('not of the form');
  expect(await said(site, '--save', '/no/such/folder/kept.jsonl')).toContain('ENOENT');
  instead.set('/ledger/releases.json', '{"releases":[],"next":"https://elsewhere.example/ledger.json"}');
  expect(await said(site)).toContain('leads to another site');
  instead.set('/ledger/releases.json', '{"releases":[{}],"next":null}');
  expect(await said(site)).toContain('not of the form');
  instead.set('/ledger/releases.json', '{"releases":[],"next":"/ledger/releases.json"}');
  expect(await said(site)).toContain('comes round');
  instead.clear();
});
