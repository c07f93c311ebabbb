/** Measures one corpus in a child process of `run.ts`, with a scratch database and empty caches. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { percentile } from '../figures.ts';
import { openDatabase } from '../scale/database.ts';
import { type CorpusStory, readCorpus } from './corpus.ts';
import { type CorpusFigures, type MeasureOrder, ratioOf } from './corpusFigures.ts';
import { exhaustiveLists } from './exhaustive.ts';
import { halvesOf } from './halves.ts';
import { judgeFor, type Lists } from './judge.ts';
import { nearCopiesIn } from './nearCopies.ts';
import { releaseCorpus } from './releasing.ts';
import { latest, sharedTopic, tsRank } from './simpleLists.ts';

/** The maximum number of stories that are also ranked with ts_rank, since it is slow. */
const MAX_RANKED = 300;

process.once('message', async (order) => {
  const figures = await measure(order as MeasureOrder);
  process.send?.(figures, () => process.disconnect());
});

async function measure({ file, half, isBaselineOnly, out }: MeasureOrder): Promise<CorpusFigures> {
  let skipped = 0;
  const corpus = await readCorpus(file, (problem) => {
    skipped += 1;
    console.error(`  ${problem}`);
  });
  const isLabelled = corpus.some(({ labels }) => labels.length > 0);
  const areNearCopies = nearCopiesIn(corpus);
  const judge = judgeFor(corpus, areNearCopies);
  const halves = halvesOf(corpus);
  const judgedAmong = (stories: Iterable<number>) =>
    [...stories].filter((at) => half === null || halves[at] === half);
  const figures: CorpusFigures = {
    corpus: basename(file, '.jsonl'),
    stories: corpus.length,
    skipped,
    isLabelled,
    half,
    storiesPerSecond: null,
    ratio: null,
    quality: {},
    cost: {},
  };
  const { quality, cost } = figures;
  let judged = judgedAmong(corpus.keys());

  if (!isBaselineOnly) {
    const database = await openDatabase({});
    try {
      const began = performance.now();
      const measured = await releaseCorpus(corpus, (line) => console.error(`  ${line}`));
      figures.storiesPerSecond = (corpus.length * 1_000) / (performance.now() - began);
      judged = judgedAmong(measured.releaseIds.keys());
      const sample = judged.filter((_, place) => place % Math.ceil(judged.length / MAX_RANKED) === 0);
      const ranked = await tsRank(measured.releaseIds, sample);
      quality.related = judge(measured.lists, judged);
      quality.tsRank = judge(ranked.lists, sample);
      quality.relatedAsTsRank = judge(measured.lists, sample);
      cost.relating = percentiles([...measured.relating.values()]);
      cost.reading = percentiles(measured.reading);
      cost.releasing = percentiles(measured.releasing);
      cost.tsRank = percentiles(ranked.ms);
      if (out) await writeFile(out, linesOf(corpus, measured.lists, measured.relating));
    } finally {
      await database.end();
    }
  }

  const ms: number[] = [];
  const bm25 = exhaustiveLists(corpus, { areNearCopies, onQuery: (queryMs) => ms.push(queryMs) });
  quality.bm25 = judge(bm25, judged);
  cost.bm25 = percentiles(ms);
  quality.sharedTopic = judge(sharedTopic(corpus), judged);
  quality.latest = judge(latest(corpus), judged);
  figures.ratio = ratioOf(quality.related, quality.bm25);
  if (isBaselineOnly && out) await writeFile(out, linesOf(corpus, bm25, new Map()));
  return figures;
}

function percentiles(ms: number[]): { p50: number; p95: number } {
  const known = ms.filter((duration) => !Number.isNaN(duration));
  return { p50: percentile(known, 0.5), p95: percentile(known, 0.95) };
}

function linesOf(corpus: CorpusStory[], lists: Lists, relating: Map<number, number>): string {
  const idOf = (at: number) => corpus[at]?.id ?? '';
  return corpus
    .map(({ id }, at) => {
      const ms = relating.get(at);
      const related = (lists.get(at) ?? []).map(idOf);
      return `${JSON.stringify({ id, related, ms: ms === undefined ? null : Math.round(ms * 100) / 100 })}\n`;
    })
    .join('');
}
