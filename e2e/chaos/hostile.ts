import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { password, startServer } from '#e2e/setting/server.ts';
import { createHostileClient, EDITOR, type HostileClient, type Reply } from './hostileClient.ts';
import { askSteadily, createAsker } from './steadyReaders.ts';
import type { Heard } from './strangers.ts';

export type Given = {
  /** of the quiet phase, and of the hostile one */
  seconds: number;
  /** questions for cached pages a second, all the while */
  rate: number;
  say(line: string): void;
};

/** A figure and the most that it may be. */
export type Figure = { what: string; value: number; most: number; unit: 'MB' | 'ms' | '' };

const MB = 1024 * 1024;
const CACHED = ['/', '/sections/city', '/feed.xml'];

/** Strangers do their worst to one server while readers read and an editor signs in. All of it stays on 127.0.0.1. */
export async function runHostile({ seconds, rate, say }: Given): Promise<Figure[]> {
  const server = await startServer({ env: { TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'error' } });
  const asker = createAsker(server.url, { keepsBodies: false });
  const client = createHostileClient(server.port);
  try {
    const real = await uncachedPages(client);
    for (const path of CACHED) await asker.ask(path);
    say(`quiet: ${rate} questions a second for ${seconds} s`);
    const quiet = await readFor(seconds);
    const before = await memoryOf(server.process.pid);
    say(`hostile: the same for ${seconds} s, with strangers`);
    const memory = watchMemory(server.process.pid);
    const strangers = letStrangersIn(server.port, seconds);
    const signedIn = signInNowAndThen(client, seconds);
    const uncached = askOneByOne(client, real, seconds);
    const hostile = await readFor(seconds);
    const heard = await strangers;
    const grown = (await memory()) - before;
    say(`strangers heard: ${tally(heard)}`);
    const all = [...heard, ...(await signedIn), ...(await uncached)];
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
      { what: '5xx but 503 with Retry-After', value: bad.length, most: 0, unit: '' },
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

/** Real pages that nobody has asked for: stories in the text-only edition and their histories. */
async function uncachedPages(client: HostileClient): Promise<string[]> {
  const pages: string[] = [];
  for (const path of ['/', '/sections/city', '/sections/culture']) {
    const { body } = await client.ask({ path, client: '198.51.100.9' });
    for (const [, slug] of body.matchAll(/href="\/articles\/([^"/?#]+)"/g))
      pages.push(`/articles/${slug}/history`, `/text/articles/${slug}`);
  }
  return [...new Set(pages)];
}

/** In a process of their own, so that they take no time from the clocks here. @returns what they were answered */
async function letStrangersIn(port: number, seconds: number): Promise<Heard[]> {
  const process = fork(join(import.meta.dirname, 'strangers.ts'), [String(port), String(seconds)]);
  const [heard] = await once(process, 'message');
  return heard as Heard[];
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
  return [...counts].map(([status, count]) => `${count} × ${status === 0 ? 'nothing' : status}`).join(', ');
}

/** Bytes of memory that a process holds. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) * 1024;
}

/** Looks four times a second. @returns what ends it and tells the most */
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

/** Each figure beside its bound. @returns whether all hold */
export function tellFigures(figures: Figure[], say: (line: string) => void): boolean {
  const shown = (value: number, unit: string) => `${value.toFixed(unit === '' ? 0 : 1)}${unit && ` ${unit}`}`;
  for (const { what, value, most, unit } of figures)
    say(`${value <= most ? 'holds' : 'FAILS'}  ${what} ${shown(value, unit)} (at most ${shown(most, unit)})`);
  return figures.every(({ value, most }) => value <= most);
}
