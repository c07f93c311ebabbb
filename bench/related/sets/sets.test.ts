import { describe, expect, test } from 'vitest';
import { type CorpusStory, parseCorpus } from '../corpus.ts';
import { nearCopiesIn } from '../nearCopies.ts';
import { writeBriefs } from './briefs.ts';
import { writeFeatures } from './features.ts';
import { chineseLexicon } from './lexicon/chinese.ts';
import { englishLexicon } from './lexicon/english.ts';
import { lengthOf } from './sentences.ts';
import { writeUpdates } from './updates.ts';

const writers = { briefs: writeBriefs, updates: writeUpdates, features: writeFeatures };
const lexicons = [englishLexicon, chineseLexicon];
const YEAR_DAYS = 365;

const read = (lines: object[]): CorpusStory[] =>
  parseCorpus(lines.map((line) => JSON.stringify(line)).join('\n'), (line, why) => {
    throw new Error(`line ${line}: ${why}`);
  });

const eventsOf = (corpus: CorpusStory[]) => [...Map.groupBy(corpus, ({ labels }) => labels[0]).values()];

const lengthsIn = (corpus: CorpusStory[]) =>
  corpus.map(({ article, language }) => lengthOf(article.body, { language: language as 'en' | 'zh-CN' }));

describe.each(lexicons)('in $language', (lexicon) => {
  const sets = Object.fromEntries(
    Object.entries(writers).map(([name, write]) => [name, read(write(lexicon, 7))]),
  ) as Record<keyof typeof writers, CorpusStory[]>;

  test.each(Object.keys(writers) as (keyof typeof writers)[])(
    'half of the events of %s span years, and every name is in several events',
    (set) => {
      const events = eventsOf(sets[set]);
      const spans = events.map((stories) => ((stories.at(-1)?.at ?? 0) - (stories[0]?.at ?? 0)) / 86_400_000);
      const spread = spans.filter((days) => days > YEAR_DAYS).length / events.length;
      expect(spread).toBeGreaterThan(0.4);
      expect(spread).toBeLessThan(0.6);
      expect(spans.filter((days) => days < 40).length / events.length).toBeGreaterThan(0.4);
      const texts = events.map((stories) =>
        stories.map(({ article }) => `${article.headline} ${article.body}`).join(' '),
      );
      const names = [...lexicon.places, ...lexicon.people.map((person) => person.name)];
      const counts = names.map((name) => [name, texts.filter((text) => text.includes(name)).length] as const);
      expect(counts.filter(([, count]) => count === 1)).toEqual([]);
      expect(counts.filter(([, count]) => count > 1).length).toBeGreaterThan(60);
    },
  );

  test('briefs are short, have no topics, and most have five earlier related ones', () => {
    const lengths = lengthsIn(sets.briefs);
    const [least, most] = lexicon.language === 'en' ? [40, 90] : [80, 180];
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
    expect(sets.briefs.filter(({ topics }) => topics.length > 0)).toEqual([]);
    const rich = eventsOf(sets.briefs).reduce((sum, stories) => sum + Math.max(0, stories.length - 5), 0);
    expect(rich / sets.briefs.length).toBeGreaterThan(0.5);
  });

  test('features are long, and the general sentences that they share do not make them near copies', () => {
    const lengths = lengthsIn(sets.features);
    const [least, most] = lexicon.language === 'en' ? [900, 2_500] : [1_500, 4_000];
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
    const areNearCopies = nearCopiesIn(sets.features);
    const copies = [...sets.features.keys()].filter((at) => at > 0 && areNearCopies(at, at - 1));
    expect(copies).toEqual([]);
  });

  test('many updates are near copies of the story before, and many others share only paragraphs with it', () => {
    const paragraphs = ({ article }: CorpusStory) => article.body.split('\n\n');
    const areNearCopies = nearCopiesIn(sets.updates);
    const shared = { copies: 0, others: 0 };
    const places = new Map(sets.updates.map((story, at) => [story, at]));
    for (const stories of eventsOf(sets.updates))
      for (const [at, story] of stories.entries()) {
        const before = stories[at - 1];
        if (!before || !paragraphs(story).some((text) => paragraphs(before).includes(text))) continue;
        const isCopy = areNearCopies(places.get(story) ?? 0, places.get(before) ?? 0);
        shared[isCopy ? 'copies' : 'others'] += 1;
      }
    expect(shared.copies).toBeGreaterThan(60);
    expect(shared.others).toBeGreaterThan(200);
  });
});

test('the same seed writes the same set, another seed a different one', () => {
  const [first, again, other] = [3, 3, 4].map((seed) => JSON.stringify(writeBriefs(englishLexicon, seed)));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
