import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Sections } from '#editorial/import/sectionsByName.ts';
import { type LineReading, readArchiveLines } from './archiveLineReader.ts';
import type { SourceLine } from './linePortions.ts';
import { LineReader } from './lineReader.ts';

const sections: Sections = { named: new Map(), first: null };
const reading: LineReading = { sections, lexicon: ['桤港流浪者'] };

const line = (number: number, story: unknown): SourceLine => ({
  key: `archive.jsonl:${number}`,
  number,
  text: typeof story === 'string' ? story : JSON.stringify(story),
});

const lines = [
  line(1, {
    headline: 'A dredger for the lock',
    standfirst: 'It comes on Monday.',
    body: 'Harbour master Ewa Lind wants a dredger.\n\n“Soon”, she told the Lantern Trust.',
    topics: ['Harbour'],
  }),
  line(2, {
    headline: '桤港流浪者晋级',
    language: 'zh-CN',
    body: '桤港流浪者今晚在杯赛第五轮迎战甲级队，两队打成平局。',
  }),
  line(3, { headline: 'الميناء مغلق', language: 'ar', body: 'أُغلق ميناء الكرامة مساء الاثنين.' }),
  line(4, '{ not JSON'),
  line(5, { headline: '', body: 'No headline.' }),
  line(6, { headline: 'A lone surrogate', body: 'It stands \ud800 here.' }),
];

let reader: LineReader;
afterEach(() => reader.close());

async function untilChildReads(): Promise<void> {
  while (!reader.isChildReady) {
    await reader.read([]);
    await sleep(20);
  }
}

test('the child process gives the same results as this process, including errors', async () => {
  reader = new LineReader(reading);
  const fromHere = await reader.read(lines);
  expect(reader.isChildReady).toBe(false);
  expect(fromHere.reads.map((each) => 'story' in each)).toEqual([true, true, true, false, false, false]);
  await untilChildReads();
  const fromChild = await reader.read(lines);
  expect(fromChild.reads).toEqual(fromHere.reads);
  // Each document gets a random number, which prefixes the ids of its blocks.
  const withoutNumbers = ({ prepared }: typeof fromHere) =>
    [...prepared].map(([key, { state: _, ...draft }]) => [
      key,
      JSON.parse(JSON.stringify(draft).replace(/"id":"\d+-(\d+)"/g, '"id":"$1"')),
    ]);
  expect(withoutNumbers(fromChild)).toEqual(withoutNumbers(fromHere));
  const factsIn = ({ prepared }: typeof fromHere) => [...prepared.values()].map(({ text }) => text.facts);
  expect(factsIn(fromChild)).toEqual(factsIn(fromHere));
  expect(fromChild.prepared.get('archive.jsonl:2')?.text.facts?.names.map(({ text }) => text)).toContain(
    '桤港流浪者',
  );
});

test('each caller gets the result for its lines, in any order of awaiting', async () => {
  reader = new LineReader(reading);
  await untilChildReads();
  const pending = [1, 2, 3].map((number) =>
    reader.read([line(number, { headline: `Story ${number}`, body: 'It is short.' })]),
  );
  const answers = await Promise.all(pending.toReversed());
  expect(answers.flatMap(({ reads }) => reads.map(({ key }) => key))).toEqual(
    [3, 2, 1].map((number) => `archive.jsonl:${number}`),
  );
});

test('when the child process ends, pending and later calls fail', async () => {
  reader = new LineReader(reading);
  await untilChildReads();
  const waiting = reader.read(lines);
  const rejection = expect(waiting).rejects.toThrow('has ended');
  await reader.close();
  await rejection;
  await expect(reader.read(lines)).rejects.toThrow('has ended');
});

test('a child process that dies fails what is pending, and not this process', async () => {
  reader = new LineReader(reading);
  await untilChildReads();
  const rejection = expect(reader.read(lines)).rejects.toThrow('has ended');
  process.kill(Number(reader.childPid), 'SIGKILL');
  await rejection;
});

test('closed before it is ready, the child process exits', async () => {
  reader = new LineReader(reading);
  for (const _ of 'ab') await reader.read([]);
  expect(reader.isChildReady).toBe(false);
  const pid = Number(reader.childPid);
  await reader.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('prepared drafts do not depend on the process that made them', () => {
  const inOrder = readArchiveLines(lines, reading);
  const reversed = readArchiveLines(lines.toReversed(), reading);
  expect([...reversed.prepared.keys()].toReversed()).toEqual([...inOrder.prepared.keys()]);
});
