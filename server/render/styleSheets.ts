import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const PREFIX = '/_next/static/';

/** A style sheet to inline, its hash for the content security policy, and the address of its italic font, if any. */
export type StyleSheet = { text: string; hash: string; italic: string | null };

/** Finds a style sheet's text by the address in a page; undefined leaves the link unchanged. */
export type FindSheet = (href: string) => StyleSheet | undefined;

/** The build's style sheets, inlined so that one request draws a page (docs/decisions/sheets-in-the-page.md). */
export function openStyleSheets(directory: string): FindSheet {
  const read = new Map<string, StyleSheet | undefined>();
  return (href) => {
    if (!read.has(href)) read.set(href, load(directory, href));
    return read.get(href);
  };
}

function load(directory: string, href: string): StyleSheet | undefined {
  if (!/^\/_next\/static\/[\w./~-]+\.css$/.test(href) || href.includes('..')) return undefined;
  try {
    const css = readFileSync(join(directory, href.slice(PREFIX.length)), 'utf8');
    const text = absolute(css, posix.dirname(href));
    // Text that could close the style element is not inlined.
    if (/<\/style|<!--/i.test(text)) return undefined;
    const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    return { text, hash, italic: italicOf(text) };
  } catch {
    return undefined;
  }
}

/** The italic font of the main character range, not that of its rarer letters. */
function italicOf(css: string): string | null {
  const faces = css.match(/@font-face\s*{[^}]*}/g) ?? [];
  const face = faces.find((rule) => /font-style:\s*italic/.test(rule) && !rule.includes('unicode-range'));
  return /url\(["']?([^"')]+\.woff2)["']?\)/.exec(face ?? '')?.[1] ?? null;
}

/** Makes relative URLs in a style sheet absolute, based on the sheet's folder. */
function absolute(css: string, folder: string): string {
  return css.replace(/url\((["']?)(?![a-z]+:|\/|#)([^)"']+)\1\)/gi, (_, quote, path) => {
    return `url(${quote}${posix.join(folder, path)}${quote})`;
  });
}
