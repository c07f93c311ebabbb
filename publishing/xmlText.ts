/** Controls and non-characters; XML 1.0 forbids most of them. */
const forbidden = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** Controls that change the direction of the following text, also after the text that contains them. */
const directional = /[\u202a-\u202e\u2066-\u2069]/g;

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an XML element or attribute. `>` is escaped too, so that no `]]>` can appear. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"']/g, (character) => named[character] ?? '');
}

/** A text as one line without direction controls (a title, a name), so that it does not affect the text around it. */
export const xmlLine = (text: string): string => text.replace(directional, '').replace(/\s+/g, ' ').trim();

/**
 * Text as HTML, for titles and descriptions of RSS: feed readers decode them as XML and then as HTML, so that a `<` in
 * the text would begin a tag. Line breaks are kept.
 */
export const htmlText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>');

/** `<name attribute="…">text</name>`, escaped; null or empty text leaves the element out. */
export function element(name: string, text: string | null | undefined, attributes: object = {}): string {
  if (!text) return '';
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`);
  return `<${name}${written.join('')}>${xml(text)}</${name}>`;
}
