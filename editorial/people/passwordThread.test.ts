import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inPasswordThread } from './passwordThread.ts';

test('a hash matches its password and no other, and two hashes of one password differ', async () => {
  const hash = String(await inPasswordThread({ password: 'one of a kind' }));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$/);
  expect(await inPasswordThread({ password: 'one of a kind', hash })).toBe(true);
  expect(await inPasswordThread({ password: 'one of a  kind', hash })).toBe(false);
  expect(await inPasswordThread({ password: 'one of a kind' })).not.toBe(hash);
});

test('an invalid hash gives an error with a reason, and the thread continues', async () => {
  await expect(inPasswordThread({ password: 'x', hash: 'no hash' })).rejects.toThrow('could not be hashed');
  expect(await inPasswordThread({ password: 'x' })).toMatch(/^\$argon2id/);
});

test.runIf(process.platform === 'linux')('only that thread has a lower priority', async () => {
  await inPasswordThread({ password: 'x' });
  const threads = readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    return { name: stat.slice(stat.indexOf('(') + 1, end), nice: stat.slice(end + 2).split(' ')[16] };
  });
  expect(threads.filter(({ nice }) => nice === '10').map(({ name }) => name)).toEqual(['WorkerThread']);
});
