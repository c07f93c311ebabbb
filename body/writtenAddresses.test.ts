import { expect, test } from 'vitest';
import { findAddresses } from './writtenAddresses.ts';

test.each([
  ['See https://e.org/a?b=c#d.', ['https://e.org/a?b=c#d']],
  [
    '(http://e.org/wiki/Ferry_(boat)), https://e.org/x), "https://e.org/y"',
    ['http://e.org/wiki/Ferry_(boat)', 'https://e.org/x', 'https://e.org/y'],
  ],
  ['Write to mailto:desk@e.org!', ['mailto:desk@e.org']],
  [
    '详见https://e.org/a，或https://e.org/wiki/北京。还有https://e.org的页面',
    ['https://e.org/a', 'https://e.org/wiki/北京', 'https://e.org'],
  ],
  ['انظر https://e.org/خبر، ثم عد', ['https://e.org/خبر']],
  ['HTTPS://E.ORG/X', ['HTTPS://E.ORG/X']],
])('in “%s” addresses with a scheme are found, without the sentence around them', (text, addresses) => {
  expect(findAddresses(text).map(({ href }) => href)).toEqual(addresses);
  for (const { text: address, index } of findAddresses(text))
    expect(text.slice(index, index + address.length)).toBe(address);
});

test.each([
  'Booking.com withdrew.',
  'The match ended.It was raining',
  'notes.md',
  'See readme.md, e.g.x or U.S.A today.',
  'desk@nws.example',
  'www.e.org',
  'e.org/a',
  'https://',
  'mailto:',
  'mailto:desk',
  'javascript:https',
  'ftp://e.org',
  'xhttps://e.org',
])('%s is no address', (text) => {
  expect(findAddresses(text)).toEqual([]);
});

// Quadratic work would exceed the time limit of a test by far.
test('a megabyte of incomplete addresses is searched in linear time', () => {
  expect(findAddresses('https://'.repeat(130_000)).length).toBeLessThan(1_000);
  expect(findAddresses(`https://e.org/${')'.repeat(500_000)}`)).toHaveLength(1);
});
