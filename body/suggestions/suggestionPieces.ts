import * as Y from 'yjs';
import { bodySchema } from '#body/bodySchema.ts';
import { markNameOf } from './markNames.ts';
import type { ProposedBlock, ProposedMark } from './suggestionMarks.ts';
import { type SuggestionAttribute, suggestionAttributeNames } from './suggestionMarks.ts';

/** Characters of a Yjs text that were inserted together: the id of the first, and their number. */
export type CharacterSpan = {
  id: Y.ID;
  length: number;
  /** name of the format in Yjs, and id of its item from which on the suggestion's mark applies */
  key: string;
  format: Y.ID;
  /** id of the last item before `format` that ended a format of this name */
  endedBefore: Y.ID | undefined;
  /** where the mark ends: `by` is the id of the item that ends it; undefined at the end of the text */
  end: { by: Y.ID | undefined };
};

/** A part of a suggestion in one text or element of a draft. */
export type SuggestionPiece = {
  suggestion: string;
  /** what is proposed: pieces with the same are compared with each other */
  proposal: string;
  /** the text concerned; of an element without text, its type and attributes */
  text: string;
} & ({ is: 'text'; spans: CharacterSpan[] } | ElementPiece);

export type ElementPiece = {
  is: 'element';
  element: Y.ID;
  attribute: SuggestionAttribute;
  /** id of the attribute's value in Yjs, and that of the value before it which its author knew */
  value: Y.ID;
  replaced: Y.ID | null;
};

/** JSON with sorted keys: Postgres' `jsonb` does not keep their order. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, member]) => member !== null && member !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );

export const formatProposal = (is: 'add-format' | 'remove-format', mark: ProposedMark): string =>
  `${is} ${canonicalJson({ type: mark.type, attrs: mark.attrs ?? {} })}`;

export const changeProposal = ({ type, attrs }: ProposedBlock): string =>
  `changed ${canonicalJson({ type, attrs: attrs ?? {} })}`;

/** The parts of suggestions in a block, in the order of its text. */
export function suggestionPieces(block: Y.XmlElement): SuggestionPiece[] {
  const pieces: SuggestionPiece[] = [];
  collectElement(block, pieces);
  return pieces;
}

function collectElement(element: Y.XmlElement, pieces: SuggestionPiece[]): void {
  for (const name of suggestionAttributeNames) {
    const value = element.getAttribute(name) as unknown;
    const change = name === 'changed' ? (value as ProposedBlock | undefined | null) : undefined;
    const suggestion = name === 'changed' ? change?.id : value;
    const item = element._map.get(name);
    if (typeof suggestion !== 'string' || !element._item || !item) continue;
    const proposal = change ? changeProposal(change) : name;
    const text = textOf(element);
    const ids = { element: element._item.id, value: item.id, replaced: item.origin };
    pieces.push({ is: 'element', suggestion, proposal, text, attribute: name, ...ids });
  }
  for (const child of element.toArray())
    if (child instanceof Y.XmlText) collectText(child, pieces);
    else if (child instanceof Y.XmlElement) collectElement(child, pieces);
}

/** The text of an element; of one that cannot contain text, its type and attributes without suggestions. */
function textOf(element: Y.XmlElement): string {
  if (bodySchema.nodes[element.nodeName]?.isLeaf) {
    const attributes = { ...element.getAttributes() } as Record<string, unknown>;
    for (const name of suggestionAttributeNames) delete attributes[name];
    return `${element.nodeName} ${canonicalJson(attributes)}`;
  }
  return element
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText ? charactersOf(child) : child instanceof Y.XmlElement ? textOf(child) : '',
    )
    .join('');
}

const charactersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

type OpenFormat = { value: Record<string, unknown> } & Pick<CharacterSpan, 'format' | 'endedBefore' | 'end'>;
type TextPiece = Extract<SuggestionPiece, { is: 'text' }>;

function collectText(text: Y.XmlText, pieces: SuggestionPiece[]): void {
  const formats = new Map<string, OpenFormat>();
  const ends = new Map<string, Y.ID>();
  /** pieces that the next characters may continue */
  let current: TextPiece[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key } = item.content;
      const value = item.content.value as Record<string, unknown> | null;
      const open = formats.get(key);
      if (open) open.end.by = item.id;
      formats.delete(key);
      if (value === null) ends.set(key, item.id);
      else formats.set(key, { value, format: item.id, endedBefore: ends.get(key), end: { by: undefined } });
    } else if (item.content instanceof Y.ContentString) {
      const { id, length, content } = item;
      current = proposalsOf(formats).map(({ suggestion, proposal, ...format }) => {
        const span = { id, length, ...format };
        const known = current.find((one) => one.suggestion === suggestion && one.proposal === proposal);
        const piece = known ?? { is: 'text', suggestion, proposal, text: '', spans: [] };
        piece.text += content.str;
        piece.spans.push(span);
        if (!known) pieces.push(piece);
        return piece;
      });
    }
  }
}

type TextProposal = { suggestion: string; proposal: string } & Pick<
  CharacterSpan,
  'key' | 'format' | 'endedBefore' | 'end'
>;

function proposalsOf(formats: Map<string, OpenFormat>): TextProposal[] {
  const found: TextProposal[] = [];
  for (const [key, { value, ...ids }] of formats) {
    const format = { key, ...ids };
    const suggestion = value.id;
    if (typeof suggestion !== 'string') continue;
    const name = markNameOf(key);
    if (name === 'insertion' || name === 'deletion') found.push({ suggestion, proposal: name, ...format });
    if (name !== 'formatting') continue;
    const { add, remove } = value as { add?: ProposedMark | null; remove?: ProposedMark | null };
    if (add) found.push({ suggestion, proposal: formatProposal('add-format', add), ...format });
    if (remove) found.push({ suggestion, proposal: formatProposal('remove-format', remove), ...format });
  }
  return found;
}
