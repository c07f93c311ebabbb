import { setTimeout as sleep } from 'node:timers/promises';
import { parseFragment, serialize } from 'parse5';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';

/** What the press served at an address between two instants of the database's clock (ms). */
export type Served = { path: string; from: number; to: number; status: number; main: string };

/** A stretch of time in which what readers see may have changed (ms). */
export type Change = { from: number; to: number };

/** How long the press may take after an act (ms). */
const promised = 300;

export async function clock(): Promise<number> {
  const { rows } = await staff().execute<{ at: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as at`,
  );
  return Number(rows[0]?.at);
}

/** The page's `<main>` in one spelling, with the addresses of the present. */
export function mainOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return serialize(parseFragment(main))
    .replace(/\/(newsroom\/)?as-of\/[\w:.-]+(?=["?])/g, '/')
    .replace(/\/(newsroom\/)?as-of\/[\w:.-]+(?=\/)/g, '')
    .replace(/\/newsroom\/media\//g, '/media/');
}

/** Where two texts begin to differ, for whoever must find out why. */
export function difference(one: string, other: string): [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const near = (text: string) => text.slice(Math.max(0, at - 120), at + 200);
  return [near(one), near(other)];
}

/** Asks for these addresses again and again, and remembers what came and when. */
export function watch(url: string, paths: string[]) {
  const served: Served[] = [];
  let watching = true;
  const all = Promise.all(
    [0, 1, 2].map(async (lane) => {
      const own = paths.filter((_, at) => at % 3 === lane);
      while (watching)
        for (const path of own) {
          const from = await clock();
          const answer = await fetch(url + path, { redirect: 'manual' });
          const main = mainOf(await answer.text());
          served.push({ path, from, to: await clock(), status: answer.status, main });
        }
    }),
  );
  return {
    served,
    /** Resolves when the press was asked for each address once more after what was done until now had to be seen. */
    async untilSeen() {
      const since = (await clock()) + promised;
      while (!paths.every((path) => served.some((one) => one.path === path && one.from >= since)))
        await sleep(50);
    },
    async end() {
      watching = false;
      await all;
    },
  };
}

/** Every begin and end since an instant, and every change of lists, as the worker relates what was under embargo (ms). */
export async function boundariesSince(since: number): Promise<number[]> {
  const { rows } = await staff().execute<{ at: string }>(sql`
    select extract(epoch from at) * 1000 as at from (
      select lower(live) as at from release union select upper(live) from release
      union select lower(live) from front_release union select upper(live) from front_release
      union select since from related_story union select upper(shown) from related_story_past) every
    where at > to_timestamp(${(since - 2_000) / 1000}) and at <= clock_timestamp() order by at`);
  return rows.map(({ at }) => Number(at));
}

/**
 * What may have changed and when, with the press's promise behind it: at each boundary, until the act that made it was
 * done; and in each act that made none, since it may have changed lists all the same.
 */
export function changesOf(boundaries: number[], acts: Change[]): Change[] {
  const actAt = (at: number) => acts.find(({ from, to }) => at >= from && at <= to);
  const silent = acts.filter(({ from, to }) => !boundaries.some((at) => at >= from && at <= to));
  return [...boundaries.map((at) => ({ from: at, to: actAt(at)?.to ?? at })), ...silent].map(
    ({ from, to }) => ({ from, to: to + promised }),
  );
}

export type Judgement = { is: 'sure' | 'either-side' | 'between'; any: Served[] };

/**
 * What the press may be said to have served at a moment. `sure`: one answer, with no change between it and the moment;
 * `either-side`: one change lies between the answers before and after, either may be; `between`: several do, and what
 * stood between them was not asked for.
 */
export function servedAt(served: Served[], path: string, moment: number, changes: Change[]): Judgement {
  const own = served.filter((one) => one.path === path);
  const before = own.filter(({ from }) => from <= moment).at(-1);
  const after = own.find(({ to, from }) => to >= moment && from !== before?.from);
  const within = (from: number, to: number) =>
    changes.filter((one) => one.from <= to && one.to >= from).length;
  const sure = [before, after].find(
    (one) => one && within(Math.min(one.from, moment) - 1, Math.max(one.to, moment) + 1) === 0,
  );
  if (sure) return { is: 'sure', any: [sure] };
  // The sides: what was served before the change that the moment lies in had begun, and after it was promised to be seen.
  const around = changes.filter(({ from, to }) => from <= moment && to >= moment);
  const begin = Math.min(moment, ...around.map(({ from }) => from));
  const end = Math.max(moment, ...around.map(({ to }) => to));
  const sides = [own.filter(({ to }) => to <= begin).at(-1), own.find(({ from }) => from >= end)];
  const [from, to] = [sides[0]?.from ?? begin, sides[1]?.to ?? end];
  const any = own.filter((one) => one.to >= from && one.from <= to);
  const isSeen = sides.every(Boolean) && within(from, to) <= 1;
  return { is: isSeen ? 'either-side' : 'between', any };
}

/** Headlines of what was live before a withdrawal; `wholly`, when none was released again under it. */
export async function withdrawnHeadlines(): Promise<{ headline: string; wholly: boolean }[]> {
  const { rows } = await staff().execute<{ headline: string; wholly: boolean }>(sql`
    select headline, bool_and(gone) as wholly from (
      select r.headline, exists (
        select from live.taken_away w where w.article_id = r.article_id and w.at > lower(r.live)) as gone
      from release r where not isempty(r.live)) every
    group by headline having bool_or(gone)`);
  return rows;
}
