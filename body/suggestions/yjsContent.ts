import type * as Y from 'yjs';
import { bodySchema } from '#body/bodySchema.ts';

/** A run of a Yjs text in its delta. */
export type TextRun = { insert: unknown; attributes?: Record<string, Record<string, unknown> | null> };

/** Whether an element contains blocks, not text: such an element must not become empty. */
export function isContainerElement({ nodeName }: Y.XmlElement): boolean {
  const type = bodySchema.nodes[nodeName];
  return type !== undefined && !type.isTextblock && !type.isLeaf;
}
