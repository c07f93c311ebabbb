import { localAddress, sectionName } from '#components/reader/readerFrame.ts';
import type { Front } from '#editorial/readerQueries/liveFront.ts';
import type { Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, sectionPath } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { shortPath } from './paging.ts';
import { TextPage } from './TextPage.tsx';
import { bytesOfStory, TextStories } from './TextStories.tsx';
import { bytesOfText, cutToBytes, MAX_NAME_BYTES } from './textBytes.ts';
import { availableContentBytes, type Framing } from './textFraming.ts';

/** Maximum headlines of all sections together. */
const MAX_HEADLINES = 24;
/** Bytes of a section's tags, address and name; the name is repeated in its list. */
const SECTION_BYTES = 160;
const MAX_SECTION_NAME = 300;

type Props = { frame: PaperFrame; facts: PageFacts; front: Front };

export function TextFront({ frame, facts, front }: Props) {
  const t = translatorFor(frame.language);
  const framing: Framing = { frame, title: null, path: localAddress(frame, '/') };
  const banner = front.banner && { ...front.banner, text: cutToBytes(front.banner.text, MAX_NAME_BYTES) };
  const bannerBytes = banner ? bytesOfText(banner.text) + bytesOfText(banner.slug ?? '') + 120 : 0;
  const { top, withStandfirst, sections } = fitFront(
    front,
    frame,
    availableContentBytes(framing) - bannerBytes,
  );
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{t('front.title')}</h1>
      {banner && (
        <p>
          <strong>{t('front.breaking')}</strong>{' '}
          {banner.slug ? <a href={shortPath(articlePath(banner.slug))}>{banner.text}</a> : banner.text}
        </p>
      )}
      {top.length === 0 && <p>{t('front.emptyText')}</p>}
      <TextStories frame={frame} stories={top} withStandfirst={withStandfirst} />
      {sections.map(({ slug, name, stories }) => (
        <section key={slug} aria-labelledby={`section-${slug}`}>
          <h2 id={`section-${slug}`}>
            <a href={localAddress(frame, shortPath(sectionPath(slug)))}>{name}</a>
          </h2>
          <TextStories frame={frame} stories={stories} />
        </section>
      ))}
    </TextPage>
  );
}

/**
 * The part of a front that fits in `availableBytes`: the headlines at the top and the lead's standfirst; then the first
 * headline of each section, the second of each and so on; then the other standfirsts at the top.
 */
function fitFront(front: Front, frame: PaperFrame, availableBytes: number) {
  let left = availableBytes;
  const take = (bytes: number): boolean => {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
  const [lead, ...others] = (front.lead ? [front.lead, ...front.seconds] : []).filter((story) =>
    take(bytesOfStory(story)),
  );
  const withStandfirst = new Set<Teaser>();
  const addStandfirst = (story: Teaser) => {
    if (take(bytesOfText(story.standfirst))) withStandfirst.add(story);
  };
  if (lead) addStandfirst(lead);
  const sections = front.sections.map((section) => ({
    slug: section.slug,
    name: cutToBytes(sectionName(frame, section), MAX_SECTION_NAME),
    all: section.stories,
    stories: [] as Teaser[],
  }));
  const each = Math.max(1, Math.min(5, Math.floor(MAX_HEADLINES / Math.max(1, sections.length))));
  for (let place = 0; place < each; place++)
    for (const { slug, name, all, stories } of sections) {
      const story = all[place];
      const heading = place === 0 ? SECTION_BYTES + 4 * bytesOfText(slug) + bytesOfText(name) : 0;
      if (story && stories.length === place && take(bytesOfStory(story) + heading)) stories.push(story);
    }
  others.forEach(addStandfirst);
  return {
    top: lead ? [lead, ...others] : [],
    withStandfirst,
    sections: sections.filter(({ stories }) => stories.length > 0),
  };
}
