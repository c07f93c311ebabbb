import { seededRandom } from '../../words.ts';
import { makeEvents, type NewsEvent, slotsOf } from './events.ts';
import { between, expand, type Random } from './grammar.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { deckOf, fillTo, lengthOf, sentenceOf } from './sentences.ts';
import { inOrder } from './timing.ts';

const SUBJECTS = 8;
const EVENTS_PER_INCIDENT = 5;
const NEWS_WEEKS = 26;
const DAYS_PER_WEEK = 5;
/** From the start of one news week to the start of the next. */
const DAYS_BETWEEN_WEEKS = 42;
const NEWS_DAYS = NEWS_WEEKS * DAYS_PER_WEEK;
const lengths = { en: [40, 90], 'zh-CN': [80, 180] } as const;

/**
 * Short wire briefs with many names and without topics, on few subjects, ten to eighteen per event. They fall in news
 * weeks with long gaps between, so a day has several briefs and an event can still span years.
 */
export function writeBriefs(lexicon: Lexicon, seed: number) {
  const random = seededRandom(seed);
  const events = makeEvents(lexicon, lexicon.subjects.slice(-SUBJECTS), EVENTS_PER_INCIDENT, random);
  const stories = events.flatMap((event) =>
    newsDays(between(10, 18, random), event.isSpread, random).map((onDay) => ({
      ...writeBrief(event, lexicon, random),
      onDay,
    })),
  );
  return inOrder(stories, `briefs-${lexicon.language}`);
}

function writeBrief(event: NewsEvent, lexicon: Lexicon, random: Random) {
  const slots = slotsOf(event, lexicon, { people: 3, objects: 3, what: 2, came: 2 }, random);
  const write = (template: string) => sentenceOf(template, slots(), lexicon, random);
  const dateline = expand(lexicon.dateline, slots(), random);
  const lead = `${dateline}${write(deckOf(lexicon.leads, random)())}`;
  const report = deckOf(lexicon.reports, random);
  const filler = deckOf([...event.subject.common, ...lexicon.background], random);
  const [least, most] = lengths[lexicon.language];
  const used = lengthOf(lead, lexicon);
  const next = () => write(random() < 0.8 ? report() : filler());
  const rest = fillTo([Math.max(1, least - used), most - used], next, lexicon, random);
  return {
    headline: expand(deckOf(lexicon.headlines, random)(), slots(), random),
    body: [lead, ...rest].join(lexicon.gap),
    topics: [],
    labels: [event.label],
    language: lexicon.language,
  };
}

/** News days on which an event is reported: in one week, or in any week if it is spread. */
function newsDays(count: number, isSpread: boolean, random: Random): number[] {
  const week = Math.floor(random() * NEWS_WEEKS);
  return Array.from({ length: count }, () => {
    const at = random() * (isSpread ? NEWS_DAYS : DAYS_PER_WEEK);
    const weeks = isSpread ? Math.floor(at / DAYS_PER_WEEK) : week;
    return weeks * DAYS_BETWEEN_WEEKS + (at % DAYS_PER_WEEK);
  });
}
