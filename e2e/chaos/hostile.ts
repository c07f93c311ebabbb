import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { password, startServer } from '#e2e/setting/server.ts';
import { createHostileClient, EDITOR, type HostileClient, type Reply } from './hostileClient.ts';
import { askSteadily, createAsker } from './steadyReaders.ts';
import type { Heard } from './strangers.ts';

type HostileOptions = {
  /** duration of each phase: the quiet one and the hostile one */
  seconds: number;
  /** requests a second for cached pages, in both phases */
  rate: number;
  say(line: string): void;
};

/** A measured value and its upper limit. */
export type Figure = { what: string; value: number; most: number; unit: 'MB' | 'ms' | '' };

const MB = 1024 * 1024;
const CACHED = ['/', '/sections/city', '/feed.xml'];

/** Attacks one server on 127.0.0.1 while readers request pages and an editor signs in. */
export async function runHostile({ seconds, rate, say }: HostileOptions): Promise<Figure[]> {
  const server = await startServer({ env: { TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'error' } });
  const asker = createAsker(server.url, { keepsBodies: false });
  const client = createHostileClient(server.port);
  try {
    const real = await uncachedPages(client);
    for (const path of CACHED) await asker.ask(path);
    say(`quiet phase: ${rate} requests a second for ${seconds} s`);
    const quiet = await readFor(seconds);
    const before = await memoryOf(server.process.pid);
    say(`hostile phase: the same for ${seconds} s, with strangers`);
    const memory = watchMemory(server.process.pid);
    const strangers = letStrangersIn(server.port, seconds);
    const signedIn = signInNowAndThen(client, seconds);
    const uncached = askOneByOne(client, real, seconds);
    const hostile = await readFor(seconds);
    const received = await strangers;
    const grown = (await memory()) - before;
    say(`responses to strangers: ${tally(received)}`);
    const all = [...received, ...(await signedIn), ...(await uncached)];
    const bad = all.filter(({ status, retryAfter }) => status >= 500 && !(status === 503 && retryAfter));
    const notSignedIn = (await signedIn).filter((reply) => !isSignedIn(reply));
    const lost = (await uncached).filter(({ status }) => status !== 200);
    return [
      { what: 'memory grew by', value: grown / MB, most: 200, unit: 'MB' },
      { what: 'cached pages, p99', value: hostile.p99, most: quiet.p99 + 20, unit: 'ms' },
      { what: 'cached pages not answered with 200', value: hostile.failed, most: 0, unit: '' },
      { what: 'an uncached real page, at most', value: slowest(await uncached), most: 1_000, unit: 'ms' },
      { what: 'uncached real pages not answered with 200', value: lost.length, most: 0, unit: '' },
      { what: 'an editor signs in within', value: slowest(await signedIn), most: 2_000, unit: 'ms' },
      { what: 'sign-ins of the editor that failed', value: notSignedIn.length, most: 0, unit: '' },
      { what: '5xx except 503 with Retry-After', value: bad.length, most: 0, unit: '' },
    ];
  } finally {
    asker.close();
    await server.stop();
  }

  async function readFor(span: number): Promise<{ p99: number; failed: number }> {
    let turn = 0;
    const stop = askSteadily(asker, { rate, paths: () => CACHED[turn++ % CACHED.length] ?? '/' });
    await sleep(span * 1_000);
    const answers = await stop();
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
    const failed = answers.filter(({ status }) => status !== 200).length;
    return { p99: times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN, failed };
  }
}

/** Existing pages that are not cached yet: stories in the text-only edition and their histories. */
async function uncachedPages(client: HostileClient): Promise<string[]> {
  const pages: string[] = [];
  for (const path of ['/', '/sections/city', '/sections/culture']) {
    const { body } = await client.ask({ path, client: '198.51.100.9' });
    for (const [, slug] of body.matchAll(/href="\/articles\/([^"/?#]+)"/g))
      pages.push(`/articles/${slug}/history`, `/text/articles/${slug}`);
  }
  return [...new Set(pages)];
}

/** Runs the strangers in another process, so that they do not distort the timings here. @returns their responses */
async function letStrangersIn(port: number, seconds: number): Promise<Heard[]> {
  const process = fork(join(import.meta.dirname, 'strangers.ts'), [String(port), String(seconds)]);
  const [replies] = await once(process, 'message');
  return replies as Heard[];
}

async function signInNowAndThen(client: HostileClient, seconds: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let time = 0; time < 3; time++) {
    await sleep((seconds * 1_000) / 4);
    replies.push(await client.signIn('198.51.100.7', EDITOR, password));
  }
  return replies;
}

async function askOneByOne(client: HostileClient, paths: string[], seconds: number): Promise<Reply[]> {
  const end = performance.now() + seconds * 1_000;
  const replies: Reply[] = [];
  for (const path of paths) {
    if (performance.now() > end) break;
    replies.push(await client.ask({ path, client: '198.51.100.8' }));
    await sleep(500);
  }
  return replies;
}

const isSignedIn = ({ status, cookies }: Reply) =>
  status === 302 && cookies.some((each) => /session-token=[\w-]{43}/.test(each));

const slowest = (replies: Reply[]) =>
  replies.length > 0 ? Math.max(...replies.map(({ ms }) => ms)) : Number.NaN;

function tally(replies: Heard[]): string {
  const counts = new Map<number, number>();
  for (const { status } of replies) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .map(([status, count]) => `${count} × ${status === 0 ? 'no response' : status}`)
    .join(', ');
}

/** Resident memory of a process in bytes. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) * 1024;
}

/** Samples memory four times a second. @returns a function that stops sampling and returns the maximum in bytes */
function watchMemory(pid: number | undefined): () => Promise<number> {
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    for (; !isOver; await sleep(250)) most = Math.max(most, await memoryOf(pid));
  })();
  return async () => {
    isOver = true;
    await watching;
    return most;
  };
}

/** Prints each figure with its limit. @returns whether all limits hold */
export function tellFigures(figures: Figure[], say: (line: string) => void): boolean {
  const shown = (value: number, unit: string) => `${value.toFixed(unit === '' ? 0 : 1)}${unit && ` ${unit}`}`;
  for (const { what, value, most, unit } of figures)
    say(`${value <= most ? 'holds' : 'FAILS'}  ${what} ${shown(value, unit)} (at most ${shown(most, unit)})`);
  return figures.every(({ value, most }) => value <= most);
}
