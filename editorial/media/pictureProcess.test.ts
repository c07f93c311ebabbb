import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inPictureProcess } from './pictureProcess.ts';

let folder: string;
let input: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-process-'));
  input = join(folder, 'input');
  const create = { width: 3_000, height: 2_000, channels: 3 as const, background: '#8a2233' };
  await writeFile(input, await sharp({ create }).png().toBuffer());
});
afterAll(() => rm(folder, { recursive: true }));

const strip = () => inPictureProcess('strip', { input, folder, language: 'en' });

/** The process ids of the picture processes that this process has started. */
const children = (): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('pictureChild') && line.trim().split(/\s+/)[1] === `${process.pid}`)
    .map((line) => Number(line.trim().split(/\s+/)[0]));

test('pictures are decoded one after another in one separate process', async () => {
  expect(await strip()).toMatchObject({ name: 'original.png', width: 3_000, height: 2_000 });
  const [first] = children();
  expect(first).toBeGreaterThan(0);
  await strip();
  expect(children()).toEqual([first]);
});

test.runIf(process.platform === 'linux')("that process has none of the server's secrets", async () => {
  process.env.DATABASE_URL ??= 'postgres://nobody:canary-password@localhost/none';
  await strip();
  const known = readFileSync(`/proc/${children()[0]}/environ`, 'utf8').split('\0').filter(Boolean);
  const names = known.map((line) => line.split('=')[0]);
  for (const secret of ['DATABASE_URL', 'AUTH_SECRET', 'HOME']) expect(names).not.toContain(secret);
});

test('when it is killed, its picture fails with a reason, and a new process decodes the next', async () => {
  await strip();
  const [before = 0] = children();
  const failed = expect(strip()).rejects.toThrow('The picture process failed: it ended (SIGKILL)');
  process.kill(before, 'SIGKILL');
  await failed;
  expect(await strip()).toMatchObject({ width: 3_000 });
  expect(children()).not.toContain(before);
});

test('its refusals are passed on, and it continues', async () => {
  await writeFile(join(folder, 'page'), '<html>');
  await expect(
    inPictureProcess('strip', { input: join(folder, 'page'), folder, language: 'en' }),
  ).rejects.toMatchObject({
    reason: 'picture-unfit',
  });
  expect(await strip()).toMatchObject({ width: 3_000 });
});
