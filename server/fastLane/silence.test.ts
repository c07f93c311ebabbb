import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openSlowReader } from '#server/frontServer/fastLane.scene.ts';
import { openFastLane } from '#server/frontServer/fastLane.ts';

const bytes = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlane');
const question = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

async function open(timeouts: { idle: number; silence: number }) {
  const server = createServer((_, response) => response.end('ordinary'));
  openFastLane(server, { draining: () => false, sweep: 10, ...timeouts }).open(() => bytes);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('a connection that sends nothing is passed to the ordinary server, which applies its own timeout', async () => {
  const server = await open({ idle: 60_000, silence: 30 });
  const { socket } = await openSlowReader(server);
  socket.resume();
  await sleep(150);
  socket.write(question);
  expect(String((await once(socket, 'data'))[0])).toContain('ordinary');
  socket.destroy();
  server.close();
});

test('a connection that stays silent after an answer is closed after a while', async () => {
  const server = await open({ idle: 50, silence: 60_000 });
  const { socket } = await openSlowReader(server);
  socket.resume();
  socket.write(question);
  expect(String((await once(socket, 'data'))[0])).toContain('lane');
  await once(socket, 'close');
  server.close();
});

test('an incomplete request is passed to the ordinary server, which answers when the rest has arrived', async () => {
  const server = await open({ idle: 60_000, silence: 60_000 });
  const { socket } = await openSlowReader(server);
  socket.resume();
  const answered = once(socket, 'data');
  for (const part of [question.slice(0, 9), question.slice(9, 20), question.slice(20)]) {
    socket.write(part);
    await sleep(15);
  }
  expect(String((await answered)[0])).toContain('ordinary');
  socket.destroy();
  server.close();
});
