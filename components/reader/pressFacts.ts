import type { PageFacts } from './frame.ts';

export type { PageFacts };

/** A page's facts as the press reads them: `server/press/facts.ts`. */
export function pressFacts({ tags, until, now, status, lastModified, mining, within }: PageFacts) {
  return { tags: [...new Set(tags)], until, now, status, lastModified, mining, within };
}
