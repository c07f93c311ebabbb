import { type CorpusStory, parseCorpus } from './corpus.ts';

type StoryFields = { body: string; headline?: string; labels?: string[]; [field: string]: unknown };

/** A corpus of these stories, each released an hour after the one before it. */
export function corpusOf(stories: StoryFields[]): CorpusStory[] {
  const lines = stories.map((story, at) =>
    JSON.stringify({
      headline: 'News',
      language: 'en',
      released_at: new Date(Date.parse('2024-01-01T00:00:00Z') + at * 3_600_000).toISOString(),
      ...story,
    }),
  );
  return parseCorpus(lines.join('\n'), (line, why) => {
    throw new Error(`line ${line}: ${why}`);
  });
}
