import { Parser } from 'htmlparser2';
import { type PressFacts, readFacts } from '#server/press/pageFacts.ts';
import type { FindSheet } from './styleSheets.ts';

export type Rewritten = {
  html: string;
  facts: PressFacts | null;
  islands: boolean;
  /** hashes of the inlined style sheets, for the content security policy */
  styles: string[];
  /** the font of the page's italic words, if it has any */
  italic: string | null;
};

export type HtmlTag = { tagName: string; attrs: { name: string; value: string }[] };

/**
 * Called for each start tag that stays; may change its attributes. Tags with the result `gone` are removed (empty
 * elements and scripts only).
 */
export type AlterTag = (tag: HtmlTag) => 'same' | 'changed' | 'gone';

export const attribute = (tag: HtmlTag, name: string) => tag.attrs.find((each) => each.name === name)?.value;

function isScriptHint(tag: HtmlTag): boolean {
  const rel = attribute(tag, 'rel')?.toLowerCase();
  if (rel === 'modulepreload' || rel === 'expect') return true;
  return (rel === 'preload' || rel === 'prefetch') && attribute(tag, 'as')?.toLowerCase() === 'script';
}

const sheetOf = (tag: HtmlTag, find: FindSheet | undefined) =>
  attribute(tag, 'rel') === 'stylesheet' ? find?.(attribute(tag, 'href') ?? '') : undefined;

/** Tags that may be removed or replaced; without `alter`, others are copied unread. */
const examined = new Set(['script', 'meta', 'link', 'div']);

const escapes: Record<string, string> = { '&': '&amp;', '"': '&quot;', '\u00a0': '&nbsp;' };
const serializeTag = ({ tagName, attrs }: HtmlTag, end: string) =>
  `<${tagName}${attrs.map(({ name, value }) => ` ${name}="${value.replace(/[&"\u00a0]/g, (sign) => escapes[sign] ?? sign)}"`).join('')}${end}`;

/**
 * Turns the framework's HTML into a reader page. Removes scripts (except linked data and our marked islands), hints
 * that load scripts, comments, and the empty hidden elements that React leaves for hydration. Reads and removes the
 * page's facts, which count only in the head, so that story text cannot forge them. Everything else is copied as it is.
 * @param how.alter changes tags for previews; absent for reader pages @param how.find finds the style sheets to inline
 */
export function rewrite(
  source: string,
  { alter, find }: { alter?: AlterTag; find?: FindSheet | undefined } = {},
): Rewritten {
  const parts: string[] = [];
  /** the end of what has been copied or removed */
  let copiedUpTo = 0;
  let facts: PressFacts | null = null;
  let islands = false;
  let inHead = true;
  /** the beginning of a script that is removed */
  let removedScript: number | undefined;
  let heldDiv = ''; // the start tag of a hidden element without content so far
  const styles: string[] = [];
  let italicFont: string | null = null;
  let hasItalics = false;

  function replace(start: number, end: number, text = ''): void {
    parts.push(source.slice(copiedUpTo, start), text);
    copiedUpTo = end;
  }
  function releaseHeld(): void {
    if (heldDiv) parts.push(heldDiv);
    heldDiv = '';
  }
  /** @returns the text that replaces a tag which reader pages must not contain in this form */
  function replacementOf(tag: HtmlTag): string | undefined {
    if (tag.tagName === 'meta') {
      const name = attribute(tag, 'name');
      const isFacts = name === 'press' && inHead;
      if (isFacts) facts = readFacts(attribute(tag, 'content') ?? '');
      return isFacts || name === 'next-size-adjust' ? '' : undefined;
    }
    if (tag.tagName !== 'link') return undefined;
    if (isScriptHint(tag)) return '';
    const sheet = sheetOf(tag, find);
    if (!sheet) return undefined;
    styles.push(sheet.hash);
    italicFont ??= sheet.italic;
    return `<style>${sheet.text}</style>`;
  }
  function removesScript(tag: HtmlTag): boolean {
    const isIsland = attribute(tag, 'data-island') !== undefined;
    islands ||= isIsland;
    return !isIsland && attribute(tag, 'type')?.toLowerCase() !== 'application/ld+json';
  }

  const parser = new Parser({
    onopentag(tagName, attributes, isImplied) {
      if (tagName === 'body') inHead = false;
      if (tagName === 'em' || tagName === 'i') hasItalics = true;
      // The content of a script in SVG is not raw text.
      if (isImplied || removedScript !== undefined) return;
      const [start, end] = [parser.startIndex, parser.endIndex + 1];
      if (!alter && !examined.has(tagName)) return releaseHeld();
      const tag = { tagName, attrs: Object.entries(attributes).map(([name, value]) => ({ name, value })) };
      if (tagName === 'script' && removesScript(tag)) {
        removedScript = start;
        return;
      }
      const replacement = replacementOf(tag);
      if (replacement !== undefined) {
        if (replacement) releaseHeld();
        return replace(start, end, replacement);
      }
      const altered = alter ? alter(tag) : 'same';
      if (altered === 'gone') {
        if (tagName === 'script') removedScript = start;
        else replace(start, end);
        return;
      }
      releaseHeld();
      if (altered === 'changed') replace(start, end, serializeTag(tag, source[end - 2] === '/' ? '/>' : '>'));
      else if (tagName === 'div' && tag.attrs.length === 1 && attributes.hidden !== undefined) {
        heldDiv = source.slice(start, end);
        replace(start, end);
      }
    },
    onclosetag(tagName, isImplied) {
      // The parser's index of `</script >` is that of the space.
      const end = source.indexOf('>', parser.endIndex) + 1;
      if (removedScript !== undefined) {
        if (tagName !== 'script') return;
        // Inside SVG, `<script/>` closes itself, and the end of the SVG element closes an open script.
        const isClosedByOther = isImplied && parser.startIndex > removedScript;
        replace(removedScript, isClosedByOther ? parser.startIndex : end);
        removedScript = undefined;
      } else if (isImplied) return;
      else if (tagName === 'div' && heldDiv) {
        heldDiv = '';
        replace(parser.startIndex, end);
      } else releaseHeld();
    },
    ontext() {
      if (removedScript === undefined) releaseHeld();
    },
    oncomment() {
      if (removedScript === undefined) replace(parser.startIndex, parser.endIndex + 1);
    },
  });
  parser.end(source);
  replace(removedScript ?? source.length, source.length);
  return { html: parts.join(''), facts, islands, styles, italic: hasItalics ? italicFont : null };
}
