import type { BodyNode } from './bodyTypes.ts';

/** The text of one leaf; a line break counts as a space. */
export function textOf(node: BodyNode): string {
  if (node.type === 'hardBreak') return ' ';
  return node.text ?? (node.content ?? []).map(textOf).join('');
}
