import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { draftSchema } from '#body/draftSchema.ts';
import { suggestionIds, withoutCopiedSuggestions } from './pastedSuggestions.ts';

const [a, b] = ['aaaaaaaa', 'bbbbbbbb'].map((part) => `${part}-0000-4000-8000-000000000000`) as [
  string,
  string,
];
const view = {} as EditorView;

const paragraph = draftSchema.nodeFromJSON({
  type: 'paragraph',
  attrs: { inserted: a },
  content: [
    { type: 'text', text: 'Kept ', marks: [{ type: 'bold' }] },
    { type: 'text', text: 'new', marks: [{ type: 'insertion', attrs: { id: a } }] },
    {
      type: 'text',
      text: '¶',
      marks: [{ type: 'insertion', attrs: { id: b } }, { type: 'suggestedBreak' }],
    },
    { type: 'text', text: 'old', marks: [{ type: 'deletion', attrs: { id: b } }] },
  ],
});
const slice = new Slice(Fragment.from(paragraph), 1, 1);

test('copied text is pasted without suggestions, with its formats, and without proposed breaks', () => {
  const { content } = withoutCopiedSuggestions(slice, view, new Set());
  expect(content.firstChild?.toString()).toBe('paragraph(bold("Kept "), "newold")');
  expect(suggestionIds(content)).toEqual(new Set());
});

test('cut text is pasted with the suggestions that were cut', () => {
  expect(suggestionIds(slice.content)).toEqual(new Set([a, b]));
  expect(withoutCopiedSuggestions(slice, view, new Set([a, b])).eq(slice)).toBe(true);
  expect(suggestionIds(withoutCopiedSuggestions(slice, view, new Set([b])).content)).toEqual(new Set([b]));
});

test('text that is dragged within the draft keeps its suggestions', () => {
  const dragging = { dragging: { move: true } } as unknown as EditorView;
  expect(withoutCopiedSuggestions(slice, dragging, new Set()).eq(slice)).toBe(true);
});
