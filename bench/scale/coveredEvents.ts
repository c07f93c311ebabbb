import { shares, type Vocabulary, vocabularies } from './vocabulary.ts';
import { zipf } from './zipf.ts';

export type StoryText = { headline: string; standfirst: string; paragraphs: string[]; words: number };

/** An event on which the paper publishes one or more stories. */
export type CoveredEvent = {
  vocabulary: Vocabulary;
  section: number;
  /** ranks of topics */
  topics: number[];
  authors: number[];
  /** names of people and places that other stories rarely contain */
  names: string[];
  /** words of its topics, which other stories of these topics share */
  topicWords: string[];
  storiesLeft: number;
  stories: { id: number; slug: string; text: StoryText }[];
};

export type Scale = { sections: number; topics: number; authors: number };

/** Topics and authors grow with the square root of the number of articles. */
export function scaleOf(articles: number): Scale {
  return {
    sections: 10,
    topics: Math.round(40 + 6 * Math.sqrt(articles)),
    authors: Math.round(12 + 0.8 * Math.sqrt(articles)),
  };
}

/** The number of events that are covered at the same time. */
const CONCURRENT_EVENTS = 240;

/** Simulates the news. `next` returns the event of the next story. */
export function simulateNews(scale: Scale, random: () => number) {
  const allVocabularies = vocabularies();
  const topic = zipf(scale.topics, { exponent: 0.9 });
  const author = zipf(scale.authors, { exponent: 0.7 });
  const open: CoveredEvent[] = [];
  const distinct = (count: number, draw: () => number) => [...new Set(Array.from({ length: count }, draw))];

  function beginEvent(): CoveredEvent {
    const vocabulary = choose(allVocabularies, random);
    const topics = distinct(1 + Math.floor(random() * 4), () => topic(random));
    return {
      vocabulary,
      // Most events are in the section of their first topic.
      section: random() < 0.8 ? (topics[0] ?? 0) % scale.sections : Math.floor(random() * scale.sections),
      topics,
      authors: distinct(1 + Math.floor(random() ** 2 * 3), () => author(random)),
      names: Array.from({ length: 12 }, () => anyFrom(vocabulary, vocabulary.rareFrom, random)),
      topicWords: topics.flatMap((rank) => topicWordsOf(vocabulary, rank)),
      storiesLeft: 1 + Math.floor(random() ** 3 * 14),
      stories: [],
    };
  }

  return {
    next(): CoveredEvent {
      while (open.length < CONCURRENT_EVENTS) open.push(beginEvent());
      const at = Math.floor(random() * open.length);
      const event = open[at] as CoveredEvent;
      if (--event.storiesLeft <= 0) open.splice(at, 1);
      return event;
    },
    /** The same event in another language, without stories; unchanged if there is no other language. */
    inOtherLanguage(event: CoveredEvent): CoveredEvent {
      const others = allVocabularies.filter((vocabulary) => vocabulary !== event.vocabulary);
      const vocabulary = others[Math.floor(random() * others.length)];
      if (!vocabulary) return event;
      return {
        ...event,
        vocabulary,
        names: event.names.map(() => anyFrom(vocabulary, vocabulary.rareFrom, random)),
        topicWords: event.topics.flatMap((rank) => topicWordsOf(vocabulary, rank)),
        stories: [],
      };
    },
  };
}

const anyFrom = ({ words }: Vocabulary, rank: number, random: () => number): string =>
  words[rank + Math.floor(random() * (words.length - rank))] as string;

/** The words of a topic, the same in every call. */
function topicWordsOf({ words, rareFrom }: Vocabulary, topic: number): string[] {
  return Array.from(
    { length: 14 },
    (_, at) => words[(rareFrom / 3 + ((topic * 131 + at * 977) % 5_000)) | 0] as string,
  );
}

function choose(allVocabularies: Vocabulary[], random: () => number): Vocabulary {
  const total = allVocabularies.reduce((sum, { language }) => sum + (shares[language] ?? 0), 0);
  let left = random() * total;
  for (const vocabulary of allVocabularies) {
    left -= shares[vocabulary.language] ?? 0;
    if (left < 0) return vocabulary;
  }
  return allVocabularies[0] as Vocabulary;
}
