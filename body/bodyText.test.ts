import { expect, test } from 'vitest';
import { countWords, headings, linksOf, pictureIds, plainText, teaserOf } from './bodyText.ts';
import { bodyFromMarkdown, bodyOf, paragraph } from './composeBody.ts';
import { threadMs } from './threadTime.fixture.ts';

const story = bodyFromMarkdown(
  `The *Avocet* left [Old Quay](/articles/quay) at dawn.

>> It made no sound.

## What it costs

- Nine million
- Two crews

![The ferry](ferry)

## What it costs`,
  { pictures: { ferry: { asset: 7, caption: 'On Monday' } } },
);

test('plain text is the running text, block by block, without captions', () => {
  expect(plainText(story)).toBe(
    'The Avocet left Old Quay at dawn.\n\nIt made no sound.\n\nWhat it costs\n\nNine million\n\nTwo crews\n\nWhat it costs',
  );
});

test('pictures, links and headings are found, and headings have unique fragments', () => {
  expect(pictureIds(story)).toEqual([7]);
  expect(linksOf(story)).toEqual(['/articles/quay']);
  expect(headings(story).map(({ id }) => id)).toEqual(['what-it-costs', 'what-it-costs-2']);
});

test('a teaser ends at a word in English and at a character in Chinese, within its length', () => {
  const english = teaserOf(bodyOf([paragraph('The harbour master said the ferry would sail. '.repeat(20))]));
  expect(english.length).toBeLessThanOrEqual(240);
  expect(english).toMatch(/(The|harbour|master|said|the|ferry|would|sail\.)…$/);
  const chinese = teaserOf(
    bodyOf([paragraph('桤港流浪者今晚在杯赛第五轮迎战甲级队，看台上站满了人。'.repeat(20))]),
  );
  expect(chinese.length).toBeLessThanOrEqual(240);
  expect(chinese.length).toBeGreaterThan(220);
  expect(teaserOf(bodyOf([paragraph('Short.')]))).toBe('Short.');
  expect(teaserOf(bodyOf([paragraph('👩‍🚀'.repeat(200))])).isWellFormed()).toBe(true);
});

test('words are counted in English and in Chinese, and a long text is counted quickly', () => {
  expect(countWords('The ferry left. It’s back.', 'en')).toBe(5);
  expect(countWords('今天天气很好。', 'zh-CN')).toBeGreaterThan(2);
  const begun = threadMs();
  countWords('桤港流浪者今晚在杯赛第五轮迎战甲级队。'.repeat(5_000), 'zh-CN');
  expect(threadMs() - begun).toBeLessThan(2_000);
});
