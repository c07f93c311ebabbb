import { sql } from 'drizzle-orm';
import { parseFragment, serialize } from 'parse5';
import { staff } from '#db/pools';

/** What the press served at an address between two instants of the database's clock (ms). */
export type Served = { path: string; from: number; to: number; status: number; main: string };

/** A stretch of time in which what readers see may have changed (ms). */
export type Change = { from: number; to: number };

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
    async end() {
      watching = false;
      await all;
    },
  };
}

/** Every begin and end since an instant (ms). */
export async function boundariesSince(since: number): Promise<number[]> {
  const { rows } = await staff().execute<{ at: string }>(sql`
    select extract(epoch from at) * 1000 as at from (
      select lower(live) as at from release union select upper(live) from release
      union select lower(live) from front_release union select upper(live) from front_release) every
    where at > to_timestamp(${(since - 2_000) / 1000}) and at <= clock_timestamp() order by at`);
  return rows.map(({ at }) => Number(at));
}

/** How long the press may take after a boundary (ms). */
const promised = 300;

/**
 * What may have changed and when: each boundary with the press's promise behind it, and each act that made none (it may
 * have changed lists all the same).
 */
export function changesOf(boundaries: number[], acts: Change[]): Change[] {
  const silent = acts.filter(({ from, to }) => !boundaries.some((at) => at >= from && at <= to));
  return [...boundaries.map((at) => ({ from: at, to: at })), ...silent].map(({ from, to }) => ({
    from,
    to: to + promised,
  }));
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
  const near = own.filter(({ from, to }) => to >= moment - 1_500 && from <= moment + 1_500);
  const many = within(before?.from ?? moment, after?.to ?? moment) > 1;
  return { is: many ? 'between' : 'either-side', any: near };
}
