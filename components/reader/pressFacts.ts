import type { PageFacts } from '#publishing/paperFrame.ts';

export type { PageFacts };

/** A page's facts as the press reads them: `server/press/pageFacts.ts`. */
export function pressFacts({ tags, until, now, status, lastModified, mining, within }: PageFacts) {
  return { tags: [...new Set(tags)], until, now, status, lastModified, mining, within };
}
