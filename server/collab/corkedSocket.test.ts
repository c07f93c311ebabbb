import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { corked } from './corkedSocket.ts';

test('messages of one turn are written together, and those of the next turn are written, too', async () => {
  const writes: string[] = [];
  const socket = new Writable({
    write: (chunk, _, done) => done(void writes.push(String(chunk))),
    writev: (chunks, done) => done(void writes.push(chunks.map(({ chunk }) => String(chunk)).join('|'))),
  });
  const client = corked(
    { readyState: 1, send: (data) => void socket.write(data), close: () => socket.end() },
    socket as never,
  );
  client.send('acknowledged');
  client.send('update');
  expect(writes).toEqual([]);
  await nextTurn();
  expect(writes).toEqual(['acknowledged|update']);
  client.send('later');
  await nextTurn();
  expect(writes).toEqual(['acknowledged|update', 'later']);
});
