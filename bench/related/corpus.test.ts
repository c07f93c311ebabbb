import { expect, test } from 'vitest';
import { parseCorpus } from './corpus.ts';

const read = (...lines: (object | string)[]) => {
  const problems: [number, string][] = [];
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return { stories: parseCorpus(text, (line, why) => problems.push([line, why])), problems };
};

test('a story needs only a headline and a body', () => {
  const { stories, problems } = read({ headline: 'Ferry aground', body: 'On the bar.' });
  expect(problems).toEqual([]);
  expect(stories).toEqual([
    expect.objectContaining({ id: '1', labels: [], topics: [], language: 'en', at: 0 }),
  ]);
});

test('title, text and date are accepted as names of headline, body and time', () => {
  const { stories } = read({ title: 'Ferry aground', text: 'On the bar.', date: '2024-05-01' });
  expect(stories[0]?.article).toMatchObject({ headline: 'Ferry aground', body: 'On the bar.' });
  expect(stories[0]?.at).toBe(Date.parse('2024-05-01'));
});

test('ids, times, topics, sections and labels may be numbers', () => {
  const story = {
    headline: 'H',
    body: 'B',
    id: 7,
    released_at: 1_700_000_000,
    topics: [3, 4],
    section: 9,
    labels: 5,
  };
  const [parsed] = read(story).stories;
  expect(parsed).toMatchObject({ id: '7', at: 1_700_000_000_000, topics: ['3', '4'], labels: ['5'] });
  expect(parsed?.article).toMatchObject({ section: '9', released_at: '2023-11-14T22:13:20.000Z' });
});

test('a number is read by its size as ms, seconds, a date or an ordinal', () => {
  const timeOf = (date: number) => read({ headline: 'H', body: 'B', date }).stories[0]?.at;
  expect(timeOf(1_700_000_000_123)).toBe(1_700_000_000_123);
  expect(timeOf(20240229)).toBe(Date.parse('2024-02-29'));
  expect(timeOf(2)).toBe(Date.parse('2000-01-03'));
});

test('stories are sorted by time, and a story without a time follows the line before it', () => {
  const { stories } = read(
    { headline: 'second', body: 'B', released_at: '2024-02-01T00:00:00Z' },
    { headline: 'third', body: 'B' },
    { headline: 'first', body: 'B', released_at: '2024-01-01T00:00:00Z' },
  );
  expect(stories.map(({ article }) => article.headline)).toEqual(['first', 'second', 'third']);
});

test('a Chinese headline decides the language of a line that names none, and zh is accepted', () => {
  const { stories } = read(
    { headline: '渡轮搁浅', body: '沙洲上。' },
    { headline: 'H', body: 'B', language: 'zh' },
  );
  expect(stories.map(({ language }) => language)).toEqual(['zh-CN', 'zh-CN']);
});

test('a line that is not a story is reported with its number and skipped', () => {
  const { stories, problems } = read(
    { headline: 'kept', body: 'B' },
    '{ broken',
    { headline: 'no body' },
    '[1, 2]',
    '',
    { headline: 'H', body: 'B', date: 'some day' },
    { headline: 'kept too', body: 'B' },
  );
  expect(stories.map(({ article }) => article.headline)).toEqual(['kept', 'kept too']);
  expect(problems.map(([line]) => line)).toEqual([2, 3, 4, 6]);
  expect(problems[1]?.[1]).toContain('body');
  expect(problems[3]?.[1]).toBe('no time: "some day"');
});

test('two stories with the same id stay two stories', () => {
  const { stories } = read({ id: 1, headline: 'H', body: 'B' }, { id: 1, headline: 'I', body: 'C' });
  expect(new Set(stories.map(({ id }) => id)).size).toBe(2);
});
