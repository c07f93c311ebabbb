import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createMemoryReturn } from './memoryReturn.ts';

test('memory is returned while no draft is open, and the flag is set only when that changes', () => {
  const flags: string[] = [];
  const memory = createMemoryReturn((flag) => flags.push(flag));
  for (const sockets of [0, 1, 2, 1, 0, 0, 1]) memory.update(sockets);
  expect(flags).toEqual([
    '--no-memory-reducer-favors-memory',
    '--memory-reducer-favors-memory',
    '--no-memory-reducer-favors-memory',
  ]);
});

test('this version of V8 has the flag', () => {
  const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(options).toContain('--memory-reducer-favors-memory');
});
