import { matchRoute, STAFF_AS_OF } from '#contracts/routes.ts';

/** A page that is shown to one person, and the ways in which it differs from a reader's page. */
export type Preview = {
  /** the path to request from Next */
  path: string;
  /** whether Next gets the cookies, which identify staff; the holder of a share link needs none */
  cookies: boolean;
  /** the path below which this person gets pictures, instead of `/media` */
  media: string;
  /** prefix for every address of a reader's page, so that a link stays in the past */
  prefix?: string;
  /** whether our own pages may show it in a frame */
  framed: boolean;
  /** `beside`: links open in a new tab, because readers' pages may not be framed */
  opens: 'here' | 'beside';
  /** whether to remove metadata for other sites: canonical address, cards, linked data */
  unnamed: boolean;
};

const staff = { cookies: true, media: '/newsroom/media', framed: true, unnamed: false };

const STAFF_PAST = new RegExp(`^${STAFF_AS_OF}/[^/]+(?=/|$)`);

/** Whether a path contains dot segments or encoded slashes, which Next would resolve to another path. */
export const isDevious = (target: string): boolean =>
  /[\\]|(^|\/)(\.|%2e){1,2}(\/|$)|%2f|%5c/i.test(target.split('?', 1)[0] ?? '');

/** The preview at an address, or null. Called for every request. */
export function previewAt(target: string): Preview | null {
  if (!/^\/(newsroom\/|proofs)/.test(target)) return null; // nearly every request
  const queryAt = target.indexOf('?');
  const path = queryAt < 0 ? target : target.slice(0, queryAt);
  const route = matchRoute(path)?.route;
  if (route === 'articlePreview' || route === 'frontPreview') return { ...staff, path, opens: 'beside' };
  const past = STAFF_PAST.exec(path);
  if (past) return { ...staff, path, prefix: past[0], opens: 'here' };
  if (!/^\/proofs(\/|$)/.test(path)) return null;
  const media = `/proofs/${path.split('/', 3)[2] ?? ''}/media`;
  return { path, cookies: false, media, framed: false, opens: 'here', unnamed: true };
}
