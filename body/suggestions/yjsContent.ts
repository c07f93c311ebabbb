import type * as Y from 'yjs';
import { bodySchema } from '#body/bodySchema.ts';

/** A run of a Yjs text in its delta. */
export type TextRun = { insert: unknown; attributes?: Record<string, Record<string, unknown> | null> };

/** The mark of a Yjs attribute: y-tiptap writes marks that may overlap as "name--hash". */
export const markNameOf = (attribute: string): string => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, '');

/** Whether an element contains blocks, not text: such an element must not become empty. */
export function isContainerElement({ nodeName }: Y.XmlElement): boolean {
  const type = bodySchema.nodes[nodeName];
  return type !== undefined && !type.isTextblock && !type.isLeaf;
}
