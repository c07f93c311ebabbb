import { matchRoute, pathOf, ROUTES, splitEdition, TEXT_EDITION } from '#contracts/routes.ts';
import type { NamedSubject } from '#editorial/readerQueries/addressExistence.ts';
import { isReadingApi } from '#server/frontServer/apiRequests.ts';
import { isStaffPath } from '#server/frontServer/staffPaths.ts';
import { isOneOfMany } from './readerAddress.ts';

/** `fixed`: a page that always exists. `many`: a page of a kind with an unlimited number of addresses. */
export type AddressSubject = NamedSubject | { is: 'fixed' | 'many' };

/** The name that stands for missing content: neither a slug nor the path of an about page can be a single hyphen. */
export const ABSENT_NAME = '-';

/** The subject of a normalized address (`readerAddress`), determined from the address alone. */
export function subjectOf(key: string): AddressSubject {
  if (isOneOfMany(key)) return { is: 'many' };
  const { path, match } = readKey(key);
  const is = match && ROUTES[match.route].subject;
  if (is === 'fixed' || is === 'many') return { is };
  if (is && 'slug' in match.parameters) return { is, name: decodeURIComponent(match.parameters.slug) };
  return { is: 'about', name: decodeURIComponent(path.slice(1)) };
}

/**
 * The shared address for all addresses of a kind that have no content. Their answers are identical, so one render
 * serves all of them.
 */
export function absentAddress(key: string): string {
  const { edition, match, query } = readKey(key);
  if (!match || !('slug' in match.parameters)) return `${edition}/${ABSENT_NAME}${query}`;
  const parameters = { ...match.parameters, slug: ABSENT_NAME };
  return edition + pathOf(match.route as 'article', parameters) + query;
}

/** What the press serves at a normalized address. `none`: the press never serves this address. */
export function addressKind(key: string): 'page' | 'picture' | 'none' {
  const [pathname = ''] = key.split('?', 1);
  // An unusual spelling of a path that the front server sends to staff pages.
  if (isStaffPath(pathname) && !isReadingApi(pathname)) return 'none';
  const { edition, path } = splitEdition(pathname);
  if (edition === TEXT_EDITION || !path.startsWith('/media/')) return 'page';
  return ['picture', 'card'].includes(matchRoute(path)?.route ?? '') ? 'picture' : 'none';
}

function readKey(key: string) {
  const queryAt = key.indexOf('?');
  const [pathname, query] = queryAt < 0 ? [key, ''] : [key.slice(0, queryAt), key.slice(queryAt)];
  const { edition, path } = splitEdition(pathname);
  return { edition, path, query, match: matchRoute(path) };
}
