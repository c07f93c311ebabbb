import { lookup } from 'node:dns';
import { expect, test } from 'vitest';
import { isFitAddress, isPublicAddress } from '#editorial/outbox/publicAddress.ts';
import { openReceiver } from './delivery.scene.ts';
import { outsideLookup, post } from './httpPost.ts';

const outside = (url: string) => post({ url, headers: {}, body: '', outsideOnly: true, timeout: 2_000 });

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f.0.0.1/',
  'https://2130706433/',
  'https://0/',
  'https://10.1.2.3/',
  'https://172.31.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://localhost/',
])('no request is sent to %s', async (url) => {
  await expect(outside(url)).rejects.toThrow('private network');
});

test('a host name is checked by the IP address at the moment of connecting', async () => {
  const message = await new Promise((resolve) => {
    outsideLookup('localhost', { all: true }, (error) => resolve(error?.message));
  });
  expect(message).toContain('private network');
  const known = await new Promise<string>((resolve) =>
    lookup('localhost', (_error, address) => resolve(address)),
  );
  expect(isPublicAddress(known)).toBe(false);
});

test('plain http is not used outside', async () => {
  await expect(outside('http://example.com/')).rejects.toThrow('not https');
});

test.each([
  ['https://hooks.example/a?b=c', true],
  ['https://8.8.8.8/', true],
  ['https://[2606:4700::1111]/', true],
  ['http://hooks.example/', false],
  ['https://user:secret@hooks.example/', false],
  ['https://localhost/', false],
  ['https://x.localhost./', false],
  ['https://10.0.0.1/', false],
  ['ftp://hooks.example/', false],
  ['javascript:alert(1)', false],
  ['not an address', false],
])('%s may be a webhook: %s', (address, fit) => {
  expect(isFitAddress(address, false)).toBe(fit);
});

test('an endless or very slow answer of a receiver only ends its own attempt', async () => {
  const receiver = await openReceiver();
  const send = () => post({ url: receiver.url, headers: {}, body: '{}', outsideOnly: false, timeout: 800 });
  receiver.behave((_heard, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(1_000_000)), 1);
    response.on('close', () => clearInterval(more));
  });
  expect(await send()).toBe(200);
  receiver.behave((_heard, response) => {
    const more = setInterval(() => response.socket?.write('H'), 100);
    response.on('close', () => clearInterval(more));
  });
  await expect(send()).rejects.toThrow();
  receiver.behave(() => {});
  await expect(send()).rejects.toThrow('no answer within');
  await receiver.close();
});
