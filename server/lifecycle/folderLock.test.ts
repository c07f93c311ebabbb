import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockAddress, lockFolder } from './folderLock.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-lock-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process that runs `code` and then stays alive until it is killed. */
async function holder(code: string) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { lockAddress, lockFolder } from '#server/lifecycle/folderLock.ts';
     ${code}
     console.log('held');
     setInterval(() => {}, 1000);`,
  ]);
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

test('a second start on one folder is refused with an error message, also through another path to it', async () => {
  const kill = await holder(`await lockFolder(${JSON.stringify(folder)})`);
  await expect(lockFolder(folder)).rejects.toThrow(/already running on .*: stop it first/);
  await symlink(folder, `${folder}-alias`);
  await expect(lockFolder(`${folder}-alias`)).rejects.toThrow('already running');
  await rm(`${folder}-alias`);
  await kill();
});

test('a killed process holds no lock', async () => {
  const kill = await holder(`await lockFolder(${JSON.stringify(folder)})`);
  await kill();
  await using held = await lockFolder(folder);
  expect(held).toBeDefined();
});

test('a released lock can be taken again', async () => {
  const held = await lockFolder(folder);
  await held[Symbol.asyncDispose]();
  await using again = await lockFolder(folder);
  expect(again).toBeDefined();
});

test('a socket file left by a killed process does not prevent a start', async () => {
  const file = join(folder, 'stale.sock');
  const kill = await holder(`await lockAddress(${JSON.stringify(file)})`);
  expect(await lockAddress(file)).toBeUndefined();
  await kill();
  const taken = await lockAddress(file);
  expect(taken).toBeDefined();
  taken?.close();
});
