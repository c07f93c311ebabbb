import type { BodyNode } from '#body/bodyTypes.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import type { KeptOut } from '#contracts/keptOut.ts';
import type { WireBlock } from './wireArticle.ts';

/** Converts blocks of the body schema to import blocks: plain ones can be corrected in the review. */
export function htmlBlocks(nodes: BodyNode[], line: number): WireBlock[] {
  return nodes.flatMap((node): WireBlock[] => {
    const text = textOf(node).replace(/\s+/gu, ' ').trim();
    if (text === '') return [];
    if (node.type === 'paragraph' && isPlain(node)) return [{ kind: 'paragraph', text, line }];
    if (node.type === 'heading' && node.attrs?.level === 2 && isPlain(node))
      return [{ kind: 'subhead', text, line }];
    return [{ kind: 'other', text, line, node }];
  });
}

/** The losses of an HTML conversion as a list of left-out passages: "2 × picture". */
export const lossesAsKeptOut = (losses: Loss[], line: number): KeptOut[] =>
  losses.map(({ is, count }) => ({ kind: 'markup', text: `${count} × ${is}`, line }));

const isPlain = ({ content = [] }: BodyNode): boolean =>
  content.every(({ type, marks = [] }) => type === 'text' && marks.length === 0);

/** The text of a block. Blocks within it are separated by spaces. */
function textOf({ type, text = '', content = [] }: BodyNode): string {
  if (type === 'text') return text;
  if (type === 'hardBreak') return ' ';
  const isBlock = content.some((inner) => inner.type !== 'text' && inner.type !== 'hardBreak');
  return content.map(textOf).join(isBlock ? ' ' : '');
}
