import type { Front } from '#editorial/readerQueries/liveFront.ts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { bytesOfStory } from './TextStories.tsx';
import { bytesOfText, cutToBytes } from './textBytes.ts';

/** Under the sections of the front, all together. */
const MAX_HEADLINES = 24;
/** Tags of a section, and its address and name once more as what its list is called. */
const SECTION_BYTES = 160;
const MAX_SECTION_NAME = 300;

type Section = { slug: string; name: string; stories: Teaser[] };
type Fit = { top: Teaser[]; withStandfirst: Set<Teaser>; sections: Section[] };

/**
 * What of a front `room` bytes hold: the headlines at the top, then of each section the first, the second and so on, then
 * the standfirsts at the top.
 */
export function fitFront(front: Front, { language, paper }: PaperFrame, room: number): Fit {
  let left = room;
  const take = (bytes: number): boolean => {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
  const top: Teaser[] = [];
  for (const story of front.lead ? [front.lead, ...front.seconds] : [])
    if (take(bytesOfStory(story))) top.push(story);
  // What the lead says goes before the last of the sections.
  const withStandfirst = new Set<Teaser>();
  const [lead] = top;
  if (lead && take(bytesOfText(lead.standfirst))) withStandfirst.add(lead);
  const sections = front.sections.map(({ slug, names, stories }) => ({
    slug,
    name: cutToBytes(names[language] ?? names[paper.language] ?? slug, MAX_SECTION_NAME),
    given: stories,
    stories: [] as Teaser[],
  }));
  const each = Math.max(1, Math.min(5, Math.floor(MAX_HEADLINES / Math.max(1, sections.length))));
  for (let place = 0; place < each; place++)
    for (const section of sections) {
      const story = section.given[place];
      const heading = SECTION_BYTES + 4 * bytesOfText(section.slug) + bytesOfText(section.name);
      if (
        story &&
        section.stories.length === place &&
        take(bytesOfStory(story) + (place === 0 ? heading : 0))
      )
        section.stories.push(story);
    }
  for (const story of top.slice(1)) if (take(bytesOfText(story.standfirst))) withStandfirst.add(story);
  return { top, withStandfirst, sections: sections.filter(({ stories }) => stories.length > 0) };
}
