import { z } from 'zod';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { heading, paragraph } from '#body/composeBody.ts';

/** One block of the body schema, as it comes over the network. */
export const importedBlock = z.custom<BodyNode>(isImportable, 'body-unfit');

const ownTypes = new Set<unknown>(blockTypes.flatMap((block) => (block.isOfNewsroom ? [block.name] : [])));

/** Whether a body may hold it, without what belongs to this newsroom: no picture of ours, no entry of a live story. */
function isImportable(given: unknown): boolean {
  const holdsOwn = ({ type, content = [] }: BodyNode): boolean =>
    ownTypes.has(type) || content.some(holdsOwn);
  const checked = checkBody({ type: 'doc', content: [given] });
  return checked.fit && !checked.body.content.some(holdsOwn);
}

type Block = {
  kind: 'paragraph' | 'subhead' | 'bullet' | 'other';
  text: string;
  node?: BodyNode | undefined;
};

/** The blocks of a body. Bullets that stand one after another are one list; empty text makes no block. */
export function bodyNodesOf(blocks: Block[]): BodyNode[] {
  const nodes: BodyNode[] = [];
  let list: BodyNode[] | null = null;
  for (const { kind, text, node } of blocks) {
    if (kind === 'bullet' && text.trim() !== '') {
      const item: BodyNode = { type: 'listItem', content: [paragraph(text)] };
      if (list) list.push(item);
      else {
        list = [item];
        nodes.push({ type: 'bulletList', content: list });
      }
      continue;
    }
    if (kind === 'other' && node) nodes.push(node);
    else if (text.trim() !== '') nodes.push(kind === 'subhead' ? heading(2, text) : paragraph(text));
    else continue;
    list = null;
  }
  return nodes;
}
