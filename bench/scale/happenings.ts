import { shares, type Vocabulary, vocabularies } from './vocabulary.ts';
import { zipf } from './zipf.ts';

export type Text = { headline: string; standfirst: string; paragraphs: string[]; words: number };

/** Something in the world that the paper tells of again and again for a while. */
export type Happening = {
  vocabulary: Vocabulary;
  section: number;
  /** ranks of topics */
  topics: number[];
  authors: number[];
  /** its own words: names of people and places that other stories hardly have */
  names: string[];
  /** words of its subject, which stories of the same topic share */
  colour: string[];
  storiesLeft: number;
  told: { id: number; slug: string; text: Text }[];
};

export type Scale = { sections: number; topics: number; authors: number };

/** A paper's size in topics and authors grows slower than its archive. */
export function scaleOf(articles: number): Scale {
  return {
    sections: 10,
    topics: Math.round(40 + 6 * Math.sqrt(articles)),
    authors: Math.round(12 + 0.8 * Math.sqrt(articles)),
  };
}

/** So many happenings are on the paper's mind at once. */
const current = 240;

/** What happens in the paper's world; `next` gives one that a story is now to be written of. */
export function watchWorld(scale: Scale, random: () => number) {
  const spoken = vocabularies();
  const topic = zipf(scale.topics, { exponent: 0.9 });
  const author = zipf(scale.authors, { exponent: 0.7 });
  const open: Happening[] = [];
  const distinct = (count: number, draw: () => number) => [...new Set(Array.from({ length: count }, draw))];

  function begin(): Happening {
    const vocabulary = choose(spoken, random);
    const topics = distinct(1 + Math.floor(random() * 4), () => topic(random));
    return {
      vocabulary,
      // A topic is mostly at home in one section.
      section: random() < 0.8 ? (topics[0] ?? 0) % scale.sections : Math.floor(random() * scale.sections),
      topics,
      authors: distinct(1 + Math.floor(random() ** 2 * 3), () => author(random)),
      names: Array.from({ length: 12 }, () => anyFrom(vocabulary, vocabulary.rareFrom, random)),
      colour: topics.flatMap((one) => colourOf(vocabulary, one)),
      storiesLeft: 1 + Math.floor(random() ** 3 * 14),
      told: [],
    };
  }

  return {
    next(): Happening {
      while (open.length < current) open.push(begin());
      const at = Math.floor(random() * open.length);
      const happening = open[at] as Happening;
      if (--happening.storiesLeft <= 0) open.splice(at, 1);
      return happening;
    },
    /** The same happening as it is told in another language; the one given where there is no other. */
    abroad(happening: Happening): Happening {
      const others = spoken.filter((vocabulary) => vocabulary !== happening.vocabulary);
      const vocabulary = others[Math.floor(random() * others.length)];
      if (!vocabulary) return happening;
      return {
        ...happening,
        vocabulary,
        names: happening.names.map(() => anyFrom(vocabulary, vocabulary.rareFrom, random)),
        colour: happening.topics.flatMap((one) => colourOf(vocabulary, one)),
        told: [],
      };
    },
  };
}

const anyFrom = ({ words }: Vocabulary, rank: number, random: () => number): string =>
  words[rank + Math.floor(random() * (words.length - rank))] as string;

/** A topic's own words, always the same. */
function colourOf({ words, rareFrom }: Vocabulary, topic: number): string[] {
  return Array.from(
    { length: 14 },
    (_, at) => words[(rareFrom / 3 + ((topic * 131 + at * 977) % 5_000)) | 0] as string,
  );
}

function choose(spoken: Vocabulary[], random: () => number): Vocabulary {
  const total = spoken.reduce((sum, { language }) => sum + (shares[language] ?? 0), 0);
  let left = random() * total;
  for (const vocabulary of spoken) {
    left -= shares[vocabulary.language] ?? 0;
    if (left < 0) return vocabulary;
  }
  return spoken[0] as Vocabulary;
}
