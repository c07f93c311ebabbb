import { expect, test } from 'vitest';
import { coversTopic } from './staffEvents.ts';

test('a page that watches a kind receives each of its subjects, and one that watches a subject receives its kind', () => {
  expect(coversTopic('article', 'article:12')).toBe(true);
  expect(coversTopic('article:12', 'article:12')).toBe(true);
  expect(coversTopic('article:12', 'article')).toBe(true);
  expect(coversTopic('article:12', 'article:1')).toBe(false);
  expect(coversTopic('article:1', 'article:12')).toBe(false);
  expect(coversTopic('article', 'draft:12')).toBe(false);
});
