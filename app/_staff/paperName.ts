import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { readPreferences } from './preferences.ts';

/** The paper's name in the user's language. */
export async function readPaperName(): Promise<string> {
  const [paper, { locale }] = await Promise.all([readPaper(), readPreferences()]);
  return paper.names[locale] ?? paper.names[paper.language] ?? 'Copydesk';
}
