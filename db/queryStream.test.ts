import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { closePools, inTransaction, staffPool } from './pools.ts';
import { sql } from './query.ts';
import { openQueryStream } from './queryStream.ts';
import { sentTogether } from './sentTogether.ts';

/** What passed between a pool and Postgres: each chunk of the pool, and `answer` for those of Postgres. */
let passed: string[] = [];
let scratch: ScratchDatabase;
let proxy: Server;

beforeAll(async () => {
  scratch = await scratchDatabase();
  const { hostname, port } = new URL(scratch.url);
  proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on('data', (chunk) => {
      passed.push(chunk.toString('latin1'));
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      passed.push('answer');
      client.write(chunk);
    });
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = new URL(scratch.url);
  address.host = `127.0.0.1:${(proxy.address() as { port: number }).port}`;
  vi.stubEnv('DATABASE_URL', String(address));
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  proxy.close();
  await scratch.drop();
});

test('statements of a list are sent before the first is answered', async () => {
  const names = ['one', 'two', 'three'];
  const results = await inTransaction(async (tx) => {
    await tx.execute(sql`select 'warm'`);
    passed = [];
    return sentTogether(names.map((name) => tx.execute(sql.raw(`select 'together' as ${name}`))));
  });
  expect(results.map(({ rows }) => rows)).toEqual(names.map((name) => [{ [name]: 'together' }]));
  const [first, second] = passed;
  expect(first?.match(/as (one|two|three)/g)).toHaveLength(3);
  expect(second).toBe('answer');
});

test('a statement that is awaited is sent alone', async () => {
  await inTransaction(async (tx) => {
    passed = [];
    for (const value of [1, 2]) await tx.execute(sql`select ${value}::int as alone`);
  });
  expect(passed[0]?.match(/as alone/g)).toHaveLength(1);
});

test('the pools use a socket that keeps the writes of one turn together, and then sends them', async () => {
  expect(staffPool().options.stream).toBe(openQueryStream);
  const received: Buffer[] = [];
  const server = createServer((client) => {
    client.on('data', (chunk) => received.push(chunk));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const socket = openQueryStream();
  socket.connect((server.address() as { port: number }).port, '127.0.0.1');
  await once(socket, 'connect');
  for (const statement of ['first ', 'second ', 'third']) {
    socket.cork();
    socket.write(statement);
    socket.uncork();
  }
  expect(socket.writableLength).toBe('first second third'.length);
  socket.resume().end();
  await once(socket, 'close');
  expect(Buffer.concat(received).toString()).toBe('first second third');
  server.close();
});
