import { z } from 'zod';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { heading, paragraph } from '#body/composeBody.ts';

/** A block of the body schema, as received over the network. */
export const importedBlock = z.custom<BodyNode>(isImportable, 'body-unfit');

const ownTypes = new Set<unknown>(blockTypes.flatMap((block) => (block.isOfNewsroom ? [block.name] : [])));

/** Whether an imported body may contain the block: it has no picture of this newsroom and no live story entry. */
function isImportable(block: unknown): boolean {
  const holdsOwn = ({ type, content = [] }: BodyNode): boolean =>
    ownTypes.has(type) || content.some(holdsOwn);
  const checked = checkBody({ type: 'doc', content: [block] });
  return checked.fit && !checked.body.content.some(holdsOwn);
}

type Block = {
  kind: 'paragraph' | 'subhead' | 'bullet' | 'other';
  text: string;
  node?: BodyNode | undefined;
};

/** The blocks of a body. Consecutive bullets become one list; empty text becomes no block. */
export function bodyNodesOf(blocks: Block[]): BodyNode[] {
  const nodes: BodyNode[] = [];
  let list: BodyNode[] | null = null;
  for (const { kind, text, node } of blocks) {
    const isNode = kind === 'other' && node !== undefined;
    if (!isNode && text.trim() === '') continue;
    if (kind !== 'bullet') list = null;
    if (isNode) nodes.push(node);
    else if (kind === 'bullet') {
      list ??= startList(nodes);
      list.push({ type: 'listItem', content: [paragraph(text)] });
    } else nodes.push(kind === 'subhead' ? heading(2, text) : paragraph(text));
  }
  return nodes;
}

function startList(nodes: BodyNode[]): BodyNode[] {
  const content: BodyNode[] = [];
  nodes.push({ type: 'bulletList', content });
  return content;
}
