import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, createProxyNotice, readTrustedProxies } from './clientAddress.ts';

const from = (peer: string, ...forwarded: string[]) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded.length > 0 ? { 'x-forwarded-for': forwarded.join(', ') } : {},
  }) as unknown as IncomingMessage;

const seen = (trusted: string | undefined, peer: string, ...forwarded: string[]) =>
  clientAddress(
    { socket: { remoteAddress: peer }, forwardedFor: forwarded.length > 0 ? forwarded.join(',') : undefined },
    readTrustedProxies(trusted),
  );

test('without trusted proxies the peer is the client, whatever the headers contain', () => {
  expect(seen(undefined, '203.0.113.9')).toBe('203.0.113.9');
  expect(seen(undefined, '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(seen('', '::ffff:203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(seen('0', '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
});

test('behind trusted networks the client is the rightmost address outside them', () => {
  const trusted = '10.0.0.0/8, ::1 127.0.0.1';
  expect(seen(trusted, '127.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
  expect(seen(trusted, '::1', '6.6.6.6, 198.51.100.1, 10.2.3.4')).toBe('198.51.100.1');
  expect(seen(trusted, '::ffff:10.1.1.1', '6.6.6.6', '198.51.100.1')).toBe('198.51.100.1');
  expect(seen(trusted, '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(seen(trusted, '10.1.1.1', '10.9.9.9')).toBe('10.9.9.9');
  expect(seen(trusted, '10.1.1.1')).toBe('10.1.1.1');
  expect(seen('2001:db8::/32', '2001:db8::5', '2001:db9::1')).toBe('2001:db9::1');
});

test('behind n proxies the client is the nth entry from the right', () => {
  expect(seen('1', '10.0.0.1', '6.6.6.6, 198.51.100.1')).toBe('198.51.100.1');
  expect(seen('2', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2')).toBe('198.51.100.1');
  expect(seen('3', '10.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
});

test('ports are removed, and an entry that is not an address ends the search', () => {
  expect(seen('1', '10.0.0.1', '198.51.100.1:51234')).toBe('198.51.100.1');
  expect(seen('1', '10.0.0.1', '"[2001:db9::1]:443"')).toBe('2001:db9::1');
  for (const odd of ['unknown', '_hidden', '999.1.1.1', '', '<script>', '198.51.100.1 198.51.100.2'])
    expect(seen('1', '10.0.0.1', odd)).toBe('10.0.0.1');
  expect(seen('127.0.0.1', '127.0.0.1', `${'6.6.6.6,'.repeat(5_000)}127.0.0.1`)).toBe('6.6.6.6');
});

test('a value that cannot be parsed is refused with a message that names it', () => {
  for (const wrong of ['proxy.lan', '10.0.0.0/33', '10.0.0.0/x', '10.0.0/8', '::1/129', '-1', '1.5'])
    expect(() => readTrustedProxies(wrong)).toThrow(`TRUSTED_PROXIES holds “${wrong}”`);
});

test('an untrusted peer that forwards is logged once, and strangers cannot fill the log', () => {
  const sentences: string[] = [];
  const notice = createProxyNotice((sentence) => sentences.push(sentence), readTrustedProxies('10.0.0.1'));
  notice(from('10.0.0.1', '198.51.100.1'));
  notice(from('203.0.113.1'));
  expect(sentences).toEqual([]);
  for (let at = 0; at < 300; at++) notice(from(`203.0.113.${at % 100}`, '198.51.100.1'));
  expect(sentences).toHaveLength(5);
  expect(sentences[0]).toContain('set TRUSTED_PROXIES=203.0.113.0');
});
