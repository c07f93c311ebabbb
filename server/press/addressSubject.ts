import { matchRoute, pathOf, ROUTES, splitEdition } from '#contracts/routes.ts';
import type { NamedSubject } from '#editorial/readerQueries/addressExistence.ts';
import { isOneOfMany } from './readerAddress.ts';

/** `fixed`: a page that is always there. `many`: one of more than anybody can count. */
export type AddressSubject = NamedSubject | { is: 'fixed' | 'many' };

/** No slug and no path of a page about the paper is a bare hyphen. */
export const ABSENT_NAME = '-';

/** What an address in its one spelling (`readerAddress`) asks for, as far as its form tells. */
export function subjectOf(key: string): AddressSubject {
  if (isOneOfMany(key)) return { is: 'many' };
  const { path, match } = readKey(key);
  const is = match && ROUTES[match.route].subject;
  if (is === 'fixed' || is === 'many') return { is };
  if (is && 'slug' in match.parameters) return { is, name: decodeURIComponent(match.parameters.slug) };
  return { is: 'about', name: decodeURIComponent(path.slice(1)) };
}

/**
 * The address that stands for all of its kind at which there is nothing: what they answer is the same to the byte, so
 * that it is made once, however many are asked for.
 */
export function absentAddress(key: string): string {
  const { edition, match, query } = readKey(key);
  if (!match || !('slug' in match.parameters)) return `${edition}/${ABSENT_NAME}${query}`;
  const parameters = { ...match.parameters, slug: ABSENT_NAME };
  return edition + pathOf(match.route as 'article', parameters) + query;
}

function readKey(key: string) {
  const mark = key.indexOf('?');
  const [whole, query] = mark < 0 ? [key, ''] : [key.slice(0, mark), key.slice(mark)];
  const { edition, path } = splitEdition(whole);
  return { edition, path, query, match: matchRoute(path) };
}
