import { describe, expect, test } from 'vitest';
import { momentText, parseMoment } from './asOfMoment.ts';

describe('a moment in an address', () => {
  test.each([
    ['2026-11-23T03:02Z', '2026-11-23T03:02:00.000Z'],
    ['2026-11-23T03:02:05Z', '2026-11-23T03:02:05.000Z'],
    ['2026-11-23T03:02:05.1239Z', '2026-11-23T03:02:05.123Z'],
    ['2026-11-23t03:02:05z', '2026-11-23T03:02:05.000Z'],
    ['2026-11-23T03:02+01:00', '2026-11-23T02:02:00.000Z'],
    ['2026-11-23T03:02:05-0330', '2026-11-23T06:32:05.000Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
  ])('%s is valid', (text, instant) => {
    expect(parseMoment(text)?.toISOString()).toBe(instant);
  });

  test.each([
    '',
    'now',
    '2026-11-23',
    '2026-11-23T03:02',
    '2026-02-29T03:02Z',
    '2026-04-31T03:02Z',
    '2026-13-01T03:02Z',
    '2026-11-23T25:02Z',
    '2026-11-23T03:60Z',
    '2026-11-23T03:02:05Z/..',
    '1969-12-31T23:59:59Z',
    '0000-01-01T00:00Z',
    '12026-11-23T03:02Z',
    '2026-11-23T03:02:05+99:00',
    '٢٠٢٦-11-23T03:02Z',
    "2026-11-23T03:02Z'; select 1",
  ])('%j is invalid', (text) => {
    expect(parseMoment(text)).toBeNull();
  });

  test('has one spelling', () => {
    const at = new Date('2026-11-23T03:02:05.123Z');
    expect(momentText(at, 'second')).toBe('2026-11-23T03:02:05Z');
    expect(momentText(at, 'millisecond')).toBe('2026-11-23T03:02:05.123Z');
    expect(momentText(new Date('2026-11-23T03:02:05Z'), 'millisecond')).toBe('2026-11-23T03:02:05Z');
  });
});
