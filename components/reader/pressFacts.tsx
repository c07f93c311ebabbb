import type { Facts } from './frame.ts';

export type { Facts };

/** A page's facts as the press reads them: `server/press/facts.ts`. */
export function pressFacts({ tags, until, now, status, lastModified, mining, within }: Facts) {
  return { tags: [...new Set(tags)], until, now, status, lastModified, mining, within };
}
