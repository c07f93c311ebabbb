import { createReader } from './asking.ts';
import { type BarePage, startBare } from './bare.ts';
import { type Figure, type Measured, median } from './figures.ts';
import { type Load, load } from './loading.ts';
import { startNginx } from './nginx.ts';
import { frontStory } from './pages.ts';
import { rounds, type Scene } from './scene.ts';

const encodings = ['identity', 'br'] as const;

/** Hits per second of an article in memory, beside servers that know nothing but its bytes. */
export async function measureHits({ running, quick }: Scene): Promise<Measured> {
  const path = await frontStory(running.port);
  const pages = await Promise.all(encodings.map((accept) => capture(running.port, path, accept)));
  await using bare = await startBare(pages);
  await using nginx = await startNginx(pages);
  const seconds = quick ? 1 : 4;
  const contestants = encodings.flatMap((accept) => [
    { name: 'the press', accept, url: `http://127.0.0.1:${running.port}${path}`, loads: [] as Load[] },
    { name: 'a bare node:http server', accept, url: `${bare.url}/${accept}`, loads: [] as Load[] },
    ...(nginx ? [{ name: 'nginx', accept, url: `${nginx.url}/${accept}`, loads: [] as Load[] }] : []),
  ]);
  for (const each of contestants) await load(each.url, { seconds: 1, accept: each.accept }); // warms up
  for (const round of rounds(quick ? 1 : 3, 90)) {
    // Who comes first alternates, so that no one gains by a machine that warms or tires.
    for (const each of round % 2 ? contestants.toReversed() : contestants)
      each.loads.push(await load(each.url, { seconds, accept: each.accept }));
  }
  return {
    title: 'Press: hits',
    how: `One article with its real headers, 16 kept connections from another process (autocannon), alternating rounds of ${seconds} s, medians. The bare server sends the same bytes and headers from a Buffer.`,
    figures: encodings.flatMap((accept) => figuresOf(contestants.filter((each) => each.accept === accept))),
  };
}

function figuresOf(rivals: { name: string; accept: string; loads: Load[] }[]): Figure[] {
  const rates = rivals.map(({ loads }) => median(loads.map(({ perSecond }) => perSecond)));
  const figures = rivals.flatMap(({ name, accept, loads }, at): Figure[] => {
    const failed = loads.reduce((sum, one) => sum + one.failed, 0);
    return [
      {
        what: `${name}, ${accept}`,
        value: rates[at] ?? Number.NaN,
        unit: '/s',
        ...(failed && { note: `${failed} failed` }),
      },
      { what: `${name}, ${accept}, p99`, value: median(loads.map(({ p99 }) => p99)), unit: 'ms' },
    ];
  });
  const ratio = (rates[0] ?? 0) / (rates[1] ?? 1);
  return [
    ...figures,
    { what: `the press against the bare server, ${rivals[0]?.accept}`, value: ratio, unit: '×' },
  ];
}

/** A page as the press sends it from memory, less what every server adds by itself. */
async function capture(port: number, path: string, accept: string): Promise<BarePage> {
  const reader = createReader(port, accept);
  await reader.get(path);
  const { rawHeaders, body, headers } = await reader.get(path);
  reader.close();
  if (headers['x-press'] !== 'hit') throw new Error(`${path} was not kept by the press`);
  const own = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);
  const kept = rawHeaders.filter((_, at) => !own.has(rawHeaders[at - (at % 2)]?.toLowerCase() ?? ''));
  return { path: `/${accept}`, headers: kept, base64: body.toString('base64') };
}
