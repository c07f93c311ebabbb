import { ZodError } from 'zod';
import { isRefusal } from '#editorial/access/refusal.ts';
import { readJsonArticle } from '#editorial/import/formats/jsonArticles.ts';
import { ItemRefused } from '#editorial/import/formats/machineArticle.ts';
import { importOrder } from '#editorial/import/importOrder.ts';
import { type PreparedDraft, prepareDraft } from '#editorial/import/preparedDraft.ts';
import type { Sections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import type { WireArticle } from '#editorial/import/wireArticle.ts';
import { shapeFaults, writtenArticle } from '#editorial/import/writtenArticle.ts';
import { readWritten } from '#editorial/import/writtenReader.ts';
import type { SourceLine } from './linePortions.ts';

/** The result of reading a line: a story, or an error message. */
export type Read = { key: string; story: WireArticle } | { key: string; wrong: string };

/** The results for a group of lines that can be computed without the database. */
export type ReadLines = {
  reads: Read[];
  /** drafts of the stories, by line key */
  prepared: Map<string, PreparedDraft>;
};

/** What is needed to read an import's lines. */
export type LineReading = {
  sections: Sections;
  /** names that Chinese segmentation must know, if the stories are to be released */
  lexicon: readonly string[] | undefined;
};

/** Parses lines of JSON and prepares drafts from them, without the database. Runs in any process. */
export function readArchiveLines(lines: SourceLine[], { sections, lexicon }: LineReading): ReadLines {
  const prepared = new Map<string, PreparedDraft>();
  const reads = lines.map((line): Read => {
    const { key } = line;
    try {
      const story = readStory(line);
      const order = importOrder.parse(importOrderOf([story], sections));
      for (const article of order.articles) prepared.set(key, prepareDraft(article, lexicon));
      return { key, story };
    } catch (error) {
      return { key, wrong: faultsOf(error) };
    }
  });
  return { reads, prepared };
}

function readStory({ key, number, text }: SourceLine): WireArticle {
  const { item: _, keptOut, related, ...members } = readJsonArticle(JSON.parse(text), number);
  return readWritten(writtenArticle.parse(members), { key, line: number, keptOut, related });
}

/** Describes the faults of an article on one line. @throws errors that the article did not cause */
export function faultsOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof ZodError) return shapeFaults(error);
  if (error instanceof ItemRefused) return [error.why, error.message].filter(Boolean).join(': ');
  if (isRefusal(error)) return error.reason;
  throw error;
}
