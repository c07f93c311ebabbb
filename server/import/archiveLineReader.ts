import { readJsonArticle } from '#editorial/import/formats/jsonArticles.ts';
import { importOrder } from '#editorial/import/importOrder.ts';
import { type PreparedDraft, prepareDraft } from '#editorial/import/preparedDraft.ts';
import type { Sections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import type { WireArticle } from '#editorial/import/wireArticle.ts';
import { writtenArticle } from '#editorial/import/writtenArticle.ts';
import { readWritten } from '#editorial/import/writtenReader.ts';
import { faultsOf } from './faultText.ts';
import type { SourceLine } from './linePortions.ts';

/** A line that was read: a story, or what is wrong with it. */
export type Read = { key: string; story: WireArticle } | { key: string; wrong: string };

/** All of an import's lines that is found out without the database. */
export type ReadLines = {
  reads: Read[];
  /** drafts of the stories, by their keys */
  prepared: Map<string, PreparedDraft>;
};

/** What an import's lines are read by. */
export type LineReading = {
  sections: Sections;
  /** names by which Chinese is cut into words, where the stories are to be released */
  lexicon: readonly string[] | undefined;
};

/** Reads lines of JSON and makes drafts of them, as far as that takes no database. Runs in any thread. */
export function readArchiveLines(lines: SourceLine[], { sections, lexicon }: LineReading): ReadLines {
  const prepared = new Map<string, PreparedDraft>();
  const reads = lines.map((line): Read => {
    const { key } = line;
    try {
      const story = readStory(line);
      const order = importOrder.parse(importOrderOf([story], sections));
      for (const one of order.articles) prepared.set(key, prepareDraft(one, lexicon));
      return { key, story };
    } catch (error) {
      return { key, wrong: faultsOf(error) };
    }
  });
  return { reads, prepared };
}

function readStory({ key, number, text }: SourceLine): WireArticle {
  const { item: _, keptOut, related, ...members } = readJsonArticle(JSON.parse(text), number);
  const source = { key, line: number, keptOut, related };
  return readWritten(writtenArticle.parse(members), source);
}
