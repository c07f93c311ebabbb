/** Controls and non-characters, most of which XML 1.0 forbids altogether. */
const forbidden = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** Controls that turn the direction of whatever follows, also beyond the text that holds them. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an XML element or attribute. `>` too, so that no `]]>` can appear. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"']/g, (character) => named[character] ?? '');
}

/** One line that stands among others' text (a title, a name): nothing in it reaches beyond it. */
export const xmlLine = (text: string): string => text.replace(turning, '').replace(/\s+/g, ' ').trim();

/**
 * Text as HTML, for titles and descriptions of RSS: readers decode them as HTML once XML is decoded, so that a `<` of the
 * text would begin a tag. Line breaks are kept.
 */
export const htmlText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>');

/** `<name attribute="…">text</name>`, escaped; null or empty text leaves the element out. */
export function element(name: string, text: string | null | undefined, attributes: object = {}): string {
  if (!text) return '';
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`);
  return `<${name}${written.join('')}>${xml(text)}</${name}>`;
}
