import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { checkBody, limits } from '#body/checkBody.ts';
import type { DraftContent } from '#body/draftDocument.ts';
import { blockTexts, isWritten, looseNode } from './recoveredText.ts';

/** A recovered text in parts that fit a draft. Where a part is missing, the draft's stays unchanged. */
export type FitContent = { headline?: string; standfirst?: string; body: Body };

/**
 * Divides a recovered text for a draft. A headline or standfirst that does not fit its field becomes a paragraph, and an
 * invalid body becomes plain paragraphs.
 * @param present the draft's headline and standfirst
 * @returns undefined when the text is larger than an article may be
 */
export function fitContentOf(
  { body, ...fields }: DraftContent,
  present: { headline: string; standfirst: string } = { headline: '', standfirst: '' },
): FitContent | undefined {
  const fit: Partial<FitContent> = {};
  const before: BodyNode[] = [];
  for (const field of ['headline', 'standfirst'] as const) {
    const line = storable(fields[field]).replace(/\s+/gu, ' ').trim();
    if (line === '' || line === present[field]) continue;
    if (present[field] === '' && line.length <= limits.line) fit[field] = line;
    else before.push(paragraph(line));
  }
  const { content: blocks } = looseNode(body);
  const texts = () =>
    blockTexts(body)
      .filter(isWritten)
      .map((text) => paragraph(storable(text)));
  for (const after of [() => (Array.isArray(blocks) ? blocks : []), texts]) {
    const content = [...before, ...after()];
    const checked = checkBody({ type: 'doc', content: content.length > 0 ? content : [paragraph('')] });
    if (checked.fit) return { ...fit, body: checked.body };
  }
  return undefined;
}

/** Without the characters that Postgres cannot store. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

const paragraph = (text: string): BodyNode =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
