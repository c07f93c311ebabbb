import { NORMAL_URGENCY } from '#contracts/urgency.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { Teaser } from './readerTypes.ts';

/** A story that a front could show; lists of them are newest first. */
export type FrontCandidate = Teaser & { sectionId: SectionId | null; urgency: number; isOffFronts: boolean };

/**
 * Hours before the newest story of a front, or of a section's band, in which urgency counts. Counted from that story
 * and not from now, so that the order changes only when a story changes, and pages stay valid.
 */
export const URGENCY_HOURS = 24;

export type Ranked = {
  story: FrontCandidate;
  /** the story's urgency; for a story past those hours, at most normal */
  urgency: number;
};

/**
 * The order in which automatic places take stories: first those first released within `URGENCY_HOURS` before the
 * newest, by urgency and then newest first; then all older ones, newest first. @param stories newest first, those of
 * one front or one band
 */
export function rankForFront(stories: FrontCandidate[]): Ranked[] {
  const newest = Math.max(...stories.slice(0, 1).map(({ firstReleasedAt }) => firstReleasedAt.getTime()));
  const begin = newest - URGENCY_HOURS * 3_600_000;
  const counts = ({ firstReleasedAt }: FrontCandidate) => firstReleasedAt.getTime() >= begin;
  const recent = stories.filter(counts).map((story) => ({ story, urgency: story.urgency }));
  const older = stories
    .filter((story) => !counts(story))
    .map((story) => ({ story, urgency: Math.max(NORMAL_URGENCY, story.urgency) }));
  return [...recent.toSorted((one, other) => one.urgency - other.urgency), ...older];
}
