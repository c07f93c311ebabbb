import { expect, test } from 'vitest';
import { halvesOf } from './halves.ts';
import { corpusOf } from './stories.fixture.ts';

const corpus = corpusOf(
  Array.from({ length: 400 }, (_, at) => ({
    id: `story ${at}`,
    body: `text ${at}`,
    labels: at % 4 === 3 ? [] : ['all', `event ${at % 50}`],
  })),
);

test('all stories of an event are in one half', () => {
  const halves = halvesOf(corpus);
  const byEvent = Map.groupBy(corpus.keys(), (at) => corpus[at]?.labels[1]);
  byEvent.delete(undefined);
  expect(byEvent.size).toBe(50);
  for (const stories of byEvent.values()) expect(new Set(stories.map((at) => halves[at])).size).toBe(1);
});

test('the half of a story does not depend on the order', () => {
  const order = [...corpus.keys()].toSorted((a, b) => ((a * 37) % 401) - ((b * 37) % 401));
  const halves = halvesOf(corpus);
  const shuffled = halvesOf(order.flatMap((at) => corpus[at] ?? []));
  expect(shuffled).toEqual(order.map((at) => halves[at]));
});

test('each half has 30 to 70 % of the labelled and of the unlabelled stories', () => {
  const halves = halvesOf(corpus);
  const shareOf = (stories: number[]) => stories.filter((at) => halves[at] === 1).length / stories.length;
  const [labelled, others] = [true, false].map((isLabelled) =>
    [...corpus.keys()].filter((at) => (corpus[at]?.labels.length ?? 0) > 0 === isLabelled),
  ) as [number[], number[]];
  expect(shareOf(labelled)).toBeGreaterThan(0.3);
  expect(shareOf(labelled)).toBeLessThan(0.7);
  expect(shareOf(others)).toBeGreaterThan(0.3);
  expect(shareOf(others)).toBeLessThan(0.7);
});
