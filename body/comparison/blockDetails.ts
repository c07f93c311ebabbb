import { textOf } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { attributeChanges } from './attributeChanges.ts';
import type { BlockDetail, ChangedBlock, WordChanges } from './changeTypes.ts';
import { type ComparedBlock, contentKey } from './comparedBlocks.ts';
import { markChanges } from './markChanges.ts';
import { tableChanges } from './tableChanges.ts';
import { compareWords, isSameText } from './wordChanges.ts';

/** The changes of a block between two versions of different content. */
export function changedBlock(older: ComparedBlock, newer: ComparedBlock): ChangedBlock {
  const { kind } = newer;
  const isText = newer.family === 'text';
  // The parts of a picture or table are compared one by one.
  const words: WordChanges = isText
    ? compareWords(textOf(older.node), textOf(newer.node))
    : newer.family === 'table'
      ? []
      : [{ is: 'same', text: newer.text }];
  const details: BlockDetail[] = [
    ...(older.kind === kind ? [] : [{ is: 'kind' as const, before: older.kind, after: kind }]),
    ...attributeChanges(older.node, newer.node),
    ...(isText ? markChanges(older.node, newer.node, words) : []),
    ...(newer.family === 'table' ? tableChanges(older.node, newer.node) : []),
    ...(isText ? [] : partChanges(older.node, newer.node)),
  ];
  if (isSameText(words) && details.length === 0) details.push({ is: 'other' });
  return { is: 'changed', kind, words, ...(details.length > 0 && { details }) };
}

/** Changes of the parts that a block has once each, such as the caption of a picture or of a table. */
function partChanges(older: BodyNode, newer: BodyNode): BlockDetail[] {
  const [parts, newParts] = [partsOf(older), partsOf(newer)];
  return [...new Set([...parts.keys(), ...newParts.keys()])].flatMap((name): BlockDetail[] => {
    const [before, after] = [parts.get(name), newParts.get(name)];
    const words = compareWords(before ? textOf(before) : '', after ? textOf(after) : '');
    const changed: BlockDetail[] = isSameText(words) ? [] : [{ is: 'text', name, words }];
    if (!before || !after || contentKey(before) === contentKey(after)) return changed;
    return [...changed, ...attributeChanges(before, after), ...markChanges(before, after, words)];
  });
}

/** By the part's name: `figureCaption` of a `figure` is its `caption`. */
const partsOf = ({ type, content = [] }: BodyNode): Map<string, BodyNode> =>
  new Map(
    content.filter((part) => part.type !== 'tableRow').map((part) => [partName(type, part.type), part]),
  );

function partName(type: string, part: string): string {
  const name = part.startsWith(type) ? part.slice(type.length) : part;
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
