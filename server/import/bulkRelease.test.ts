import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '#bench/words.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { settleImport } from '#editorial/import/importRecords.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { type ArchiveLine, archiveLines } from './archive.fixture.ts';
import { brokenHashes, importedRows, listScores } from './importedRows.fixture.ts';
import { importJsonLines } from './importJsonLines.ts';

let scene: Awaited<ReturnType<typeof openScene>> | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

/** A separate database. Its tables have no statistics until a large import gathers them (`settleImport`). */
async function openPaper(): Promise<Actor> {
  scene = await openScene();
  await openSection('city');
  await openSection('culture');
  return hire('editor');
}

async function bring(lines: ArchiveLine[], isReleased: boolean): Promise<string[]> {
  async function* jsonLines() {
    for (const line of lines) yield JSON.stringify(line);
  }
  const output: string[] = [];
  for await (const { text } of importJsonLines({ name: 'archive', lines: jsonLines(), release: isReleased }))
    output.push(text);
  return output;
}

const idIn = (text: string) => Number(/\t(\d+)\t/.exec(text)?.[1]) as ArticleId;

async function inOneGo(lines: ArchiveLine[]): Promise<void> {
  for (const text of await bring(lines, true)) expect(text).toMatch(/\treleased 1\t/);
}

/**
 * Imports drafts one transaction after another, so that article ids follow the order of the file: among equal stories
 * the later one ranks higher.
 */
async function oneByOne(lines: ArchiveLine[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 50)
    for (const text of await bring(lines.slice(at, at + 50), false))
      await release(systemActor, { articleId: idIn(text) });
}

/** Between two files an editor corrects some of the released stories and withdraws some. */
async function editBetween(editor: Actor, released: ArchiveLine[], random: () => number): Promise<void> {
  const some = released.toSorted((a, b) => (a.id < b.id ? -1 : 1)).filter(() => random() < 0.02);
  for (const [at, { id, headline }] of some.entries()) {
    const [row] = await staff()
      .select({ articleId: article.id })
      .from(article)
      .where(sql`${article.externalId} = ${`import:${id}`}
        and exists (select from release r where r.article_id = ${article.id} and r.live @> now())`);
    if (!row) continue;
    if (at % 2 === 0) await withdraw(editor, { ...row, because: 'It was wrong.' });
    else {
      await editDraft(editor, { ...row, headline: `${headline} corrected` });
      await release(editor, { ...row, kind: 'correction', readerNote: 'A name was wrong.' });
    }
  }
}

async function paperAfter(files: ArchiveLine[][], bringFile: (lines: ArchiveLine[]) => Promise<void>) {
  const editor = await openPaper();
  const random = seededRandom(11);
  for (const [at, lines] of files.entries()) {
    await bringFile(lines);
    await settleImport(lines.length);
    await editBetween(editor, files.slice(0, at + 1).flat(), random);
  }
  expect(await brokenHashes()).toEqual([]);
  const paper = { rows: await importedRows(), scores: await listScores() };
  await scene?.close();
  scene = undefined;
  return paper;
}

test('a thousand stories released in bulk leave the same rows as when released one by one', {
  timeout: 240_000,
}, async () => {
  const lines = archiveLines(1_000, 7);
  const files = [lines.slice(0, 130), lines.slice(130, 351), lines.slice(351)];
  const bulk = await paperAfter(files, inOneGo);
  const single = await paperAfter(files, oneByOne);
  expect(bulk.rows.release?.length).toBeGreaterThan(1_000);
  expect(bulk.scores.size).toBeGreaterThan(3_000);
  for (const table of Object.keys(single.rows)) expect(bulk.rows[table], table).toEqual(single.rows[table]);
  for (const [entry, score] of single.scores)
    expect(Math.abs((bulk.scores.get(entry) ?? 0) - score), entry).toBeLessThan(1e-6);
});

type Kill = {
  /** whether to wait for the first reported release before killing; otherwise kill after the start */
  afterRelease: boolean;
  delayMs: number;
};

/** Runs the import command until it ends or is killed. @returns its output, and whether it ended without a kill */
async function runCommand(file: string, kill?: Kill): Promise<{ output: string; hasEnded: boolean }> {
  const child = spawn(process.execPath, ['server/commands/import.ts', file, '--release'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let timer: NodeJS.Timeout | undefined;
  const killLater = () => {
    timer ??= kill && setTimeout(() => child.kill('SIGKILL'), kill.delayMs);
  };
  if (!kill?.afterRelease) killLater();
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes('\treleased 1\t')) killLater();
  }
  const [code, signal] = await ended;
  clearTimeout(timer);
  if (signal === null) expect(code).toBe(0);
  return { output, hasEnded: signal === null };
}

test('a command that is killed repeatedly and then run once more loses no story and imports none twice', {
  timeout: 240_000,
}, async () => {
  await openPaper();
  const random = seededRandom(3);
  const lines = archiveLines(700, 3);
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const file = join(folder, 'archive.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const outputs: string[] = [];
  for (const afterRelease of [false, true, false, true]) {
    const before = await countReleased();
    const run = await runCommand(file, { afterRelease, delayMs: random() * (afterRelease ? 400 : 3_000) });
    outputs.push(run.output);
    expect(await incomplete()).toEqual([]);
    if (afterRelease && !run.hasEnded) expect(await countReleased()).toBeGreaterThan(before);
  }
  const last = await runCommand(file);
  expect(last.hasEnded).toBe(true);
  rmSync(folder, { recursive: true });
  expect(last.output.trim().split('\n')).toHaveLength(lines.length);
  const released = [...outputs, last.output].flatMap((text) => text.match(/\d+(?=\treleased 1\t)/g) ?? []);
  expect(new Set(released).size).toBe(released.length);
  expect(await incomplete()).toEqual([]);
  const { rows } = await staff().execute<{ id: string }>(
    sql`select a.external_id as id from release r join article a on a.id = r.article_id order by r.id`,
  );
  expect(rows.map(({ id }) => id)).toEqual(lines.map(({ id }) => `import:${id}`));
});

const countReleased = async () =>
  Number((await staff().execute(sql`select count(*) from release`)).rows[0]?.count);

/**
 * Articles that are incomplete: complete ones have a draft, one release, its search row, its related list, and all
 * events.
 */
async function incomplete(): Promise<unknown[]> {
  const { rows } = await staff().execute(sql`
    select a.external_id from article a where not (
      exists (select from draft d where d.article_id = a.id)
      and (select count(*) from release r join release_search s on s.release_id = r.id where r.article_id = a.id) = 1
      and exists (select from story_likeness l where l.article_id = a.id)
      and exists (select from story_words w where w.article_id = a.id)
      and (select count(*) from outbox o join release r on o.payload->>'event' = 'release:' || r.id
        where r.article_id = a.id) = 1
      and (select count(*) from audit_event e where e.subject = 'article' and e.subject_id = a.id::text
        and e.act in ('article.import', 'release.made')) = 2)`);
  return rows;
}
