import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { type AttributeRule, isFitText } from './blocks/attributeRules.ts';
import { blockTypes } from './blocks/blockRegistry.ts';
import { bodySchema } from './bodySchema.ts';
import type { Body, BodyMark, BodyNode } from './bodyTypes.ts';
import { isFitHref } from './href.ts';

export { isFitText };

export const limits = { levels: 64, nodes: 50_000, characters: 2_000_000, line: 1_000 };

export type Checked = { fit: true; body: Body } | { fit: false; problem: string };

type Rules = Record<string, AttributeRule>;

const nodeRules: Record<string, Rules> = {
  doc: {},
  text: {},
  hardBreak: {},
  ...Object.fromEntries(blockTypes.map(({ name, attributes }) => [name, attributes])),
};

const markRules: Record<string, Rules> = { bold: {}, italic: {}, link: { href: isFitHref } };
const markOrder = Object.keys(bodySchema.marks);
const nodeKeys = new Set(['type', 'attrs', 'content', 'marks', 'text']);

class Unfit extends Error {}

/** A headline or standfirst as one line: without line breaks, repeated spaces and invisible signs. */
export const oneLine = (text: string): string => withoutInvisibleSigns(text).replace(/\s+/gu, ' ').trim();

/** A headline or standfirst: one line that can be stored and set. */
export function checkLine(text: unknown): { fit: true; line: string } | { fit: false; problem: string } {
  if (typeof text !== 'string') return { fit: false, problem: 'It is not text.' };
  if (!isFitText(text)) return { fit: false, problem: 'It holds characters that cannot be stored.' };
  const line = oneLine(text);
  if (line.length > limits.line)
    return { fit: false, problem: `It is longer than ${limits.line} characters.` };
  return { fit: true, line };
}

/** Refuses whatever the schema does not know; nothing is cleaned silently. The body returned is in canonical form. */
export function checkBody(json: unknown): Checked {
  try {
    measure(json);
    const root = canonical(json);
    if (root.type !== 'doc') throw new Unfit('A body begins with a doc.');
    const node = bodySchema.nodeFromJSON(root);
    node.check();
    return { fit: true, body: withoutAbsent(node.toJSON()) as Body };
  } catch (error) {
    if (error instanceof Unfit || error instanceof RangeError || error instanceof SyntaxError)
      return { fit: false, problem: error.message };
    throw error;
  }
}

/** Depth and size first, without recursion: ProseMirror would overflow the stack on what this refuses. */
function measure(json: unknown): void {
  const waiting: { node: unknown; level: number }[] = [{ node: json, level: 1 }];
  let nodes = 0;
  let characters = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, level } = next;
    if (!isRecord(node)) throw new Unfit('A node is not an object.');
    if (level > limits.levels) throw new Unfit(`It is nested deeper than ${limits.levels} levels.`);
    nodes += 1;
    if (typeof node.text === 'string') characters += node.text.length;
    for (const value of isRecord(node.attrs) ? Object.values(node.attrs) : [])
      if (typeof value === 'string') characters += value.length;
    if (node.content !== undefined && !Array.isArray(node.content)) throw new Unfit('Content is not a list.');
    const content = (node.content ?? []) as unknown[];
    if (nodes + waiting.length + content.length > limits.nodes)
      throw new Unfit(`It has more than ${limits.nodes} parts.`);
    if (characters > limits.characters) throw new Unfit(`It is longer than ${limits.characters} characters.`);
    for (const child of content) waiting.push({ node: child, level: level + 1 });
  }
}

function canonical(json: unknown): BodyNode {
  const given = json as Record<string, unknown>;
  for (const key of Object.keys(given))
    if (!nodeKeys.has(key)) throw new Unfit(`A node has something unknown: ${key.slice(0, 40)}.`);
  const type = String(given.type);
  const rules = Object.hasOwn(nodeRules, type) ? nodeRules[type] : undefined;
  if (!rules) throw new Unfit(`Unknown kind of block: ${type.slice(0, 40)}.`);
  const node: BodyNode = { type };
  const attrs = checkedAttributes(type, rules, given.attrs);
  if (attrs) node.attrs = attrs;
  if (given.text !== undefined) {
    if (type !== 'text' || typeof given.text !== 'string') throw new Unfit('Text is out of place.');
    if (!isFitText(given.text)) throw new Unfit('It holds characters that cannot be stored.');
    node.text = given.text;
  }
  if (given.marks !== undefined) node.marks = canonicalMarks(given.marks);
  if (given.content !== undefined) node.content = (given.content as unknown[]).map(canonical);
  return node;
}

function canonicalMarks(given: unknown): BodyMark[] {
  if (!Array.isArray(given)) throw new Unfit('Marks are not a list.');
  const marks = given.map((mark: unknown) => {
    if (!isRecord(mark)) throw new Unfit('A mark is not an object.');
    const type = String(mark.type);
    const rules = Object.hasOwn(markRules, type) ? markRules[type] : undefined;
    if (!rules || Object.keys(mark).some((key) => key !== 'type' && key !== 'attrs'))
      throw new Unfit(`Unknown mark: ${type.slice(0, 40)}.`);
    const attrs = checkedAttributes(type, rules, mark.attrs);
    return attrs ? { type, attrs } : { type };
  });
  return marks.sort((one, other) => markOrder.indexOf(one.type) - markOrder.indexOf(other.type));
}

/** Without what is null or undefined, which means absent; undefined when nothing is left. */
function checkedAttributes(type: string, rules: Rules, given: unknown) {
  if (given === undefined || given === null) return undefined;
  if (!isRecord(given)) throw new Unfit('Attributes are not an object.');
  const present = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of present)
    if (!(Object.hasOwn(rules, name) && rules[name]?.(value)))
      throw new Unfit(`Unfit attribute of ${type}: ${name.slice(0, 40)}.`);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

function withoutAbsent(node: BodyNode): BodyNode {
  const { attrs, content, ...rest } = node;
  const present = Object.entries(attrs ?? {}).filter(([, value]) => value !== null);
  return {
    ...rest,
    ...(present.length > 0 && { attrs: Object.fromEntries(present) }),
    ...(content && { content: content.map(withoutAbsent) }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
