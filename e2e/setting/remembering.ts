import { setTimeout as sleep } from 'node:timers/promises';
import { parseFragment, serialize } from 'parse5';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';

/** A response of the press, and the database's time (ms) before the request and after the response. */
export type Served = { path: string; from: number; to: number; status: number; main: string };

/** A period in which what readers see may have changed (ms). */
export type Change = { from: number; to: number };

/** Time after an act within which the press must serve the new state. */
const MAX_PRESS_DELAY_MS = 300;

export async function clock(): Promise<number> {
  const { rows } = await staff().execute<{ at: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as at`,
  );
  return Number(rows[0]?.at);
}

/** The page's `<main>`, serialized the same way each time, with as-of addresses replaced by those of today's pages. */
export function mainOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return serialize(parseFragment(main))
    .replace(/\/(newsroom\/)?as-of\/[\w:.-]+(?=["?])/g, '/')
    .replace(/\/(newsroom\/)?as-of\/[\w:.-]+(?=\/)/g, '')
    .replace(/\/newsroom\/media\//g, '/media/');
}

/** Excerpts of two texts around the first difference, for the message of a failed test. */
export function difference(one: string, other: string): [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const near = (text: string) => text.slice(Math.max(0, at - 120), at + 200);
  return [near(one), near(other)];
}

/** Requests these addresses repeatedly and records each response with its time. */
export function watch(url: string, paths: string[]) {
  const served: Served[] = [];
  let watching = true;
  const all = Promise.all(
    [0, 1, 2].map(async (lane) => {
      const lanePaths = paths.filter((_, at) => at % 3 === lane);
      while (watching)
        for (const path of lanePaths) {
          const from = await clock();
          const response = await fetch(url + path, { redirect: 'manual' });
          const main = mainOf(await response.text());
          served.push({ path, from, to: await clock(), status: response.status, main });
        }
    }),
  );
  return {
    served,
    /** Resolves when each address was requested again after all earlier acts had to be visible. */
    async untilSeen() {
      const since = (await clock()) + MAX_PRESS_DELAY_MS;
      while (!paths.every((path) => served.some((one) => one.path === path && one.from >= since)))
        await sleep(50);
    },
    async end() {
      watching = false;
      await all;
    },
  };
}

/** Instants (ms) since `since` when a release began or ended being live, or a list of related stories changed. */
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
 * Periods in which readers’ pages may have changed, extended by MAX_PRESS_DELAY_MS: from each boundary to the end of
 * the act that made it, and during each act that made no boundary, since that act may have changed lists.
 */
export function changesOf(boundaries: number[], acts: Change[]): Change[] {
  const actAt = (at: number) => acts.find(({ from, to }) => at >= from && at <= to);
  const silent = acts.filter(({ from, to }) => !boundaries.some((at) => at >= from && at <= to));
  return [...boundaries.map((at) => ({ from: at, to: actAt(at)?.to ?? at })), ...silent].map(
    ({ from, to }) => ({ from, to: to + MAX_PRESS_DELAY_MS }),
  );
}

export type Judgement = { is: 'sure' | 'either-side' | 'between'; any: Served[] };

/**
 * What the press may have served at a moment. `sure`: one response, with no change between it and the moment;
 * `either-side`: one change lies between the responses before and after, so either is possible; `between`: several
 * changes do, and the states between them were not requested.
 */
export function servedAt(served: Served[], path: string, moment: number, changes: Change[]): Judgement {
  const ofPath = served.filter((one) => one.path === path);
  const before = ofPath.filter(({ from }) => from <= moment).at(-1);
  const after = ofPath.find(({ to, from }) => to >= moment && from !== before?.from);
  const within = (from: number, to: number) =>
    changes.filter((one) => one.from <= to && one.to >= from).length;
  const sure = [before, after].find(
    (one) => one && within(Math.min(one.from, moment) - 1, Math.max(one.to, moment) + 1) === 0,
  );
  if (sure) return { is: 'sure', any: [sure] };
  // `sides`: the last response before the change around the moment began, and the first after it had to be visible.
  const around = changes.filter(({ from, to }) => from <= moment && to >= moment);
  const begin = Math.min(moment, ...around.map(({ from }) => from));
  const end = Math.max(moment, ...around.map(({ to }) => to));
  const sides = [ofPath.filter(({ to }) => to <= begin).at(-1), ofPath.find(({ from }) => from >= end)];
  const [from, to] = [sides[0]?.from ?? begin, sides[1]?.to ?? end];
  const any = ofPath.filter((one) => one.to >= from && one.from <= to);
  const isSeen = sides.every(Boolean) && within(from, to) <= 1;
  return { is: isSeen ? 'either-side' : 'between', any };
}

/** Headlines of withdrawn releases. `wholly`: every release with this headline was withdrawn. */
export async function withdrawnHeadlines(): Promise<{ headline: string; wholly: boolean }[]> {
  const { rows } = await staff().execute<{ headline: string; wholly: boolean }>(sql`
    select headline, bool_and(gone) as wholly from (
      select r.headline, exists (
        select from live.taken_away w where w.article_id = r.article_id and w.at > lower(r.live)) as gone
      from release r where not isempty(r.live)) every
    group by headline having bool_or(gone)`);
  return rows;
}
