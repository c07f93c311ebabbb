import { expect, test } from 'vitest';
import { ownAddress } from './ownAddress.ts';

const site = 'https://courier.example';

test.each([
  ['/newsroom/articles/7?view=mine#top', '/newsroom/articles/7?view=mine#top'],
  ['https://courier.example/admin/users', '/admin/users'],
  ['/search?q=%E6%A1%A4', '/search?q=%E6%A1%A4'],
])('%s redirects to %s', (wanted, address) => expect(ownAddress(wanted, site)).toBe(address));

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '%09//evil.example',
  '/%5cevil.example',
  '/%0d%0aSet-Cookie:x=y',
  ' //evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'https://courier.example@evil.example/',
  'https://courier.example:pass@evil.example/',
  'https://courier.example.evil.example/',
  'https://evil.example/https://courier.example/',
  'http://courier.example/newsroom',
  'https:courier.example',
  'https://user@courier.example/',
  '/..//evil.example',
  '/./\\evil.example',
  '@evil.example',
  'evil.example',
  'x'.repeat(3_000),
  '/\ud800\0',
  'http://[',
  '',
  null,
  undefined,
  ['/newsroom'],
])('%j redirects to the newsroom', (wanted) => expect(ownAddress(wanted, site)).toBe('/newsroom'));
