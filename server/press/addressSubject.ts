import type { NamedSubject } from '#editorial/readerQueries/addressExistence.ts';
import { isOneOfMany } from './readerAddress.ts';

/** `fixed`: a page that is always there. `many`: one of more than anybody can count. */
export type AddressSubject = NamedSubject | { is: 'fixed' | 'many' };

const FEED = String.raw`((?:/feed\.(?:xml|json))?)`;

/** The first that fits counts; its groups are what stands before the name, the name, and what stands after it. */
const NAMED: [address: RegExp, is: NamedSubject['is']][] = [
  [/^(\/articles\/)([^/]+)((?:\/history)?)$/, 'article'],
  [/^(\/api\/(?:articles|ninjs)\/)([^/]+)()$/, 'article'],
  [new RegExp(`^(/sections/)([^/]+)${FEED}$`), 'section'],
  [new RegExp(`^(/topics/)([^/]+)${FEED}$`), 'topic'],
  [new RegExp(`^(/authors/)([^/]+)${FEED}$`), 'author'],
  [/^((?:\/api)?\/series\/)([^/]+)()$/, 'series'],
];

/** No slug and no path of a page about the paper is a bare hyphen. */
const NOBODYS_NAME = '-';

const FIXED = new Set(
  `/ /about/record /api/articles /api/ninjs /api/openapi.json /as-of /corrections /corrections/feed.xml /feed.json
  /feed.xml /icon.svg /news-sitemap.xml /oembed /robots.txt /search /sitemap.xml /subscribe /subscriptions /text
  /.well-known/copydesk-ledger.json /.well-known/security.txt /.well-known/tdmrep.json
  /ledger/releases.json`.split(/\s+/),
);

/** The last: parts of a long story in the text-only edition. */
const MANY = [
  /^\/(ledger\/checkpoints|subscribe)\/[^/]+$/,
  /^\/subscriptions\/[^/]+(\/(confirm|end))?$/,
  /^\/articles\/[^/]+\/\d{1,3}$/,
];

/** What an address in its one spelling (`readerAddress`) asks for, as far as its form tells. */
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
 * The address that stands for all of its kind at which there is nothing: what they answer is the same to the byte, so
 * that it is made once, however many are asked for.
 */
export function absentAddress(key: string): string {
  const { edition, path, query } = splitKey(key);
  for (const [address] of NAMED) {
    const [, before, , after] = address.exec(path) ?? [];
    if (before !== undefined) return `${edition}${before}${NOBODYS_NAME}${after}${query}`;
  }
  return `${edition}/${NOBODYS_NAME}${query}`;
}

/** `edition`: what stands before the path in the text-only edition. */
function splitKey(key: string): { edition: string; path: string; query: string } {
  const mark = key.indexOf('?');
  const [whole, query] = mark < 0 ? [key, ''] : [key.slice(0, mark), key.slice(mark)];
  const edition = /^\/text(?=\/)/.test(whole) ? '/text' : '';
  return { edition, path: whole.slice(edition.length), query };
}
