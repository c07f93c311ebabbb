import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spoolForm } from './spooledForm.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-spool-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const MEGABYTE = 1024 * 1024;

function requestWith(size: number): Request {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(size).fill(7)], 'harbour.jpg'));
  return new Request('https://courier.example/newsroom/media/upload', { method: 'POST', body: form });
}

test('a form is spooled to a file, parsed on demand, and then deleted', async () => {
  {
    await using form = await spoolForm(requestWith(MEGABYTE), 2 * MEGABYTE);
    expect(await readdir(folder)).toHaveLength(1);
    const file = (await form.read()).get('file') as File;
    expect([file.name, file.size]).toEqual(['harbour.jpg', MEGABYTE]);
    expect((await file.bytes()).every((byte) => byte === 7)).toBe(true);
  }
  expect(await readdir(folder)).toEqual([]);
});

test('waiting forms use no memory', async () => {
  const buffers = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  const chunk = new Uint8Array(64 * 1024);
  const before = buffers();
  const forms = [];
  for (let n = 0; n < 8; n++) {
    let left = (24 * MEGABYTE) / chunk.length;
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const request = new Request('https://courier.example/', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    forms.push(await spoolForm(request, 25 * MEGABYTE));
  }
  expect(buffers() - before).toBeLessThan(48 * MEGABYTE);
  for (const form of forms) await form[Symbol.asyncDispose]();
});

test('a form that is too long is refused while it arrives, and leaves no file', async () => {
  await expect(spoolForm(requestWith(2 * MEGABYTE), MEGABYTE)).rejects.toMatchObject({
    reason: 'picture-large',
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a body that is not a form is refused when it is parsed', async () => {
  const request = new Request('https://courier.example/', { method: 'POST', body: 'none' });
  await using form = await spoolForm(request, MEGABYTE);
  await expect(form.read()).rejects.toMatchObject({ reason: 'malformed' });
});
