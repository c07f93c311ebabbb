import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readTrustedProxies } from './clientAddress.ts';
import { limitConnections } from './connectionLimits.ts';

let server: Server;
let sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  server.close();
});

async function open(trusted: string): Promise<() => Promise<Socket>> {
  server = createServer((_, response) => response.end());
  limitConnections(server, readTrustedProxies(trusted), 3);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
}

test('the number of open connections per machine is limited, and closing one allows another', async () => {
  const connection = await open('');
  const [first] = [await connection(), await connection(), await connection()];
  const past = await connection();
  await once(past, 'close');
  expect(first?.destroyed).toBe(false);
  first?.destroy();
  await expect
    .poll(async () => {
      const again = await connection();
      again.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      return Promise.race([
        once(again, 'data').then(() => 'answered'),
        once(again, 'close').then(() => 'closed'),
      ]);
    })
    .toBe('answered');
});

test('a trusted proxy is not limited per machine', async () => {
  const connection = await open('127.0.0.0/8');
  const all = await Promise.all(Array.from({ length: 6 }, connection));
  all[5]?.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(all[5] as Socket, 'data');
  expect(all.every(({ destroyed }) => !destroyed)).toBe(true);
});
