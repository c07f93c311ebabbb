import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const PREFIX = '/_next/static/';

/** A style sheet as it can stand in a page, its hash as a policy of content names it, and where its italic is, if it has one. */
export type StyleSheet = { text: string; hash: string; italic: string | null };

/** Finds the text of a sheet by the address that a page gives; undefined leaves the page as it is. */
export type FindSheet = (href: string) => StyleSheet | undefined;

/**
 * The build's style sheets, to be written into readers' pages: a page is then drawn after one answer and not two, which
 * on a phone's line is worth more than that the next page need not bring them again (docs/decisions/sheets-in-the-page.md).
 */
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
    const written = readFileSync(join(directory, href.slice(PREFIX.length)), 'utf8');
    const text = absolute(written, posix.dirname(href));
    // What could end the element is not put into one.
    if (/<\/style|<!--/i.test(text)) return undefined;
    const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    return { text, hash, italic: italicOf(text) };
  } catch {
    return undefined;
  }
}

/** The italic that words are set in: not the one of its rarer letters, which names them. */
function italicOf(css: string): string | null {
  const faces = css.match(/@font-face\s*{[^}]*}/g) ?? [];
  const face = faces.find((each) => /font-style:\s*italic/.test(each) && !each.includes('unicode-range'));
  return /url\(["']?([^"')]+\.woff2)["']?\)/.exec(face ?? '')?.[1] ?? null;
}

/** Addresses in a sheet are meant from its own place. */
function absolute(css: string, folder: string): string {
  return css.replace(/url\((["']?)(?![a-z]+:|\/|#)([^)"']+)\1\)/gi, (_, quote, path) => {
    return `url(${quote}${posix.join(folder, path)}${quote})`;
  });
}
