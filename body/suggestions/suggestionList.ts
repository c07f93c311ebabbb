import type { BodyNode } from '#body/bodyTypes.ts';
import type { DraftField } from '#body/draftDocument.ts';
import type { ProposedBlock, ProposedMark } from './suggestionMarks.ts';

/** One thing that a suggestion proposes. `text` is the text concerned; of a block, its text, which may be empty. */
export type SuggestionPart =
  | { is: 'insert' | 'delete'; text: string }
  | { is: 'break' }
  | { is: 'add-format' | 'remove-format'; mark: ProposedMark; text: string }
  | { is: 'insert-block' | 'delete-block' | 'join-block'; type: string; text: string }
  | { is: 'change-block'; from: string; to: ProposedBlock; text: string };

/** An open suggestion, as the draft contains it. */
export type DraftSuggestion = { id: string; field: DraftField; parts: SuggestionPart[] };

/**
 * The open suggestions of a draft in the order of its text, each once.
 *
 * @param content the blocks of each field, with suggestions
 */
export function suggestionsIn(content: Partial<Record<DraftField, BodyNode[]>>): DraftSuggestion[] {
  const found = new Map<string, DraftSuggestion>();
  for (const [field, nodes] of Object.entries(content))
    for (const node of nodes) collect(node, { field: field as DraftField, found, proposed: new Set() });
  return [...found.values()];
}

type Collection = {
  field: DraftField;
  found: Map<string, DraftSuggestion>;
  /** ids of the proposed blocks around the node: their text is a part of them already */
  proposed: ReadonlySet<string>;
};

function collect(node: BodyNode, collection: Collection): void {
  if (node.type === 'text') {
    for (const mark of node.marks ?? []) collectMark(node, mark.type, mark.attrs ?? {}, collection);
    return;
  }
  const proposed = new Set(collection.proposed);
  for (const [id, part] of blockParts(node)) {
    if (!proposed.has(id)) add(collection, id, part);
    if (part.is === 'insert-block' || part.is === 'delete-block') proposed.add(id);
  }
  for (const child of node.content ?? []) collect(child, { ...collection, proposed });
}

function collectMark(
  { text = '', marks = [] }: BodyNode,
  type: string,
  attrs: Record<string, unknown>,
  collection: Collection,
): void {
  const id = String(attrs.id);
  if (collection.proposed.has(id)) return;
  const isBreak = marks.some((mark) => mark.type === 'suggestedBreak');
  if (type === 'insertion') add(collection, id, isBreak ? { is: 'break' } : { is: 'insert', text });
  if (type === 'deletion') add(collection, id, { is: 'delete', text });
  if (type !== 'formatting') return;
  const { add: added, remove } = attrs as { add?: ProposedMark | null; remove?: ProposedMark | null };
  if (added) add(collection, id, { is: 'add-format', mark: added, text });
  if (remove) add(collection, id, { is: 'remove-format', mark: remove, text });
}

function blockParts({ type, attrs = {}, content }: BodyNode): [id: string, part: SuggestionPart][] {
  const text = textIn(content ?? []);
  const parts: [string, SuggestionPart][] = [];
  const { inserted, deleted, joined, changed } = attrs;
  if (typeof inserted === 'string') parts.push([inserted, { is: 'insert-block', type, text }]);
  if (typeof deleted === 'string') parts.push([deleted, { is: 'delete-block', type, text }]);
  if (typeof joined === 'string') parts.push([joined, { is: 'join-block', type, text }]);
  const to = changed as ProposedBlock | null | undefined;
  if (typeof to?.id === 'string') parts.push([to.id, { is: 'change-block', from: type, to, text }]);
  return parts;
}

const textIn = (nodes: BodyNode[]): string =>
  nodes
    .map(({ type, text, content = [] }) => (type === 'hardBreak' ? ' ' : (text ?? textIn(content))))
    .join('');

/** Adds a part to its suggestion; text that continues the part before it extends that. */
function add({ found, field }: Collection, id: string, part: SuggestionPart): void {
  const suggestion = found.get(id) ?? { id, field, parts: [] };
  found.set(id, suggestion);
  const last = suggestion.parts.at(-1);
  const continues =
    last && 'text' in last && 'text' in part && last.is === part.is && !part.is.endsWith('block');
  if (continues && isSameFormat(last, part)) last.text += part.text;
  else suggestion.parts.push({ ...part });
}

const isSameFormat = (a: SuggestionPart, b: SuggestionPart): boolean =>
  JSON.stringify('mark' in a && a.mark) === JSON.stringify('mark' in b && b.mark);
