import { textAttributesOf } from '#body/blocks/blockRegistry.ts';
import { bodySchema } from '#body/bodySchema.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import type { AttributeValue, BlockDetail } from './changeTypes.ts';
import { compareWords } from './wordChanges.ts';

/**
 * Attributes that are no change by themselves: the level in a heading's kind, the address of an entry, and texts of labels,
 * which are compared as blocks.
 */
const ignored: Record<string, string[]> = {
  heading: ['level'],
  entry: ['name'],
  blockquote: ['attribution'],
  factBox: ['title'],
};

/** The attributes of a block that differ: texts word by word, others by their values. */
export function attributeChanges(older: BodyNode, newer: BodyNode): BlockDetail[] {
  const names = new Set([...Object.keys(older.attrs ?? {}), ...Object.keys(newer.attrs ?? {})]);
  return [...names].sort().flatMap((name): BlockDetail[] => {
    if (name === 'id' || isIgnored(older, name) || isIgnored(newer, name)) return [];
    const [before, after] = [attributeOf(older, name), attributeOf(newer, name)];
    if (before === after) return [];
    return isText(older, name) || isText(newer, name)
      ? [{ is: 'text', name, words: compareWords(String(before ?? ''), String(after ?? '')) }]
      : [{ is: 'attribute', name, before, after }];
  });
}

const isIgnored = ({ type }: BodyNode, name: string): boolean => ignored[type]?.includes(name) ?? false;

const isText = ({ type }: BodyNode, name: string): boolean => textAttributesOf(type).includes(name);

/** An absent attribute has the schema's default; an empty text is like none. */
function attributeOf({ type, attrs }: BodyNode, name: string): AttributeValue {
  const value = attrs?.[name] ?? bodySchema.nodes[type]?.spec.attrs?.[name]?.default;
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as AttributeValue);
}
