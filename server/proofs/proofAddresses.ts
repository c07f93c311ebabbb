/** A reader page shown to one person, and how it differs from the public page. */
export type Proof = {
  /** the path to request from Next */
  path: string;
  /** whether cookies are passed on: staff are identified by them; a share link needs none */
  cookies: boolean;
  /** prefix of the pictures that this person may see, instead of `/media` */
  media: string;
  /** prefix for every reader address in the page, so that links stay in the past */
  prefix?: string;
  /** whether our own pages may frame it */
  framed: boolean;
  /** whether its links open in the same frame or in a new window: reader pages cannot be framed */
  opens: 'here' | 'beside';
  /** whether to remove what describes the page to machines: canonical address, social cards, linked data */
  unnamed: boolean;
};

const staff = { cookies: true, media: '/newsroom/media', framed: true, unnamed: false };

/** Whether Next would resolve an address to another one because of dot segments. */
export const isDevious = (target: string): boolean =>
  /[\\]|(^|\/)(\.|%2e){1,2}(\/|$)|%2f|%5c/i.test(target.split('?', 1)[0] ?? '');

/** The proof at an address, or null if there is none; the front server calls this for every request. */
export function proofAt(target: string): Proof | null {
  if (!/^\/(newsroom\/|proofs)/.test(target)) return null; // nearly every request
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (/^\/newsroom\/(articles\/[^/]+|front)\/preview$/.test(path)) return { ...staff, path, opens: 'beside' };
  const past = /^\/newsroom\/as-of\/[^/]+(?=\/|$)/.exec(path);
  if (past) return { ...staff, path, prefix: past[0], opens: 'here' };
  if (!/^\/proofs(\/|$)/.test(path)) return null;
  const media = `/proofs/${path.split('/', 3)[2] ?? ''}/media`;
  return { path, cookies: false, media, framed: false, opens: 'here', unnamed: true };
}
