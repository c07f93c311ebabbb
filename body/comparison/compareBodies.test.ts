import { expect, test } from 'vitest';
import { bodyFromMarkdown, bodyOf, paragraph } from '#body/composeBody.ts';
import { threadMs } from '#body/threadTime.fixture.ts';
import { compareBodies } from './compareBodies.ts';
import { compareWords } from './wordChanges.ts';

test('a changed word is shown within its paragraph, and everything else is the same', () => {
  const before = bodyFromMarkdown('One stays.\n\nIt made 60 crossings a day.\n\nThree stays.');
  const after = bodyFromMarkdown('One stays.\n\nIt made 16 crossings a day.\n\nThree stays.');
  const changes = compareBodies(before, after);
  expect(changes.map(({ is }) => is)).toEqual(['same', 'changed', 'same']);
  expect(changes[1]).toMatchObject({
    words: [
      { is: 'same', text: 'It made ' },
      { is: 'removed', text: '60' },
      { is: 'added', text: '16' },
      { is: 'same', text: ' crossings a day.' },
    ],
  });
});

test('a moved paragraph is listed as moved, once', () => {
  const changes = compareBodies(
    bodyFromMarkdown('A one.\n\nB two.\n\nC three.'),
    bodyFromMarkdown('C three.\n\nA one.\n\nB two.'),
  );
  expect(changes.map(({ is }) => is)).toEqual(['moved', 'same', 'same']);
});

test('blocks with the same id are compared, however much their text changes', () => {
  const named = (text: string) => bodyOf([{ ...paragraph(text), attrs: { id: 'abc123' } }]);
  expect(compareBodies(named('Entirely other words'), named('完全不同'))[0]?.is).toBe('changed');
  expect(
    compareWords('桤港流浪者今晚赢了', '桤港流浪者昨晚赢了', 'zh').filter(({ is }) => is !== 'same'),
  ).toHaveLength(2);
});

test('a story of 10,000 words with 30 edits is compared in well under a second', () => {
  const text = (n: number) =>
    `Paragraph ${n} tells of the harbour, the tide and what the council said about it. `.repeat(3);
  const before = bodyOf(Array.from({ length: 250 }, (_, n) => paragraph(text(n))));
  const after = bodyOf(
    Array.from({ length: 250 }, (_, n) => paragraph(n % 8 ? text(n) : text(n).replace('tide', 'wind'))),
  );
  const begun = threadMs();
  const changes = compareBodies(before, after);
  expect(threadMs() - begun).toBeLessThan(800);
  expect(changes.filter(({ is }) => is === 'changed')).toHaveLength(32);
  expect(changes.filter(({ is }) => is === 'same')).toHaveLength(218);
});

test('a body with its keys in another order, as Postgres returns it, has not changed', () => {
  const body = bodyFromMarkdown('## One\n\nTwo *three* [four](https://alder.example/).');
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          )
        : value;
  expect(compareBodies(reversed(body) as typeof body, body).map(({ is }) => is)).toEqual(['same', 'same']);
});

test.each([
  ['ar', 'أبحرت في التاسعة صباحًا', 'أبحرت في العاشرة صباحًا', ['التاسعة', 'العاشرة']],
  ['zh-CN', '渡轮星期一启航', '渡轮星期二启航', ['星期一', '星期二']],
  ['en', 'It sails at nine.', 'It sails at noon.', ['nine', 'noon']],
])('a changed word is shown as a whole word (%s)', (language, before, after, [removed, added]) => {
  const changed = compareWords(before, after, language).filter(({ is }) => is !== 'same');
  expect(changed).toEqual([
    { is: 'removed', text: removed },
    { is: 'added', text: added },
  ]);
});
