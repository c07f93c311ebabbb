import { z } from 'zod';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { heading, paragraph } from '#body/composeBody.ts';

/** Block types that an import may have besides plain paragraphs: no pictures of our own, no entries of a live story. */
const importedTypes = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'pullQuote',
  'bulletList',
  'orderedList',
]);

/** One block of the body schema, as received over the network. */
export const importedBlock = z.custom<BodyNode>(
  (given) =>
    typeof given === 'object' &&
    given !== null &&
    importedTypes.has(String((given as { type?: unknown }).type)) &&
    isFitBlock(given),
  'body-unfit',
);

function isFitBlock(block: object): boolean {
  const { fit } = checkBody({ type: 'doc', content: [block] });
  return fit && !/"type":"(?:figure|entry)"/.test(JSON.stringify(block));
}

type Block = {
  kind: 'paragraph' | 'subhead' | 'bullet' | 'other';
  text: string;
  node?: BodyNode | undefined;
};

/** The blocks of a body. Consecutive bullets become one list; empty text gives no block. */
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
