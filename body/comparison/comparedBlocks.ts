import { blockTypeOf } from '#body/blocks/blockRegistry.ts';
import { isLeaf, labelOf, textOf } from '#body/bodyText.ts';
import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';
import { upgradeNode } from '#body/upgradeNode.ts';
import type { Alignable } from './likeness.ts';

/** A block that contains blocks. One object stands for it in all blocks that it contains. */
export type BlockContainer = { node: BodyNode; path: number[] };

/** A block that is compared as one item: a block of text, a picture, a table. */
export type ComparedBlock = Alignable & {
  node: BodyNode;
  /** its index at each level, from the body down */
  path: number[];
  /** the blocks that contain it, from the body down */
  containers: BlockContainer[];
};

/** Blocks whose parts are compared as details of one item. */
const composites = new Set(['table', 'picture']);

/** What stands for a block without text, such as a divider. */
const NO_TEXT = '———';

/** The items of a body in reading order. The label of a container is an item with the place of the container. */
export function comparedBlocksOf(
  { content = [] }: { content?: BodyNode[] },
  path: number[] = [],
  containers: BlockContainer[] = [],
): ComparedBlock[] {
  return content.map(upgradeNode).flatMap((node, at) => {
    const own = [...path, at];
    if (composites.has(node.type) || isLeaf(node)) return [comparedBlock(node, own, containers)];
    const inner = [...containers, { node, path: own }];
    const label = labelOf(node);
    const blocks = comparedBlocksOf(node, own, inner);
    if (!label) return blocks;
    const labelled = comparedBlock(label.leaf, own, inner);
    return label.place === 'before' ? [labelled, ...blocks] : [...blocks, labelled];
  });
}

function comparedBlock(node: BodyNode, path: number[], containers: BlockContainer[]): ComparedBlock {
  const leaf = blockTypeOf(node.type)?.leaf;
  const { id, asset } = node.attrs ?? {};
  const isText = !composites.has(node.type) && (leaf?.isProse ?? true);
  const text = leaf?.line?.(node) ?? (node.type === 'table' ? tableText(node) : textOf(node));
  return {
    node,
    path,
    containers,
    kind: leaf?.kind?.(node) ?? node.type,
    family: isText ? 'text' : node.type,
    text: isText ? text : text || NO_TEXT,
    id: typeof id === 'string' ? id : undefined,
    subject: asset ?? undefined,
    key: contentKey(node),
  };
}

/** The caption and each row on a line. */
const tableText = (table: BodyNode): string => {
  const caption = labelOf(table);
  const rows = (table.content ?? []).map((row) => (row.content ?? []).map(textOf).join(' | '));
  return [...(caption ? [textOf(caption.leaf)] : []), ...rows].join('\n');
};

/** Equal for nodes that look the same: without ids and absent attributes, however the text is divided into nodes. */
export const contentKey = (node: BodyNode): string => JSON.stringify(comparable(node));

function comparable(node: BodyNode): unknown {
  const { type, attrs, marks, text, content = [] } = upgradeNode(node);
  if (type === 'text') return [text, markKeys(marks)];
  return [type, presentAttributes(attrs), markKeys(marks), joined(content).map(comparable)];
}

/** Sorted, because jsonb does not keep the order of keys. */
const presentAttributes = (attrs: Record<string, unknown> = {}): [string, unknown][] =>
  Object.entries(attrs)
    .filter(([name, value]) => name !== 'id' && value !== null && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** The marks of a text as strings that are equal for equal marks. */
export const markKeys = (marks: BodyMark[] = []): string[] =>
  marks.map(({ type, attrs }) => JSON.stringify([type, ...presentAttributes(attrs)])).sort();

/** Joins neighbouring texts with the same marks. */
function joined(content: BodyNode[]): BodyNode[] {
  const nodes: BodyNode[] = [];
  for (const node of content) {
    const last = nodes.at(-1);
    if (
      last?.type === 'text' &&
      node.type === 'text' &&
      `${markKeys(last.marks)}` === `${markKeys(node.marks)}`
    )
      nodes[nodes.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else nodes.push(node);
  }
  return nodes;
}
