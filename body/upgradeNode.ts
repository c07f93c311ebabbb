import type { BodyNode } from './bodyTypes.ts';

/**
 * A node in the form of the present schema; itself if it has that form, or is invalid. Stored bodies keep the form of their
 * time, with their hashes: every reader upgrades each node that it meets.
 *
 * Until schema version 3 a picture was a `figure` without content, with caption and credit as attributes.
 */
export function upgradeNode(node: BodyNode): BodyNode {
  if (node.type !== EARLIER_PICTURE || node.content || typeof (node.attrs ?? null) !== 'object') return node;
  const { caption = null, credit = null, ...attrs } = node.attrs ?? {};
  if (!isTextOrNull(caption) || !isTextOrNull(credit)) return node;
  const content = [textNode('pictureCaption', caption), textNode('pictureCredit', credit)];
  return { ...node, type: 'picture', attrs, content };
}

/** The name of pictures in bodies and drafts until schema version 3. */
export const EARLIER_PICTURE = 'figure';

const isTextOrNull = (value: unknown): value is string | null => typeof value === 'string' || value === null;

const textNode = (type: string, text: string | null): BodyNode =>
  text ? { type, content: [{ type: 'text', text }] } : { type };
