import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { draftSchema } from '#body/draftSchema.ts';
import { newUuid } from '#contracts/uuid.ts';
import type { CommentStore } from './commentStore.ts';
import { knownPassages } from './pastedPassages.ts';

const [here, cut, foreign] = [newUuid(), newUuid(), newUuid()] as [string, string, string];
const store = {
  keepsPasted: (id: string) => id !== foreign,
  isInText: (id: string) => id === here,
} as CommentStore;

function pasted(ids: string[], dragging: { move: boolean } | null = null): string[] {
  const marks = [draftSchema.mark('bold'), ...ids.map((id) => draftSchema.mark('comment', { id }))];
  const block = draftSchema.node('paragraph', null, draftSchema.text('words', marks));
  const slice = knownPassages(new Slice(Fragment.from(block), 1, 1), { dragging } as EditorView, store);
  expect([slice.openStart, slice.openEnd, slice.content.textBetween(0, slice.content.size)]).toEqual([
    1,
    1,
    'words',
  ]);
  const kept = slice.content.firstChild?.firstChild?.marks ?? [];
  expect(kept.some(({ type }) => type.name === 'bold')).toBe(true);
  return kept.filter(({ type }) => type.name === 'comment').map(({ attrs }) => attrs.id);
}

test('cut text takes its threads along; copied text and text of other articles bring none', () => {
  expect(pasted([cut])).toEqual([cut]);
  expect(pasted([here, cut, foreign])).toEqual([cut]);
  expect(pasted([foreign])).toEqual([]);
});

test('dragged text, which is still in its old place, keeps its threads', () => {
  expect(pasted([here, foreign], { move: true })).toEqual([here]);
  expect(pasted([here], { move: false })).toEqual([]);
});
