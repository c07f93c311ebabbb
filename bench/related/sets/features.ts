import { seededRandom } from '../../words.ts';
import { makeEvents, type NewsEvent, slotsOf } from './events.ts';
import { between, expand, pick, type Random, type Slots, sample } from './grammar.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { deckOf, fillTo, paragraphsOf, sentenceOf } from './sentences.ts';
import { inOrder, reportDays } from './timing.ts';

const SUBJECTS = 8;
const EVENTS_PER_INCIDENT = 3;
const THEMES_PER_FEATURE = 4;
/** 900 to 2,500 words or 1,500 to 4,000 Chinese characters, less room for the sentence that is inserted last. */
const lengths = { en: [950, 2_450], 'zh-CN': [1_550, 3_950] } as const;
/** The share of a feature's sentences that are about its event. */
const minEventShare = 0.1;
const maxEventShare = 0.25;

/**
 * Long features. Most sentences are about general themes, which features on other events share; some paragraphs mention
 * the event.
 */
export function writeFeatures(lexicon: Lexicon, seed: number) {
  const random = seededRandom(seed);
  const events = makeEvents(lexicon, sample(lexicon.subjects, SUBJECTS, random), EVENTS_PER_INCIDENT, random);
  const stories = events.flatMap((event) =>
    reportDays(between(5, 9, random), event.isSpread, random).map((onDay) => ({
      ...writeFeature(event, lexicon, random),
      onDay,
    })),
  );
  return inOrder(stories, `features-${lexicon.language}`);
}

function writeFeature(event: NewsEvent, lexicon: Lexicon, random: Random) {
  const ofEvent = slotsOf(event, lexicon, { people: 3, objects: 4, what: 2, came: 2 }, random);
  const report = deckOf([...lexicon.leads, ...lexicon.reports], random);
  const general = generalSentences(event, lexicon, random);
  const share = minEventShare + random() * (maxEventShare - minEventShare);
  // Sentences about the event come in runs: the state changes rarely, and is on for `share` of the sentences.
  let isAboutEvent = false;
  const next = () => {
    if (random() < 0.3) isAboutEvent = random() < share;
    return isAboutEvent ? sentenceOf(report(), ofEvent(), lexicon, random) : general.sentence();
  };
  const opening = sentenceOf(report(), ofEvent(), lexicon, random);
  const sentences = fillTo(lengths[lexicon.language], next, lexicon, random);
  // At least this sentence, a third of the way in, is about the event.
  sentences[Math.floor(sentences.length / 3)] = opening;
  return {
    headline:
      random() < 0.5 ? general.headline() : expand(pick(lexicon.headlines, random), ofEvent(), random),
    body: paragraphsOf(sentences, [3, 7], lexicon, random),
    topics: random() < 0.7 ? [event.subject.topic] : [],
    labels: [event.label],
    language: lexicon.language,
  };
}

/** Generators of sentences and headlines on some general themes. */
function generalSentences(event: NewsEvent, lexicon: Lexicon, random: Random) {
  const themes = sample(lexicon.themes, THEMES_PER_FEATURE, random).map(({ nouns, predicates }) => ({
    nouns,
    predicate: deckOf(predicates, random),
  }));
  const essay = deckOf(lexicon.essays, random);
  const slotsFor = (nouns: string[]): Slots => {
    const [noun = '', another = ''] = sample(nouns, 2, random);
    const elsewhere = pick(lexicon.places, random);
    return {
      noun,
      another,
      trade: lexicon.trades,
      season: lexicon.seasons,
      place: random() < 0.5 ? (event.places[0] ?? '') : elsewhere,
      near: elsewhere,
      surname: event.people.map(({ surname }) => surname),
    };
  };
  return {
    sentence() {
      const theme = pick(themes, random);
      const template = random() < 0.3 ? essay() : theme.predicate();
      return sentenceOf(template, slotsFor(theme.nouns), lexicon, random);
    },
    headline: () =>
      expand(pick(lexicon.essayHeadlines, random), slotsFor(pick(themes, random).nouns), random),
  };
}
