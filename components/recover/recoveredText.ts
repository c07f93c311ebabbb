import { blockTypeOf, textAttributesOf } from '#body/blocks/blockRegistry.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import type { DraftContent } from '#body/draftDocument.ts';
import { upgradeNode } from '#body/upgradeNode.ts';

/** A node of a browser's copy, not validated. */
type LooseNode = { type?: unknown; text?: unknown; attrs?: unknown; content?: unknown };

/**
 * All text of a draft, with blank lines between headline, standfirst, blocks and the texts of pictures. The body is not
 * validated, so that an invalid one is readable too.
 */
export function textOfDraft({ headline, standfirst, body }: DraftContent): string {
  return [headline, standfirst, ...blockTexts(body)].filter(isWritten).join('\n\n');
}

export const isWritten = (text: string): boolean => text.trim() !== '';

/** The texts of a node and everything in it; some may be blank. */
export function blockTexts(node: unknown): string[] {
  const { type, content, attrs } = upgradeNode(looseNode(node) as BodyNode) as LooseNode;
  const values = (attrs ?? {}) as Record<string, unknown>;
  const ownTexts = textAttributesOf(String(type))
    .map((name) => values[name])
    .filter((text) => typeof text === 'string');
  const children: unknown[] = Array.isArray(content) ? content : [];
  const texts = children.some(isInline)
    ? [children.map(inlineText).join('').trim()]
    : children.flatMap(blockTexts);
  // The alt text of a picture, and the title of a box, come before what is in them.
  const isBefore = type === 'picture' || blockTypeOf(String(type))?.label?.place === 'before';
  return isBefore ? [...ownTexts, ...texts] : [...texts, ...ownTexts];
}

const isInline = (node: unknown): boolean => {
  const { type, text } = looseNode(node);
  return typeof text === 'string' || type === 'hardBreak';
};

function inlineText(node: unknown): string {
  const { type, text } = looseNode(node);
  if (type === 'hardBreak') return '\n';
  return typeof text === 'string' ? text : blockTexts(node).join('\n');
}

/** A node of any shape, to be read with care. */
export const looseNode = (node: unknown): LooseNode =>
  typeof node === 'object' && node !== null ? node : {};
