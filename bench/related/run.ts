/**
 * `npm run bench:related -- --corpus FILE.jsonl [--out LISTS.jsonl]`: releases a labelled corpus into a scratch database
 * in the order of its times, and prints how good its lists of related stories are, and what they cost.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { percentile } from '../figures.ts';
import { openDatabase } from '../scale/database.ts';
import { readCorpus } from './corpus.ts';
import { judgeFor, type Lists, type Quality } from './judging.ts';
import { latest, sharedTopic, tsRank } from './plainly.ts';
import { releaseCorpus } from './releasing.ts';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, out: { type: 'string' }, half: { type: 'string' } },
});
if (!values.corpus) {
  console.error('Which corpus? npm run bench:related -- --corpus FILE.jsonl [--out LISTS.jsonl]');
  process.exit(2);
}
/** Postgres' own rank takes long: that many stories are asked of it. */
const ranked = 300;

const corpus = await readCorpus(values.corpus, (wrong) => console.error(wrong));
const database = await openDatabase({});
try {
  const began = performance.now();
  const measured = await releaseCorpus(corpus, (line) => console.error(`  ${line}`));
  const seconds = (performance.now() - began) / 1_000;
  const judge = judgeFor(corpus);
  const all = [...measured.releaseIds.keys()].filter((at) => !values.half || at % 2 === Number(values.half));
  const some = all.filter((_, place) => place % Math.ceil(all.length / ranked) === 0);
  const plain = await tsRank(measured.releaseIds, some);
  console.log(
    `${corpus.length} stories in ${seconds.toFixed(0)} s, ${(corpus.length / seconds).toFixed(1)} a second\n`,
  );
  const row = (name: string, lists: Lists, which: number[]) => tell(name, judge(lists, which));
  console.log('                                    nDCG@5  judged  near duplicates');
  row('related stories', measured.lists, all);
  row('latest', latest(corpus), all);
  row('shared topic', sharedTopic(corpus), all);
  row(`ts_rank (${some.length} of them)`, plain.lists, some);
  row('related stories, the same', measured.lists, some);
  console.log('\n                                       p50     p95   ms a story');
  time('to relate, within the release', [...measured.relating.values()]);
  time('to read the list', measured.reading);
  time('to release, relating included', measured.releasing);
  time('ts_rank', plain.ms);
  if (values.out) await writeFile(values.out, lines(measured.lists, measured.relating));
} finally {
  await database.end();
}

function tell(name: string, { ndcg, judged, nearDuplicates }: Quality): void {
  const share = `${(nearDuplicates * 100).toFixed(1)} % of lists`;
  console.log(`${name.padEnd(34)} ${ndcg.toFixed(4).padStart(7)} ${String(judged).padStart(7)}  ${share}`);
}

function time(name: string, ms: number[]): void {
  const [half, most] = [0.5, 0.95].map((part) => percentile(ms, part).toFixed(2).padStart(7));
  console.log(`${name.padEnd(34)} ${half} ${most}`);
}

function lines(lists: Lists, relating: Map<number, number>): string {
  const idOf = (at: number) => corpus[at]?.id ?? '';
  return corpus
    .map(({ id }, at) => {
      const ms = relating.get(at);
      const line = {
        id,
        related: (lists.get(at) ?? []).map(idOf),
        ms: ms === undefined ? null : Math.round(ms * 100) / 100,
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
