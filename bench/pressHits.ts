import { type BarePage, startBare } from './bare.ts';
import type { Measured } from './figures.ts';
import { type Contestant, figuresOf, type Round } from './hitFigures.ts';
import { createReader } from './keepAliveClient.ts';
import { load, loader } from './loading.ts';
import { startNext } from './nextStart.ts';
import { startNginx } from './nginx.ts';
import { frontStory } from './pages.ts';
import { canPin, pinProcess, processorSeconds } from './pinning.ts';
import { rounds, type Scene } from './scene.ts';

const encodings = ['identity', 'gzip'] as const;

/** Cache hits per second for one article, compared with servers that only send stored bytes, and with Next alone. */
export async function measureHits({ running, database, quick }: Scene): Promise<Measured> {
  const path = await frontStory(running.port);
  const pages = await Promise.all(encodings.map((accept) => capture(running.port, path, accept)));
  using _pinned = pinProcess(running.process.pid ?? 0);
  await using bare = await startBare(pages);
  await using nginx = await startNginx(pages);
  await using next = await startNext(running, database.url);
  const seconds = quick ? 1 : 4;
  const contestants = encodings.flatMap((accept): Contestant[] => [
    {
      name: 'the press',
      accept,
      url: `http://localhost:${running.port}${path}`,
      pid: running.process.pid ?? 0,
    },
    ...(nginx ? [{ name: 'nginx', accept, url: `${nginx.url}/${accept}`, pid: nginx.pid }] : []),
    { name: 'a bare node:http server', accept, url: `${bare.url}/${accept}`, pid: bare.pid },
    ...(accept === 'identity' ? [{ name: 'next start', accept, url: next.url + path, pid: next.pid }] : []),
  ]);
  const roundsByServer = new Map<Contestant, Round[]>();
  for (const { url, accept } of contestants) await load(url, { seconds: quick ? 1 : 3, accept }); // warms up
  for (const round of rounds(quick ? 1 : 5, 200)) {
    // The order alternates, so that no server gains from a machine that becomes faster or slower.
    for (const server of round % 2 ? contestants.toReversed() : contestants) {
      const before = processorSeconds(server.pid);
      const result = await load(server.url, { seconds, accept: server.accept });
      const after = processorSeconds(server.pid);
      const spent = before === undefined || after === undefined ? Number.NaN : after - before;
      roundsByServer.set(server, [...(roundsByServer.get(server) ?? []), { ...result, spent }]);
    }
  }
  const pinning = canPin
    ? 'each server on one processor, the load on the others'
    : 'not pinned: no taskset, or one processor';
  const loaderNote =
    loader === 'wrk'
      ? ''
      : ' wrk is not installed, and autocannon is slower than the servers: ignore the ratios.';
  return {
    title: 'Press: hits',
    how: `One article with its real headers, requested by ${loader} over 16 keep-alive connections, ${pinning}; medians of rounds of ${seconds} s in alternating order. nginx (one worker, from a file) and a bare node:http server send the same bytes and headers; \`next start\` serves the same build without the press. Per processor second: responses divided by the processor time of the server's processes, which other work on the machine disturbs less.${loaderNote}${nginx ? '' : ' nginx is not installed, or did not start: no ratio to it.'}`,
    figures: encodings.flatMap((accept) => figuresOf(roundsByServer, accept)),
  };
}

/** A page as the press sends it from memory, without the headers that every server adds. */
async function capture(port: number, path: string, accept: string): Promise<BarePage> {
  const reader = createReader(port, accept);
  await reader.get(path);
  const { rawHeaders, body, headers } = await reader.get(path);
  reader.close();
  if (headers['x-press'] !== 'hit') throw new Error(`${path} was not cached by the press`);
  const added = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);
  const copied = rawHeaders.filter((_, at) => !added.has(rawHeaders[at - (at % 2)]?.toLowerCase() ?? ''));
  return { path: `/${accept}`, headers: copied, base64: body.toString('base64') };
}
