import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';
import type { DraftField } from '#body/draftDocument.ts';
import { placeAt, positionOf } from '#components/editor/document/draftPlace.ts';
import type { NewThread } from './unsentComments.ts';

/** Characters of a passage that a thread quotes. */
const QUOTED_CHARACTERS = 300;
/** Maximum length of a selection that is read for a quote. */
const MAX_READ = 2_000;

/** What the selection of a field is about; null without words or a picture. */
export function aboutSelection(state: EditorState, field: DraftField): NewThread['about'] | null {
  const { selection, doc } = state;
  if (selection instanceof NodeSelection && selection.node.type.name === 'picture')
    return aboutPicture(selection.node);
  const { from, to } = selection;
  const quote = quoteOf(doc, from, to);
  if (quote === '') return null;
  // The end is kept as the place of the last character, so that text typed behind it does not belong to the passage.
  const range: [unknown, unknown] = [
    placeAt(state, from).relative,
    placeAt(state, Math.max(from, to - 1)).relative,
  ];
  return { place: 'text', field, quote, range };
}

/** A thread on a picture quotes its caption, or else its alt text. */
export function aboutPicture({ attrs, firstChild }: Node): NewThread['about'] {
  const words = firstChild?.textContent || String(attrs.alt ?? '');
  return { place: 'picture', assetId: Number(attrs.asset), quote: shortened(words) };
}

/** The passage of a begun thread in a field; null for others, and if its text was deleted. */
export function rangeOf(
  state: EditorState,
  about: NewThread['about'],
  field: DraftField,
): { from: number; to: number } | null {
  if (about.place !== 'text' || about.field !== field) return null;
  const [from, last] = about.range.map((relative) => positionOf(state, { relative }));
  if (from === null || from === undefined || last === null || last === undefined) return null;
  const to = Math.min(last + 1, state.doc.content.size);
  return from < to ? { from, to } : null;
}

/** The words of a passage. */
export const quoteOf = (doc: Node, from: number, to: number): string =>
  from === to ? '' : shortened(doc.textBetween(from, Math.min(to, from + MAX_READ), ' ', ' '));

/** By characters and not UTF-16 units, so that none is halved. */
const shortened = (text: string): string =>
  [...text.replace(/\s+/gu, ' ').trim()].slice(0, QUOTED_CHARACTERS).join('');
