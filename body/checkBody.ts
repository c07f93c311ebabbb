import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { type AttributeRule, isFitText } from './blocks/attributeRules.ts';
import { blockTypes } from './blocks/blockRegistry.ts';
import { bodySchema } from './bodySchema.ts';
import type { Body, BodyMark, BodyNode } from './bodyTypes.ts';
import { markTypes } from './marks/markRegistry.ts';
import { upgradeNode } from './upgradeNode.ts';

export { isFitText };

export const limits = { levels: 64, nodes: 50_000, characters: 2_000_000, line: 1_000 };

type Unfitness = { fit: false; problem: string };
export type Checked = { fit: true; body: Body } | Unfitness;

type Rules = Record<string, AttributeRule>;

const nodeRules: Record<string, Rules> = {
  doc: {},
  text: {},
  hardBreak: {},
  ...Object.fromEntries(blockTypes.map(({ name, attributes }) => [name, attributes])),
};

const markRules: Record<string, Rules> = Object.fromEntries(
  markTypes.map(({ name, attributes }) => [name, attributes]),
);
const markOrder = markTypes.map(({ name }): string => name);
const nodeKeys = new Set(['type', 'attrs', 'content', 'marks', 'text']);

class Unfit extends Error {}

const UNSTORABLE = 'It holds characters that cannot be stored.';

/** A headline or standfirst as one line: without line breaks, repeated spaces and invisible characters. */
export const oneLine = (text: string): string => withoutInvisibleSigns(text).replace(/\s+/gu, ' ').trim();

/** Checks a headline or standfirst, and returns it as one line. */
export function checkLine(text: unknown): { fit: true; line: string } | Unfitness {
  const refuse = (problem: string): Unfitness => ({ fit: false, problem });
  if (typeof text !== 'string') return refuse('It is not text.');
  if (!isFitText(text)) return refuse(UNSTORABLE);
  const line = oneLine(text);
  return line.length > limits.line
    ? refuse(`It is longer than ${limits.line} characters.`)
    : { fit: true, line };
}

/**
 * Refuses everything that is not in the schema; removes nothing silently. Returns the body in canonical form. Blocks of an
 * earlier schema are upgraded.
 */
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

/** Checks depth and size without recursion. ProseMirror, which is recursive, would overflow the stack on a deep body. */
function measure(json: unknown): void {
  const queue: { node: unknown; level: number }[] = [{ node: json, level: 1 }];
  let [nodes, characters] = [0, 0];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { node, level } = next;
    if (!isRecord(node)) throw new Unfit('A node is not an object.');
    if (level > limits.levels) throw new Unfit(`It is nested deeper than ${limits.levels} levels.`);
    nodes += 1;
    for (const value of [node.text, ...(isRecord(node.attrs) ? Object.values(node.attrs) : [])])
      if (typeof value === 'string') characters += value.length;
    if (node.content !== undefined && !Array.isArray(node.content)) throw new Unfit('Content is not a list.');
    const content = (node.content ?? []) as unknown[];
    if (nodes + queue.length + content.length > limits.nodes)
      throw new Unfit(`It has more than ${limits.nodes} parts.`);
    if (characters > limits.characters) throw new Unfit(`It is longer than ${limits.characters} characters.`);
    for (const child of content) queue.push({ node: child, level: level + 1 });
  }
}

function canonical(json: unknown): BodyNode {
  const source = upgradeNode(json as BodyNode) as Record<string, unknown>;
  const unknownKey = Object.keys(source).find((key) => !nodeKeys.has(key));
  if (unknownKey !== undefined) throw new Unfit(`A node has something unknown: ${unknownKey.slice(0, 40)}.`);
  const type = String(source.type);
  const rules = Object.hasOwn(nodeRules, type) ? nodeRules[type] : undefined;
  if (!rules) throw new Unfit(`Unknown kind of block: ${type.slice(0, 40)}.`);
  const node: BodyNode = { type };
  const attrs = checkedAttributes(type, rules, source.attrs);
  if (attrs) node.attrs = attrs;
  const { text, marks, content } = source;
  if (text !== undefined) {
    if (type !== 'text' || typeof text !== 'string') throw new Unfit('Text is out of place.');
    if (!isFitText(text)) throw new Unfit(UNSTORABLE);
    node.text = text;
  }
  if (marks !== undefined) node.marks = canonicalMarks(marks);
  if (content !== undefined) node.content = (content as unknown[]).map(canonical);
  return node;
}

function canonicalMarks(json: unknown): BodyMark[] {
  if (!Array.isArray(json)) throw new Unfit('Marks are not a list.');
  const marks = json.map((mark: unknown) => {
    if (!isRecord(mark)) throw new Unfit('A mark is not an object.');
    const type = String(mark.type);
    const rules = Object.hasOwn(markRules, type) ? markRules[type] : undefined;
    if (!rules || Object.keys(mark).some((key) => key !== 'type' && key !== 'attrs'))
      throw new Unfit(`Unknown mark: ${type.slice(0, 40)}.`);
    const attrs = checkedAttributes(type, rules, mark.attrs);
    return attrs ? { type, attrs } : { type };
  });
  return marks.sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type));
}

/** The checked attributes that are not null or undefined; undefined if there are none. */
function checkedAttributes(type: string, rules: Rules, json: unknown) {
  if (json === undefined || json === null) return undefined;
  if (!isRecord(json)) throw new Unfit('Attributes are not an object.');
  const attrs = presentAttributes(json);
  for (const [name, value] of Object.entries(attrs ?? {}))
    if (!(Object.hasOwn(rules, name) && rules[name]?.(value)))
      throw new Unfit(`Unfit attribute of ${type}: ${name.slice(0, 40)}.`);
  return attrs;
}

function presentAttributes(attrs: Record<string, unknown>): Record<string, unknown> | undefined {
  const present = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

function withoutAbsent({ attrs: allAttrs = {}, content, ...rest }: BodyNode): BodyNode {
  const attrs = presentAttributes(allAttrs);
  return { ...rest, ...(attrs && { attrs }), ...(content && { content: content.map(withoutAbsent) }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
