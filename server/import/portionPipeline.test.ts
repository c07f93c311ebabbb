import { setImmediate as rest } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runPortions } from './portionPipeline.ts';

async function* numbers(count: number) {
  for (let at = 1; at <= count; at++) yield at;
}

/** Portions that record their steps; those in `failing` fail in one of their halves at the first attempt. */
function recorded({
  failing = {},
  hopeless = [],
}: {
  failing?: Record<number, 'first half' | 'second half'>;
  hopeless?: number[];
}) {
  const events: string[] = [];
  const open = new Set<number>();
  const attempts = new Map<number, number>();
  const pipelined = async (portion: number, turn: () => Promise<void>) => {
    const attempt = (attempts.get(portion) ?? 0) + 1;
    attempts.set(portion, attempt);
    open.add(portion);
    try {
      events.push(`enter ${portion}`);
      await rest();
      if (attempt === 1 && failing[portion] === 'first half') throw new Error(`no ${portion}`);
      await turn();
      events.push(`list ${portion}`);
      for (let at = 0; at < 5; at++) await rest();
      if (attempt === 1 && failing[portion] === 'second half') throw new Error(`no ${portion}`);
      events.push(`commit ${portion}`);
      return `${portion} together`;
    } finally {
      await rest(); // a rollback takes some time
      open.delete(portion);
    }
  };
  const alone = async (portion: number) => {
    expect([...open], `what is under way while ${portion} is done alone`).toEqual([]);
    if (hopeless.includes(portion)) throw new Error(`never ${portion}`);
    events.push(`commit ${portion}`);
    return `${portion} alone`;
  };
  return { events, work: { pipelined, alone } };
}

async function done(count: number, work: ReturnType<typeof recorded>['work']) {
  const made: string[] = [];
  for await (const result of runPortions(numbers(count), work)) made.push(result);
  return made;
}

const commits = (events: string[]) => events.filter((event) => event.startsWith('commit'));

test('a portion starts during the second half of the previous one, and its second half follows that commit', async () => {
  const { events, work } = recorded({});
  expect(await done(3, work)).toEqual(['1 together', '2 together', '3 together']);
  const place = (event: string) => events.indexOf(event);
  for (const portion of [2, 3]) {
    expect(place(`enter ${portion}`)).toBeLessThan(place(`commit ${portion - 1}`));
    expect(place(`list ${portion}`)).toBeGreaterThan(place(`commit ${portion - 1}`));
  }
  expect(events).toHaveLength(9);
});

test.each(['first half', 'second half'] as const)(
  'a portion that fails in its %s is repeated separately, in order, with no other portion running',
  async (half) => {
    for (const failed of [1, 2, 3, 4]) {
      const { events, work } = recorded({ failing: { [failed]: half } });
      const made = await done(4, work);
      expect(made).toEqual([1, 2, 3, 4].map((at) => `${at} ${at === failed ? 'alone' : 'together'}`));
      expect(commits(events)).toEqual(['commit 1', 'commit 2', 'commit 3', 'commit 4']);
    }
  },
);

test('two portions that fail one after the other are both repeated separately, in order', async () => {
  const { events, work } = recorded({ failing: { 2: 'second half', 3: 'first half' } });
  expect(await done(4, work)).toEqual(['1 together', '2 alone', '3 alone', '4 together']);
  expect(commits(events)).toEqual(['commit 1', 'commit 2', 'commit 3', 'commit 4']);
});

test('after a portion that fails finally, no later portion is committed', async () => {
  const { events, work } = recorded({ failing: { 2: 'second half' }, hopeless: [2] });
  await expect(done(4, work)).rejects.toThrow('never 2');
  expect(commits(events)).toEqual(['commit 1']);
});
