import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { threadMs } from '#body/threadTime.fixture.ts';
import { readTitle } from './copyTitles.ts';
import { readWireText } from './wireText.ts';
import { readReleaseTime } from './wireTimes.ts';

const story = readFileSync(new URL('./fixtures/harbour.txt', import.meta.url), 'utf8');

describe('wire copy', () => {
  test('is parsed to a story with topics, time, subheads and related stories', () => {
    const { articles, problems } = readWireText(story);
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(3);
    const [main, first, second] = articles;
    expect(main?.headline).toBe('Harbour town presses on with its plan to heat every home from the sea');
    expect(main?.topics).toEqual(['energy', 'low-carbon', 'harbour']);
    expect(main?.releasedAt).toBe('2024-04-14T02:15');
    expect(main?.blocks.filter((block) => block.kind === 'subhead').map((block) => block.text)).toEqual([
      'Pumps first: the long queue for parts',
      'Setting the tariff',
    ]);
    expect(first?.relatedTo).toBe(main?.key);
    expect(first?.topics).toEqual(['Apprentices', 'Jobs']);
    expect(first?.headline).toBe('Why do young fitters stay in town?, A second year of College Courses');
    expect(second?.topics).toEqual([]);
    expect(second?.blocks).toHaveLength(1);
  });

  test('reports which line is unreadable and why', () => {
    expect(readWireText('').problems).toEqual([{ line: 1, why: 'empty', text: '' }]);
    expect(readWireText('A title\n\nfine\n\nbad \0 line').problems[0]).toMatchObject({
      line: 5,
      why: 'not-text',
    });
    expect(readWireText('A title\n\nbroken \ud800 text').problems[0]).toMatchObject({
      line: 3,
      why: 'not-text',
    });
    expect(readWireText('A title\nRelease time: Apr 34, 2024\nText.').problems[0]).toMatchObject({
      line: 2,
      why: 'bad-date',
    });
    expect(readWireText('A title alone').problems[0]).toMatchObject({ line: 1, why: 'no-text' });
    expect(readWireText('x'.repeat(401)).problems[0]).toMatchObject({ line: 1, why: 'title-long' });
  });

  test('with more stories or lines than one import accepts is refused at once, with the line where they begin', () => {
    const begin = threadMs();
    const title = 'A story that stands beside another';
    const story = `${title}\n${title}\nb\n`;
    expect(readWireText('T\nT\nb\n'.repeat(800_000)).problems).toMatchObject([
      { line: 100_001, why: 'too-many' },
    ]);
    expect(readWireText(story.repeat(501)).problems).toEqual([{ line: 1_501, why: 'too-many', text: title }]);
    expect(readWireText(story.repeat(500)).articles).toHaveLength(500);
    expect(threadMs() - begin).toBeLessThan(1_000);
  });

  test('is parsed in Chinese', () => {
    const { articles } = readWireText(
      '桤港轮渡换新船 | 轮渡 | 港口\n\n发布时间：2024年4月14日 02:15\n\n新船周一首航。\n\n充电与维护\n\n岸上新设充电桩。',
    );
    expect(articles[0]).toMatchObject({
      language: 'zh-CN',
      releasedAt: '2024-04-14T02:15',
      topics: ['轮渡', '港口'],
    });
    expect(articles[0]?.blocks.map((block) => block.kind)).toEqual(['paragraph', 'subhead', 'paragraph']);
  });
});

test('the last word before the bars is a topic only if the headline is complete without it', () => {
  expect(readTitle('A city wide transformation model innovation | low-carbon | model').topics[0]).toBe(
    'innovation',
  );
  expect(readTitle('Projects rise, 30 Years of Method | Service | City').headline).toBe(
    'Projects rise, 30 Years of Method',
  );
  expect(readTitle('The exhibition showcases the new ocean | China | Museum').topics).toEqual([
    'China',
    'Museum',
  ]);
});

test('a wire time that does not exist is not accepted', () => {
  expect(readReleaseTime('Apr 14, 2024 02:15 PM')).toBe('2024-04-14T14:15');
  expect(readReleaseTime('Apr 14, 2024 12:05 AM')).toBe('2024-04-14T00:05');
  expect(readReleaseTime('2024-02-30 10:00')).toBeNull();
  expect(readReleaseTime('next Tuesday')).toBeNull();
});
