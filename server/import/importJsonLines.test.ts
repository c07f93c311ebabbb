import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import { staff } from '#db/pools.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { draft } from '#db/schema/drafts.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { importJsonLines } from './importJsonLines.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
  await openSection();
});
afterAll(() => scene.close());

let files = 0;
async function bring(lines: (object | string)[], release = false) {
  const name = `file-${++files}`;
  async function* jsonLines() {
    for (const line of lines) yield typeof line === 'string' ? line : JSON.stringify(line);
  }
  const output: string[] = [];
  for await (const { text } of importJsonLines({ name, lines: jsonLines(), release })) output.push(text);
  return output.map((text) => text.replace(`${name}:`, ''));
}

const story = (id: string, more: object = {}) => ({
  id,
  headline: `Story ${id}`,
  body: `The text of ${id}.\n\nIts second paragraph.`,
  topics: ['Ferries', 'harbour', 'FERRIES'],
  authors: ['Ada Quill'],
  ...more,
});

const count = async () => (await staff().select({ id: draft.articleId }).from(draft)).length;

test('of 130 lines three are invalid: each is reported with its number, all others are imported in order', async () => {
  const lines: (object | string)[] = Array.from({ length: 130 }, (_, at) => story(`many-${at}`));
  lines[10] = 'not json';
  lines[70] = story('long', { headline: 'x'.repeat(600) });
  lines[129] = story('dated', { released_at: 'soon' });
  const before = await count();
  const output = await bring(lines);
  expect(output).toHaveLength(130);
  expect(output[10]).toMatch(/^11: not JSON/);
  expect(output[70]).toMatch(/^71: articles\.0\.headline: text-long/);
  expect(output[129]).toMatch(/^130: released_at/);
  const drafted = output.filter((text) => text.includes('\tdraft\t'));
  expect(drafted).toHaveLength(127);
  expect(drafted.map((text) => Number.parseInt(text, 10))).toEqual(
    drafted.map((text) => Number.parseInt(text, 10)).toSorted((a, b) => a - b),
  );
  expect((await count()) - before).toBe(127);
  expect(output[42]).toMatch(/\tstory-many-42$/);
});

test('each article has its own audit event, and a draft with the content of its line', async () => {
  const [line = ''] = await bring([story('one', { standfirst: 'Under it.' })]);
  const articleId = Number(line.split('\t')[2]);
  const events = await staff().select().from(auditEvent);
  expect(
    events.filter(({ subjectId, act }) => subjectId === String(articleId) && act === 'article.import'),
  ).toHaveLength(1);
  const content = readDraft(draftOf((await loadDraft(articleId as never)).state));
  expect(content).toMatchObject({ headline: 'Story one', standfirst: 'Under it.' });
  expect(JSON.stringify(content.body)).toContain('Its second paragraph.');
});

test('a repeated id changes nothing and is reported, in the same file and in a later one', async () => {
  const output = await bring([story('twice'), story('twice', { headline: 'Another headline' })]);
  const second = await bring([story('twice')]);
  const id = output[0]?.split('\t')[2];
  expect([output[1], second[0]].map((text) => text?.split('\t').slice(1, 3))).toEqual([
    ['already here', id],
    ['already here', id],
  ]);
});

test('lines with the same headline get different slugs', async () => {
  const output = await bring(
    Array.from({ length: 30 }, (_, at) => story(`same-${at}`, { headline: 'Same again' })),
  );
  const slugs = output.map((text) => text.split('\t').at(-1));
  expect(new Set(slugs).size).toBe(30);
  expect(slugs.slice(0, 3)).toEqual(['same-again', 'same-again-2', 'same-again-3']);
});

test('two files with the same lines, imported at the same time, create each story once', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => story(`both-${at}`));
  const before = await count();
  const [first, second] = await Promise.all([bring(lines), bring(lines.toReversed())]);
  expect((await count()) - before).toBe(60);
  expect([...first, ...second].filter((text) => text.includes('already here'))).toHaveLength(60);
});

test('with release, each story is released in order', async () => {
  const output = await bring([story('live-1'), story('live-2', { headline: '' }), story('live-3')], true);
  expect(output[0]).toMatch(/\treleased 1\t/);
  expect(output[1]).toMatch(/^2: headline/);
  expect(output[2]).toMatch(/\treleased 1\t/);
});
