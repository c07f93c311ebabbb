import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGroupQueue } from './groupQueue.ts';

test('items that arrive while a group is being handled form the next groups, of limited size', async () => {
  const groups: number[][] = [];
  const double = createGroupQueue(
    async (items: number[]) => {
      groups.push(items);
      await sleep(5);
      return items.map((item) => item * 2);
    },
    { items: 3 },
  );
  const first = double(1);
  await sleep(1);
  const later = [2, 3, 4, 5].map(double);
  expect(await Promise.all([first, ...later])).toEqual([2, 4, 6, 8, 10]);
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test('an item that fails or takes long affects no other item', async () => {
  const slow = Promise.withResolvers<string>();
  const results: Record<string, string | Promise<string>> = { slow: slow.promise };
  const answer = createGroupQueue(
    async (items: string[]) => {
      if (items.includes('broken')) throw new Error('broken group');
      return items.map((item) => results[item] ?? (item === 'bad' ? Promise.reject(new Error('bad')) : item));
    },
    { items: 10 },
  );
  const pending = answer('slow');
  const bad = answer('bad');
  await expect(bad).rejects.toThrow('bad');
  expect(await answer('good')).toBe('good');
  await expect(answer('broken')).rejects.toThrow('broken group');
  expect(await answer('after')).toBe('after');
  slow.resolve('late');
  expect(await pending).toBe('late');
});

test('a group ends with the item that reaches the limit of bytes, so that every item gets its turn', async () => {
  const groups: string[][] = [];
  const answer = createGroupQueue(
    async (items: string[]) => {
      groups.push(items);
      return items;
    },
    { items: 10, bytes: { max: 4, of: (item) => item.length } },
  );
  await Promise.all(['far too long', 'a', 'bc', 'def', 'g'].map(answer));
  expect(groups).toEqual([['far too long'], ['a', 'bc', 'def'], ['g']]);
});

test('a group that never ends does not hold up the next ones for longer than the timeout', async () => {
  const answer = createGroupQueue(
    async (items: string[]) => {
      if (items.includes('dead connection')) await new Promise(() => {});
      return items;
    },
    { items: 10, timeoutMs: 20 },
  );
  void answer('dead connection');
  await sleep(5);
  expect(await answer('next')).toBe('next');
});
