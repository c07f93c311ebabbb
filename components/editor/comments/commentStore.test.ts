import { expect, test } from 'vitest';
import { newUuid } from '#contracts/uuid.ts';
import type { ListedThread } from '#editorial/comments/threadList.ts';
import { type CommentFieldView, CommentStore } from './commentStore.ts';

const [own, foreign, late] = [newUuid(), newUuid(), newUuid()];
const threadsOf = (...ids: string[]) => ({ threads: ids.map((id) => ({ id }) as ListedThread) }) as never;

function openStore() {
  const unmarked: string[] = [];
  const store = new CommentStore({ read: () => ({ newThread: null, texts: {} }), write() {} });
  const view = { unmark: (id: string) => void unmarked.push(id), refresh() {} };
  store.fields.set('body', view as unknown as CommentFieldView);
  return { store, unmarked };
}

test('marks that were pasted before the threads were read stay only if their threads are of this article', () => {
  const { store, unmarked } = openStore();
  expect([own, foreign].map((id) => store.keepsPasted(id))).toEqual([true, true]);
  store.setThreads(threadsOf(own));
  expect(unmarked).toEqual([foreign]);
});

test('once the threads are read, foreign marks are not pasted, and marks of colleagues are left alone', () => {
  const { store, unmarked } = openStore();
  store.setThreads(threadsOf(own));
  expect([own, foreign, late].map((id) => store.keepsPasted(id))).toEqual([true, false, false]);
  store.setThreads(threadsOf(own));
  expect(unmarked).toEqual([]);
});
