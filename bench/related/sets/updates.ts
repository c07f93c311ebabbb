import { seededRandom } from '../../words.ts';
import { makeEvents, type NewsEvent, slotsOf } from './events.ts';
import { between, expand, pick, type Random, sample } from './grammar.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { deckOf, lengthOf, sentenceOf } from './sentences.ts';
import { busyDay, inOrder } from './timing.ts';

const EVENTS_PER_INCIDENT = 3;
const lengths = { en: [140, 320], 'zh-CN': [260, 600] } as const;
/** The share of the text that a version keeps from the one before; every third version keeps nearly all. */
const minRetained = 0.2;
const maxRetained = 0.8;
const nearlyAllRetained = 0.72;
const SMALL_CHANGES = 1 / 3;

type Version = { lead: string; paragraphs: string[] };

/**
 * Write-throughs: an event is reported in four to eight versions, each with a new lead, some paragraphs of the version
 * before and some new ones. Two to four follow-ups then share only names with them. Stories of an event are related,
 * but a list may contain only one of several near copies.
 */
export function writeUpdates(lexicon: Lexicon, seed: number) {
  const random = seededRandom(seed);
  const stories = makeEvents(lexicon, lexicon.subjects, EVENTS_PER_INCIDENT, random).flatMap((event) => {
    const versions = writeVersions(event, between(4, 8, random), lexicon, random);
    const followUps = Array.from({ length: between(2, 4, random) }, () =>
      writeFollowUp(event, lexicon, random),
    );
    const topics = random() < 0.6 ? [event.subject.topic] : [];
    const shared = { topics, labels: [event.label], language: lexicon.language };
    const days = versionDays(versions.length, followUps.length, event.isSpread, random);
    return [...versions, ...followUps].map((story, at) => ({ ...story, ...shared, onDay: days[at] ?? 0 }));
  });
  return inOrder(stories, `updates-${lexicon.language}`);
}

function writeVersions(event: NewsEvent, count: number, lexicon: Lexicon, random: Random) {
  const deck = deckOf(lexicon.reports, random);
  const filler = deckOf([...event.subject.common, ...lexicon.background], random);
  const lead = deckOf(lexicon.leads, random);
  const headline = deckOf(lexicon.headlines, random);
  let before: Version | undefined;
  return Array.from({ length: count }, (_, number) => {
    const slots = slotsOf(event, lexicon, { people: 3, objects: 3, what: 2, came: 2 }, random);
    const write = (template: string) => sentenceOf(template, slots(), lexicon, random);
    const makeLead = () => [write(lead()), write(deck())].join(lexicon.gap);
    const paragraph = () =>
      Array.from({ length: between(1, 3, random) }, () => write(random() < 0.75 ? deck() : filler())).join(
        lexicon.gap,
      );
    before = before
      ? rewrite(before, makeLead(), paragraph, lexicon, random)
      : firstVersion(makeLead(), paragraph, lexicon, random);
    const marked = number > 0 && random() < 0.5 ? `${lexicon.mark} ${number}: ` : '';
    return {
      headline: `${marked}${expand(headline(), slots(), random)}`,
      body: [before.lead, ...before.paragraphs].join('\n\n'),
    };
  });
}

function firstVersion(lead: string, paragraph: () => string, lexicon: Lexicon, random: Random): Version {
  const version: Version = { lead, paragraphs: [] };
  const [least, most] = lengths[lexicon.language];
  const targetLength = between(least, most, random);
  while (sizeOf(version, lexicon) < targetLength) version.paragraphs.push(paragraph());
  return version;
}

/** The next version: a new lead, some paragraphs of the version before in order, and new ones between. */
function rewrite(
  before: Version,
  lead: string,
  paragraph: () => string,
  lexicon: Lexicon,
  random: Random,
): Version {
  const [least, most] = lengths[lexicon.language];
  const size = sizeOf(before, lexicon) * (0.85 + random() * 0.3);
  const targetLength = Math.min(most, Math.max(least, size));
  const minShare = random() < SMALL_CHANGES ? nearlyAllRetained : minRetained;
  const share = minShare + random() * (maxRetained - minShare);
  const retained = new Set<string>();
  let length = 0;
  for (const candidate of sample(before.paragraphs, before.paragraphs.length, random)) {
    const newLength = length + lengthOf(candidate, lexicon);
    const isCloser = Math.abs(newLength - share * targetLength) < Math.abs(length - share * targetLength);
    if (!isCloser || newLength > maxRetained * targetLength) continue;
    retained.add(candidate);
    length = newLength;
  }
  const version = { lead, paragraphs: before.paragraphs.filter((candidate) => retained.has(candidate)) };
  while (sizeOf(version, lexicon) < targetLength) {
    const place = Math.floor(random() * (version.paragraphs.length + 1));
    version.paragraphs.splice(place, 0, paragraph());
  }
  return version;
}

const sizeOf = ({ lead, paragraphs }: Version, lexicon: Lexicon): number =>
  lengthOf([lead, ...paragraphs].join(' '), lexicon);

function writeFollowUp(event: NewsEvent, lexicon: Lexicon, random: Random) {
  const slots = slotsOf(event, lexicon, { people: 3, objects: 1, what: 1, came: 1 }, random);
  const write = (template: string) => sentenceOf(template, slots(), lexicon, random);
  const later = deckOf(lexicon.followUps, random);
  const filler = deckOf([...event.subject.common, ...lexicon.background], random);
  const sentences = [later(), later(), later(), filler(), later(), filler(), later(), filler()];
  const half = between(3, 5, random);
  return {
    headline: expand(pick(lexicon.followUpHeadlines, random), slots(), random),
    body: [sentences.slice(0, half), sentences.slice(half)]
      .map((part) => part.map(write).join(lexicon.gap))
      .join('\n\n'),
  };
}

/**
 * The days of versions, then follow-ups. Gaps are hours between versions and days between follow-ups. In a spread event
 * they are weeks to months in the second half of the versions, and 3 to 12 months between follow-ups.
 */
function versionDays(versions: number, followUps: number, isSpread: boolean, random: Random): number[] {
  const gaps = Array.from({ length: versions + followUps }, (_, at) => {
    if (at === 0) return 0;
    if (at < versions) return isSpread && at >= versions / 2 ? 14 + random() * 120 : 0.03 + random() * 0.3;
    return isSpread ? 90 + random() * 270 : 1 + random() * 3;
  });
  const totalDays = gaps.reduce((sum, gap) => sum + gap, 0);
  let at = busyDay(totalDays, random);
  return gaps.map((gap) => {
    at += gap;
    return at;
  });
}
