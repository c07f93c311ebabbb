import { finished } from 'node:stream/promises';
import { RewritingStream } from 'parse5-html-rewriting-stream';
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

/**
 * Turns the framework's HTML into a reader page. Removes scripts (except linked data and our marked islands), hints
 * that load scripts, comments, and the empty hidden elements that React leaves for hydration. Reads and removes the
 * page's facts, which count only in the head, so that story text cannot forge them. @param how.alter changes tags for
 * proofs; absent for reader pages @param how.find finds the style sheets to inline
 */
export async function rewrite(
  source: string,
  { alter, find }: { alter?: AlterTag; find?: FindSheet | undefined } = {},
): Promise<Rewritten> {
  const out = new RewritingStream();
  let html = '';
  let facts: PressFacts | null = null;
  let islands = false;
  let inHead = true;
  let isDropping = false; // whether the position is inside a removed script
  let heldDiv = ''; // the start tag of a hidden element without content so far
  const styles: string[] = [];
  let italicFont: string | null = null;
  let hasItalics = false;

  const emit = (raw: string) => {
    if (heldDiv) out.emitRaw(heldDiv);
    heldDiv = '';
    out.emitRaw(raw);
  };
  /** Handles a tag that reader pages must not contain in this form. @returns false for any other tag */
  function replaces(tag: HtmlTag): boolean {
    const { tagName } = tag;
    if (tagName === 'script') {
      const isIsland = attribute(tag, 'data-island') !== undefined;
      islands ||= isIsland;
      isDropping = !isIsland && attribute(tag, 'type')?.toLowerCase() !== 'application/ld+json';
      return isDropping;
    }
    if (tagName === 'meta') {
      const name = attribute(tag, 'name');
      const isFacts = name === 'press' && inHead;
      if (isFacts) facts = readFacts(attribute(tag, 'content') ?? '');
      return isFacts || name === 'next-size-adjust';
    }
    if (tagName !== 'link') return false;
    if (isScriptHint(tag)) return true;
    const sheet = sheetOf(tag, find);
    if (!sheet) return false;
    styles.push(sheet.hash);
    italicFont ??= sheet.italic;
    out.emitRaw(`<style>${sheet.text}</style>`);
    return true;
  }
  out.on('data', (chunk: string) => {
    html += chunk;
  });
  out.on('doctype', (_, raw) => out.emitRaw(raw));
  out.on('comment', () => {});
  out.on('text', (_, raw) => {
    if (!isDropping) emit(raw);
  });
  out.on('startTag', (tag, raw) => {
    if (tag.tagName === 'body') inHead = false;
    if (tag.tagName === 'em' || tag.tagName === 'i') hasItalics = true;
    if (replaces(tag)) return;
    const altered = alter ? alter(tag) : 'same';
    if (altered === 'gone') {
      isDropping = tag.tagName === 'script';
      return;
    }
    emit('');
    if (altered === 'changed') return out.emitStartTag(tag);
    const isHidden = attribute(tag, 'hidden') !== undefined;
    if (tag.tagName === 'div' && isHidden && tag.attrs.length === 1) heldDiv = raw;
    else out.emitRaw(raw);
  });
  out.on('endTag', ({ tagName }, raw) => {
    if (tagName === 'script' && isDropping) isDropping = false;
    else if (tagName === 'div' && heldDiv) heldDiv = '';
    else out.emitRaw(raw);
  });
  out.end(source);
  await finished(out);
  return { html, facts, islands, styles, italic: hasItalics ? italicFont : null };
}
