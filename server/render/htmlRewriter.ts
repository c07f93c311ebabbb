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

function sheetOf(tag: HtmlTag, find: FindSheet | undefined) {
  return attribute(tag, 'rel') === 'stylesheet' ? find?.(attribute(tag, 'href') ?? '') : undefined;
}

/**
 * Turns the framework's HTML into a reader page. Removes scripts (except linked data and our marked islands), hints
 * that load scripts, comments, and the empty hidden elements that React leaves for hydration. Reads and removes the
 * page's facts, which count only in the head, so that story text cannot forge them. @param how.alter changes tags for
 * proofs; absent for reader pages @param how.find finds the style sheets to inline
 */
export async function rewrite(
  source: string,
  { alter, find }: { alter?: AlterTag; find?: FindSheet } = {},
): Promise<Rewritten> {
  const out = new RewritingStream();
  let html = '';
  let facts: PressFacts | null = null;
  let islands = false;
  let inHead = true;
  let dropping = false; // inside a script that is removed
  let held = ''; // a hidden element that is empty so far
  const styles: string[] = [];
  let italic: string | null = null;
  let slants = false;

  const flush = () => {
    if (held) out.emitRaw(held);
    held = '';
  };
  out.on('data', (chunk: string) => {
    html += chunk;
  });
  out.on('doctype', (_, raw) => out.emitRaw(raw));
  out.on('comment', () => {});
  out.on('text', (_, raw) => {
    if (dropping) return;
    flush();
    out.emitRaw(raw);
  });
  out.on('startTag', (tag, raw) => {
    if (tag.tagName === 'body') inHead = false;
    if (tag.tagName === 'em' || tag.tagName === 'i') slants = true;
    if (tag.tagName === 'script') {
      const island = attribute(tag, 'data-island') !== undefined;
      islands ||= island;
      dropping = !island && attribute(tag, 'type')?.toLowerCase() !== 'application/ld+json';
      if (dropping) return;
    }
    if (tag.tagName === 'link' && isScriptHint(tag)) return;
    if (tag.tagName === 'meta' && attribute(tag, 'name') === 'next-size-adjust') return;
    if (tag.tagName === 'meta' && attribute(tag, 'name') === 'press' && inHead) {
      facts = readFacts(attribute(tag, 'content') ?? '');
      return;
    }
    const sheet = tag.tagName === 'link' ? sheetOf(tag, find) : undefined;
    if (sheet) {
      styles.push(sheet.hash);
      italic ??= sheet.italic;
      out.emitRaw(`<style>${sheet.text}</style>`);
      return;
    }
    const altered = alter ? alter(tag) : 'same';
    if (altered === 'gone') {
      dropping = tag.tagName === 'script';
      return;
    }
    flush();
    if (altered === 'changed') return out.emitStartTag(tag);
    const hidden = attribute(tag, 'hidden') !== undefined;
    if (tag.tagName === 'div' && hidden && tag.attrs.length === 1) held = raw;
    else out.emitRaw(raw);
  });
  out.on('endTag', (tag, raw) => {
    if (tag.tagName === 'script' && dropping) {
      dropping = false;
      return;
    }
    if (tag.tagName === 'div' && held) held = '';
    else out.emitRaw(raw);
  });
  out.end(source);
  await finished(out);
  return { html, facts, islands, styles, italic: slants ? italic : null };
}
