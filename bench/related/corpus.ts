import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Language } from '#db/schema/taxonomy.ts';
import { type WrittenArticle, writtenArticle } from '#editorial/import/writtenArticle.ts';
import { languageOf } from '#editorial/search/searchWords.ts';
import { normalizeLine } from './corpusLine.ts';

/** A story of a corpus. Labels are only for judging the lists; they are not imported. */
export type CorpusStory = {
  id: string;
  /** the events that the story reports; empty if it is not labelled */
  labels: string[];
  topics: string[];
  language: Language;
  article: WrittenArticle;
  /** ms since 1970 */
  at: number;
};

const labelList = z.array(z.string().min(1)).max(100);

/**
 * Reads a corpus sorted by time; stories of the same time keep the order of the file. A story without a time gets the
 * time of the line before it. A line that is not a story is reported and skipped.
 */
export async function readCorpus(file: string, report: (problem: string) => void): Promise<CorpusStory[]> {
  return parseCorpus(await readFile(file, 'utf8'), (line, why) => report(`${file}:${line}: ${why}`));
}

/** Parses the text of a corpus. `report` gets the number of each skipped line, from 1, and the reason. */
export function parseCorpus(text: string, report: (line: number, why: string) => void): CorpusStory[] {
  const stories: CorpusStory[] = [];
  const ids = new Set<string>();
  let at = 0;
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      const { labels, at: lineTime, ...fields } = normalizeLine(JSON.parse(line));
      const article = writtenArticle.parse(fields);
      at = lineTime ?? at;
      const baseId = String(article.id ?? place + 1);
      const id = ids.has(baseId) ? `${baseId}#${place + 1}` : baseId;
      ids.add(id);
      stories.push({
        id,
        article,
        at,
        labels: labelList.parse(labels),
        topics: article.topics,
        language: article.language ?? languageOf(article.headline),
      });
    } catch (error) {
      report(place + 1, reasonOf(error));
    }
  }
  return stories.toSorted((a, b) => a.at - b.at);
}

const reasonOf = (error: unknown): string =>
  error instanceof z.ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    : error instanceof Error
      ? error.message
      : String(error);
