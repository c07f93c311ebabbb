import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type WrittenArticle, writtenArticle } from '#editorial/wire/writtenArticle';

/** A story of a labelled corpus. Its labels are for judging only: the paper never sees them. */
export type Labelled = {
  id: string;
  labels: string[];
  topics: string[];
  article: WrittenArticle;
  /** ms since 1970 */
  at: number;
};

const labelled = z.object({ labels: z.array(z.string()).default([]) });

/** Reads a corpus in the order of release; what was released at the same instant stays in the order of the file. */
export async function readCorpus(file: string, tell: (wrong: string) => void): Promise<Labelled[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  const stories: Labelled[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const told = JSON.parse(line);
      const article = writtenArticle.parse(told);
      const id = String(article.id ?? at + 1);
      const instant = article.released_at === undefined ? 0 : Date.parse(article.released_at);
      stories.push({ id, article, topics: article.topics, at: instant, ...labelled.parse(told) });
    } catch (error) {
      const why =
        error instanceof z.ZodError
          ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
          : [error];
      tell(`${file}:${at + 1}: ${why.join('; ')}`);
    }
  }
  return stories.toSorted((a, b) => a.at - b.at);
}
