import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Listeners, listen } from './listening.ts';

const open: Listeners = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((closed) => server.close(closed));
});

const answering = () => createServer((_, response) => response.end('here'));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((up) => server.once('listening', up));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const fetched = (url: string) =>
  fetch(url, { headers: { connection: 'close' } }).then(
    (answer) => answer.text(),
    () => null,
  );

test('without HOST it listens at 127.0.0.1 and ::1, and at no other address', async () => {
  const port = await freePort();
  open.push(...(await listen(answering(), { port })));
  const addresses = open.map((server) => (server.address() as AddressInfo).address);
  expect(addresses[0]).toBe('127.0.0.1');
  expect(addresses.slice(1).every((address) => address === '::1')).toBe(true);
  expect(await fetched(`http://127.0.0.1:${port}/`)).toBe('here');
  if (addresses.length > 1) expect(await fetched(`http://[::1]:${port}/`)).toBe('here');
});

test('with HOST it listens there only', async () => {
  const port = await freePort();
  open.push(...(await listen(answering(), { port, host: '0.0.0.0' })));
  expect(open.map((server) => (server.address() as AddressInfo).address)).toEqual(['0.0.0.0']);
});

test('an error names the port that is taken, or the address that this machine does not have', async () => {
  const port = await freePort();
  open.push(...(await listen(answering(), { port, host: '127.0.0.1' })));
  await expect(listen(answering(), { port })).rejects.toThrow(`Port ${port} is taken by another program`);
  await expect(listen(answering(), { port: await freePort(), host: '192.0.2.1' })).rejects.toThrow(
    'HOST is 192.0.2.1, which is no address of this machine',
  );
});
