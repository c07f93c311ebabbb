import { matchRoute, STAFF_AS_OF } from '#contracts/routes.ts';

/** One page that is shown to one person, and how it differs from a reader's. */
export type Proof = {
  /** what is asked of Next */
  path: string;
  /** staff are known by their cookies; whoever holds a link needs none */
  cookies: boolean;
  /** where pictures answer for this person, instead of at `/media` */
  media: string;
  /** put before every address of a reader's page, so that a link stays in the past */
  prefix?: string;
  /** whether it may stand in a frame of our own pages */
  framed: boolean;
  /** whether its links open beside it: readers' pages stand in no frame */
  opens: 'here' | 'beside';
  /** leaves out what describes the page to other machines: canonical address, cards, linked data */
  unnamed: boolean;
};

const staff = { cookies: true, media: '/newsroom/media', framed: true, unnamed: false };

const STAFF_PAST = new RegExp(`^${STAFF_AS_OF}/[^/]+(?=/|$)`);

/** Whether an address names another than it seems to: Next would walk its dots. */
export const isDevious = (target: string): boolean =>
  /[\\]|(^|\/)(\.|%2e){1,2}(\/|$)|%2f|%5c/i.test(target.split('?', 1)[0] ?? '');

/** The proof at an address, or null where there is none: the front door asks for every request. */
export function proofAt(target: string): Proof | null {
  if (!/^\/(newsroom\/|proofs)/.test(target)) return null; // nearly every request
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const route = matchRoute(path)?.route;
  if (route === 'articlePreview' || route === 'frontPreview') return { ...staff, path, opens: 'beside' };
  const past = STAFF_PAST.exec(path);
  if (past) return { ...staff, path, prefix: past[0], opens: 'here' };
  if (!/^\/proofs(\/|$)/.test(path)) return null;
  const media = `/proofs/${path.split('/', 3)[2] ?? ''}/media`;
  return { path, cookies: false, media, framed: false, opens: 'here', unnamed: true };
}
