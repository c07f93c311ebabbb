import { expect, test } from 'vitest';
import type { ListedThread } from '#editorial/comments/threadList.ts';
import { placedThreads } from './placedThreads.ts';

const thread = (id: string, about: Partial<ListedThread> = {}) =>
  ({ id, place: 'text', field: 'body', assetId: null, ...about }) as ListedThread;
const field = (...order: string[]) => ({ threadIds: order, order, selected: '' });
const listed = (...all: Parameters<typeof placedThreads>) =>
  placedThreads(...all).map(({ thread: { id }, isInDraft }) => (isInDraft ? id : `${id} gone`));

test('threads stand in the order of the text: the article, the fields, then those whose text is gone', () => {
  const threads = [
    thread('gone'),
    thread('end'),
    thread('picture', { place: 'picture', assetId: 7 as never }),
    thread('headline', { field: 'headline' }),
    thread('article', { place: 'article' }),
  ];
  expect(listed(threads, [field('headline'), field(), field('picture:7', 'end')])).toEqual([
    'article',
    'headline',
    'picture',
    'end',
    'gone gone',
  ]);
});

test('no text is called gone while a field is not open, and threads on one picture stay in their order', () => {
  const about = { place: 'picture', assetId: 7 as never } as const;
  const threads = [thread('text'), thread('one', about), thread('two', about)];
  expect(listed(threads, [field(), undefined, field('picture:7')])).toEqual(['one', 'two', 'text']);
});
