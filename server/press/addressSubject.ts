import type { NamedSubject } from '#editorial/readerQueries/addressExistence.ts';
import { isOneOfMany } from './readerAddress.ts';

/** `fixed`: a page that always exists. `many`: a page of an unlimited set. */
export type AddressSubject = NamedSubject | { is: 'fixed' | 'many' };

const FEED = String.raw`((?:/feed\.(?:xml|json))?)`;

/** The first match applies; its groups are the text before the name, the name, and the text after it. */
const NAMED: [address: RegExp, is: NamedSubject['is']][] = [
  [/^(\/articles\/)([^/]+)((?:\/history)?)$/, 'article'],
  [/^(\/api\/(?:articles|ninjs)\/)([^/]+)()$/, 'article'],
  [new RegExp(`^(/sections/)([^/]+)${FEED}$`), 'section'],
  [new RegExp(`^(/topics/)([^/]+)${FEED}$`), 'topic'],
  [new RegExp(`^(/authors/)([^/]+)${FEED}$`), 'author'],
  [/^((?:\/api)?\/series\/)([^/]+)()$/, 'series'],
];

/** A name that no page has: no slug and no path of a page about the paper is a single hyphen. */
const NOBODYS_NAME = '-';

const FIXED = new Set(
  `/ /about/record /api/articles /api/ninjs /api/openapi.json /as-of /corrections /corrections/feed.xml /feed.json
  /feed.xml /icon.svg /news-sitemap.xml /oembed /robots.txt /search /sitemap.xml /subscribe /subscriptions /text
  /.well-known/copydesk-ledger.json /.well-known/security.txt /.well-known/tdmrep.json
  /ledger/releases.json`.split(/\s+/),
);

/** The last pattern: parts of a long story in the text-only edition. */
const MANY = [
  /^\/(ledger\/checkpoints|subscribe)\/[^/]+$/,
  /^\/subscriptions\/[^/]+(\/(confirm|end))?$/,
  /^\/articles\/[^/]+\/\d{1,3}$/,
];

/** Derives from the form of a normalized address (`readerAddress`) what it requests. */
export function subjectOf(key: string): AddressSubject {
  if (isOneOfMany(key)) return { is: 'many' };
  const { path } = splitKey(key);
  if (FIXED.has(path)) return { is: 'fixed' };
  if (MANY.some((kind) => kind.test(path))) return { is: 'many' };
  for (const [address, is] of NAMED) {
    const name = address.exec(path)?.[2];
    if (name !== undefined) return { is, name: decodeURIComponent(name) };
  }
  return { is: 'about', name: decodeURIComponent(path.slice(1)) };
}

/**
 * The address that represents all addresses of its kind without content: their answer is the same to the byte, so it is
 * rendered once for all of them.
 */
export function absentAddress(key: string): string {
  const { edition, path, query } = splitKey(key);
  for (const [address] of NAMED) {
    const [, before, , after] = address.exec(path) ?? [];
    if (before !== undefined) return `${edition}${before}${NOBODYS_NAME}${after}${query}`;
  }
  return `${edition}/${NOBODYS_NAME}${query}`;
}

/** Splits a key. `edition`: the part before the path in the text-only edition. */
function splitKey(key: string): { edition: string; path: string; query: string } {
  const mark = key.indexOf('?');
  const [whole, query] = mark < 0 ? [key, ''] : [key.slice(0, mark), key.slice(mark)];
  const edition = /^\/text(?=\/)/.test(whole) ? '/text' : '';
  return { edition, path: whole.slice(edition.length), query };
}
