import { type CorpusFigures, costNames, costs, methodNames, methods } from './corpusFigures.ts';

const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
const score = (value: number | null | undefined): string =>
  typeof value === 'number' ? value.toFixed(3).replace(/^0/, '') : '–';

/** The figures of one corpus as a terminal shows them. */
export function asText(figures: CorpusFigures): string {
  const { corpus, stories, skipped, isLabelled, half, storiesPerSecond, quality, ratio, cost } = figures;
  const facts = [
    `${stories} stories`,
    skipped > 0 ? `${skipped} lines skipped` : '',
    half === null ? '' : `half ${half} judged`,
    isLabelled ? '' : 'no labels: lists are not judged',
    storiesPerSecond === null ? '' : `${storiesPerSecond.toFixed(1)} a second`,
  ];
  const rows = methods.flatMap((method) => {
    const result = quality[method];
    if (!result) return [];
    const { ndcg, judged, nearCopies, short, richShort, lengths } = result;
    const cells = [score(ndcg), String(judged), percent(nearCopies), percent(short), percent(richShort)];
    return `${methodNames[method].padEnd(38)}${cells.map((cell) => cell.padStart(9)).join('')}   ${lengths.join(' ')}`;
  });
  const times = costs.flatMap((name) => {
    const time = cost[name];
    if (!time) return [];
    const cells = [time.p50, time.p95].map((ms) => ms.toFixed(2).padStart(9));
    return `${costNames[name].padEnd(38)}${cells.join('')}`;
  });
  return [
    `${corpus}: ${facts.filter(Boolean).join(', ')}`,
    `${''.padEnd(38)}   nDCG@5   judged   copies    short  of rich   lists of 0 1 2 3 4 5 6`,
    ...rows,
    ratio === null ? '' : `${'related stories / exhaustive BM25'.padEnd(38)}${ratio.toFixed(3).padStart(9)}`,
    `${''.padEnd(38)}      p50      p95   ms a story`,
    ...times,
    '',
  ]
    .filter((line, at, all) => line !== '' || at === all.length - 1)
    .join('\n');
}

/** The figures of all corpora as a Markdown table for docs/related.md. */
export function asTable(all: CorpusFigures[]): string {
  const head = [
    'set',
    'stories',
    'judged',
    'related stories',
    'exhaustive BM25',
    'ratio',
    'shared topic',
    'latest',
  ];
  const more = ['near copies', 'fewer than 5', 'of those with 5 related', 'relating p50 / p95, ms'];
  const rows = all.map((figures) => {
    const { corpus, half, stories, quality, ratio, cost } = figures;
    const related = quality.related;
    return [
      half === null ? corpus : `${corpus}, half ${half}`,
      String(stories),
      String((related ?? quality.bm25)?.judged ?? 0),
      ...[related, quality.bm25].map((result) => score(result?.ndcg)),
      ratio === null ? '–' : ratio.toFixed(2),
      ...[quality.sharedTopic, quality.latest].map((result) => score(result?.ndcg)),
      ...[related?.nearCopies, related?.short].map((share) => (share === undefined ? '–' : percent(share))),
      related && related.rich > 0 ? percent(related.richShort) : '–',
      cost.relating ? `${cost.relating.p50.toFixed(1)} / ${cost.relating.p95.toFixed(1)}` : '–',
    ];
  });
  const columns = [...head, ...more];
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
