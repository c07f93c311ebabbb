import type { Readable } from '#db/asOf.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { Meant } from './likelyWords.ts';
import { foldForMarking } from './matchMarks.ts';
import { foldText } from './textFolding.ts';
import { findWrittenForms } from './writtenForms.ts';

/** A story that has all words of a question, as they may be meant. */
export type Together = { meant: Meant[]; language: Language; text: string };

/** How a story writes a word; null where it does not have it among what is looked through. */
export async function asWritten(
  database: Readable,
  { text, language }: Together,
  lexeme: string,
): Promise<string | null> {
  if (language === 'zh-CN') return wordIn(text, lexeme);
  const sought = (await findWrittenForms(database, [{ text, language }], [lexeme], [])).get(language);
  const [word] = [...(sought?.words ?? [])].sort((a, b) => nearness(b, lexeme) - nearness(a, lexeme));
  if (word === undefined) return null;
  // Always with a capital where it stands: a name.
  const forms: string[] = text.match(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu')) ?? [];
  return forms.includes(word) ? word : (forms[0] ?? word);
}

const nearness = (word: string, lexeme: string) =>
  (foldText(word).startsWith(lexeme) ? 100 : 0) - word.length;

/** A Chinese word as a text writes it. Two signs side by side are no word unless they are cut so somewhere. */
function wordIn(text: string, lexeme: string): string | null {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const folded = foldForMarking(text);
  for (let at = folded.indexOf(lexeme); at >= 0; at = folded.indexOf(lexeme, at + 1)) {
    const around = text.slice(Math.max(0, at - 12), at + 12);
    for (const { segment } of segmenter.segment(around))
      if (foldForMarking(segment) === lexeme) return segment;
  }
  return null;
}
