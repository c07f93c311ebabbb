/** Maximum nesting of elements, which no story exceeds. It makes recursion over the tree safe. */
export const MAX_XML_DEPTH = 200;
/** Maximum tags, comments and sections in total. */
const MAX_XML_MARKS = 150_000;
const MAX_ATTRIBUTES = 100;
/** Limited because the parser copies the prefixes in scope at each element that declares one. */
const MAX_NAMESPACE_DECLARATIONS = 5_000;

/** Why XML is not parsed; `text` quotes the error, at most 200 characters, and may be empty. */
export type XmlRefused = { why: 'too-long' | 'too-deep' | 'malformed' | 'xml-entities'; text: string };

/**
 * Checks XML before it is parsed, in one pass: limits its depth and size, removes a DOCTYPE that only names a file, and
 * refuses one with declarations, as entities may expand without limit or refer to files.
 */
export function boundXml(text: string): { text: string } | XmlRefused {
  let depth = 0;
  let marks = 0;
  let declarations = 0;
  let doctype: [start: number, end: number] | null = null;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (++marks > MAX_XML_MARKS) return { why: 'too-long', text: '' };
    const special = endOfSpecial(text, at);
    const end = special ?? endOfTag(text, at);
    if (end === -1) return malformed(text, at);
    if (text.startsWith('<!DOCTYPE', at)) {
      if (text.slice(at, end).includes('[')) return { why: 'xml-entities', text: '' };
      if (doctype || depth > 0) return malformed(text, at);
      doctype = [at, end];
    } else if (text[at + 1] === '/') depth--;
    else if (special === null) {
      const tag = text.slice(at, end);
      if (count(tag, '=') > MAX_ATTRIBUTES && countAttributes(tag) > MAX_ATTRIBUTES)
        return { why: 'malformed', text: tag.slice(0, 40) };
      declarations += count(tag, 'xmlns');
      if (declarations > MAX_NAMESPACE_DECLARATIONS) return { why: 'too-long', text: '' };
      if (!tag.endsWith('/>') && ++depth > MAX_XML_DEPTH) return { why: 'too-deep', text: '' };
    }
    at = end;
  }
  return { text: doctype ? text.slice(0, doctype[0]) + text.slice(doctype[1]) : text };
}

const malformed = (text: string, at: number): XmlRefused => ({
  why: 'malformed',
  text: text.slice(at, at + 40),
});

const specials = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The end of a comment, CDATA section or instruction; -1: it has none; null: none begins here. */
function endOfSpecial(text: string, at: number): number | null {
  for (const [opening, closing] of specials) {
    if (!text.startsWith(opening, at)) continue;
    const end = text.indexOf(closing, at + opening.length);
    return end === -1 ? -1 : end + closing.length;
  }
  return null;
}

/** The position after the `>` that ends a tag, ignoring quoted ones. -1: the tag has no end. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at];
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return -1;
}

function count(text: string, part: string): number {
  let total = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) total++;
  return total;
}

/** Counts `=` outside of values. */
const countAttributes = (tag: string): number => count(tag.replace(/"[^"]*"?|'[^']*'?/g, ''), '=');
