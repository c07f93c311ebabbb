import { z } from 'zod';
import { theHouse } from '#editorial/actor';
import { isRefusal } from '#editorial/refusal';
import { importWritten, readSections, writtenArticle } from '#editorial/wire/written';
import { type FileOrder, type Line, tell } from './lines.ts';

/** Imports JSON lines: good lines are kept, each bad one is told with its number and reason. */
export async function* importJsonLines({ name, content, release }: FileOrder): AsyncGenerator<Line> {
  const sections = await readSections();
  for (const [at, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const where = `${name}:${at + 1}`;
    try {
      const article = writtenArticle.parse(JSON.parse(line));
      const made = await importWritten(theHouse, { article, key: where, sections });
      yield await tell(where, made, release);
    } catch (error) {
      yield { text: `${where}: ${reasonOf(error)}`, wrong: true };
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  }
  if (isRefusal(error)) return error.reason;
  throw error;
}
