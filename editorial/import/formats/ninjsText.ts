import { type JsonMembers, objectsIn, textMember } from './jsonMembers.ts';
import type { MachineContent } from './machineArticle.ts';
import { machineLine, soundText } from './machineText.ts';
import { textOfMarkup } from './markup.ts';

/** A text of an item: from version 2 an element of a list, in version 1 a separate member (`body_html`). */
export type NinjsText = { role: string; isHtml: boolean; value: string };

/**
 * @param list the name in versions 2 and 3 ("bodies") @param single the name in version 1 ("body"), which a format or a
 * role may follow ("body_html")
 */
export function textsOf(item: JsonMembers, list: string, single: string): NinjsText[] {
  const listed = objectsIn(item, list).map((text) => ({
    role: textMember(text, 'role').toLowerCase(),
    isHtml: /html/i.test(textMember(text, 'contentType')),
    value: textMember(text, 'value'),
  }));
  const singles = [...item]
    .filter(([name, value]) => name.startsWith(single) && typeof value === 'string')
    .map(([name, value]) => {
      const form = name.slice(single.length);
      const isHtml = /^x?html/.test(form);
      return { role: isHtml || form === 'text' ? '' : form, isHtml, value: String(value) };
    });
  return [...listed, ...singles].filter(({ value }) => value.trim() !== '');
}

/** The first text in one of these roles, in their order, else the first text, as one plain line. */
export function lineOf(texts: NinjsText[], roles: string[]): string {
  const inRoles = roles.flatMap((role) => texts.find((text) => text.role === role) ?? []);
  const text = inRoles[0] ?? texts[0];
  return text ? machineLine(text.isHtml ? textOfMarkup(text.value) : text.value) : '';
}

const mainRoles = new Set(['', 'main', 'body', 'plain', 'text', 'html', 'article', 'full']);

/** The story: markup before plain text, main role before others. */
export function bodyOfTexts(texts: NinjsText[]): MachineContent | null {
  const main = texts.filter(({ role }) => mainRoles.has(role.split(/[:/]/).at(-1) ?? ''));
  const best = main.find(({ isHtml }) => isHtml) ?? main[0];
  if (!best) return null;
  const body = soundText(best.value).trim();
  if (body === '') return null;
  return best.isHtml ? { body, body_format: 'html' } : { body: inParagraphs(body), body_format: 'text' };
}

/** Minimum average length of lines, in characters, at which each line is a paragraph. */
const MIN_PARAGRAPH_CHARACTERS = 100;

/**
 * If each line of a plain text is a paragraph, inserts blank lines. If lines are short on average, the text is one
 * wrapped paragraph.
 */
function inParagraphs(text: string): string {
  if (/\n[^\S\n]*\n/.test(text)) return text;
  const lines = text.split('\n');
  return lines.length > 1 && text.length / lines.length > MIN_PARAGRAPH_CHARACTERS
    ? lines.join('\n\n')
    : text;
}

const standfirstRoles = ['standfirst', 'summary', 'subhead', 'abstract', 'short', ''];

/** The standfirst; empty if it only repeats the beginning of the story. */
export function standfirstFrom(descriptions: NinjsText[], { body, body_format }: MachineContent): string {
  const plain = descriptions.filter(({ role }) => standfirstRoles.includes(role));
  const standfirst = plain.length > 0 ? lineOf(plain, standfirstRoles) : '';
  const start = body.slice(0, standfirst.length * 3 + 1_000);
  const shown = machineLine(body_format === 'html' ? textOfMarkup(start) : start);
  return shown.startsWith(standfirst.replace(/\s*(?:…|\.\.\.)$/, '')) ? '' : standfirst;
}
