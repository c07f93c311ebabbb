import { MAX_AUTHOR_CHARACTERS, MAX_AUTHORS } from './machineArticle.ts';
import { type KeptOutCollector, machineLine } from './machineText.ts';

const MAX_BYLINE_CHARACTERS = 2_000;
const opening =
  /^(?:(?:words by|by|par|von|por|da)\s+|(?:作者|撰文|文)\s*[/／:：]\s*|(?:本报)?记者\s*|بقلم\s*[:：]?\s*)/iu;
const separator = /\s+(?:and|und|et)\s+|\s*[&;；、]\s*|\s+و\s*/iu;

/**
 * The people in a byline: "By Ann Lee and Tom Ray, Political Editor" names two. Text after a comma is a title or an
 * agency, unless the line is a list that ends with "and".
 */
export function authorsOf(byline: string, keptOut: KeptOutCollector): string[] {
  const line = machineLine(byline.slice(0, MAX_BYLINE_CHARACTERS)).replace(opening, '');
  const parts = line.split(separator);
  const isList = parts.length > 1 && (parts[0] ?? '').includes(',');
  const names = parts.flatMap((part, at) => {
    const [name = '', ...rest] = part.split(/\s*[,，]\s*/u);
    if (isList && at < parts.length - 1) return [name, ...rest];
    if (rest.length > 0) keptOut.add('byline', byline);
    return [name];
  });
  return distinctAuthors(names, keptOut);
}

/** Distinct names that an import accepts; names that are too long or too many are left out and reported. */
export function distinctAuthors(names: string[], keptOut: KeptOutCollector): string[] {
  const authors = new Set<string>();
  for (const name of names.map(machineLine).filter(Boolean)) {
    if (name.length > MAX_AUTHOR_CHARACTERS || (authors.size >= MAX_AUTHORS && !authors.has(name)))
      keptOut.add('byline', name);
    else authors.add(name);
  }
  return [...authors];
}
