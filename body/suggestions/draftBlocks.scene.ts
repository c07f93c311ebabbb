import * as Y from 'yjs';
import { SUGGESTED_BREAK_SIGN } from './suggestionMarks.ts';
import { suggestionPieces } from './suggestionPieces.ts';

export const bodyBlocksOf = (ydoc: Y.Doc): Y.XmlElement[] =>
  ydoc
    .getXmlFragment('body')
    .toArray()
    .filter((child) => child instanceof Y.XmlElement);

/** The characters whose deletion each suggestion in the draft proposes. */
export function deletionsIn(ydoc: Y.Doc): Map<string, Set<string>> {
  const deletions = new Map<string, Set<string>>();
  for (const { proposal, suggestion, text } of bodyBlocksOf(ydoc).flatMap(suggestionPieces)) {
    if (proposal !== 'deletion' && proposal !== 'deleted') continue;
    const characters = deletions.get(suggestion) ?? new Set();
    for (const character of text.replaceAll(SUGGESTED_BREAK_SIGN, '')) characters.add(character);
    deletions.set(suggestion, characters);
  }
  return deletions;
}

export const textIn = (block: Y.XmlElement): string =>
  block
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? (child.toDelta() as { insert: string }[]) : []))
    .map(({ insert }) => insert)
    .join('');

export const textOfAll = (ydoc: Y.Doc): string =>
  bodyBlocksOf(ydoc).map(textIn).join('').replaceAll(SUGGESTED_BREAK_SIGN, '');

export function idOf(block: Y.XmlElement): string {
  const id = block._item?.id;
  return id ? `${id.client}-${id.clock}` : '';
}

export const pickOne = <Item>(random: () => number, items: Item[]): Item | undefined =>
  items[Math.floor(random() * items.length)];
