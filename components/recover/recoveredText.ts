import { textAttributesOf } from '#body/blocks/blockRegistry.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { checkBody, limits } from '#body/checkBody.ts';
import type { DraftContent } from '#body/draftDocument.ts';

/** A node as a browser's copy has it: nothing of it is checked. */
type LooseNode = { type?: unknown; text?: unknown; attrs?: unknown; content?: unknown };

/**
 * All words of a draft as plain text: headline, standfirst, body and what is said about its pictures, a blank line
 * apart. Nothing is checked: a body that no story can take must be readable too.
 */
export function textOfDraft({ headline, standfirst, body }: DraftContent): string {
  return [headline, standfirst, ...blockTexts(body)].filter(isWritten).join('\n\n');
}

/** A recovered text in parts that a draft takes. A part is left out where the draft's own is to stay. */
export type FitContent = { headline?: string; standfirst?: string; body: Body };

/**
 * Divides a recovered text for a draft. A headline or standfirst that the draft has no place for becomes a paragraph, and
 * a body that is unfit is reduced to its words.
 * @param present what the draft says already in these fields
 * @returns undefined when the text is larger than any story
 */
export function fitContentOf(
  { headline, standfirst, body }: DraftContent,
  present: { headline: string; standfirst: string } = { headline: '', standfirst: '' },
): FitContent | undefined {
  const fit: Partial<FitContent> = {};
  const homeless: string[] = [];
  for (const [field, text] of Object.entries({ headline, standfirst }) as [
    'headline' | 'standfirst',
    string,
  ][]) {
    const line = storable(text).replace(/\s+/gu, ' ').trim();
    if (line === '' || line === present[field]) continue;
    if (present[field] === '' && line.length <= limits.line) fit[field] = line;
    else homeless.push(line);
  }
  const before = homeless.map(paragraph);
  const blocks = (body as LooseNode | null)?.content;
  const words = () =>
    blockTexts(body)
      .filter(isWritten)
      .map((text) => paragraph(storable(text)));
  for (const after of [() => (Array.isArray(blocks) ? blocks : []), words]) {
    const content = [...before, ...after()];
    const checked = checkBody({ type: 'doc', content: content.length > 0 ? content : [paragraph('')] });
    if (checked.fit) return { ...fit, body: checked.body };
  }
  return undefined;
}

const isWritten = (text: string): boolean => text.trim() !== '';

/** Without the characters that Postgres cannot store. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

const paragraph = (text: string): BodyNode =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };

function blockTexts(node: unknown): string[] {
  const { type, content, attrs } = looseNode(node);
  const words = textAttributesOf(String(type));
  if (words.length > 0) {
    const given = (attrs ?? {}) as Record<string, unknown>;
    return words.map((name) => given[name]).filter((text) => typeof text === 'string');
  }
  const children: unknown[] = Array.isArray(content) ? content : [];
  if (children.some(isInline)) return [children.map(inlineText).join('').trim()];
  return children.flatMap(blockTexts);
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

const looseNode = (node: unknown): LooseNode => (typeof node === 'object' && node !== null ? node : {});
