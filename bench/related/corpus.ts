import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Language } from '#db/schema/taxonomy.ts';
import { type WrittenArticle, writtenArticle } from '#editorial/import/writtenArticle.ts';
import { languageOf } from '#editorial/search/searchWords.ts';
import { normalizeLine } from './corpusLine.ts';

/** A story of a corpus. Its labels are for judging only: the paper never sees them. */
export type CorpusStory = {
  id: string;
  /** events that the story tells of; empty where nobody labelled it */
  labels: string[];
  topics: string[];
  language: Language;
  article: WrittenArticle;
  /** ms since 1970 */
  at: number;
};

const labelList = z.array(z.string().min(1)).max(100);

/**
 * Reads a corpus in the order of release; stories of the same instant stay in the order of the file. A story without a
 * time has that of the story before it. A line that is no story is reported and left out.
 */
export async function readCorpus(file: string, report: (wrong: string) => void): Promise<CorpusStory[]> {
  return parseCorpus(await readFile(file, 'utf8'), (line, why) => report(`${file}:${line}: ${why}`));
}

/** The same of a text. `report` is handed the number of a line, from 1, and why it is left out. */
export function parseCorpus(text: string, report: (line: number, why: string) => void): CorpusStory[] {
  const stories: CorpusStory[] = [];
  const ids = new Set<string>();
  let at = 0;
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      const { labels, at: ownTime, ...fields } = normalizeLine(JSON.parse(line));
      const article = writtenArticle.parse(fields);
      at = ownTime ?? at;
      const given = String(article.id ?? place + 1);
      const id = ids.has(given) ? `${given}#${place + 1}` : given;
      ids.add(id);
      stories.push({
        ...{ id, article, at, labels: labelList.parse(labels), topics: article.topics },
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
