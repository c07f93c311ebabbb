import type { Format } from '#components/editor/blocks/blockControls.ts';

/** Lower case, in half width, without what an input method puts between syllables. */
const normalized = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/gu, '');

/**
 * The formats that the `/` menu offers for the letters typed: those with a term that contains them, and first those with a term
 * that begins with them. The terms are the visible name and the format's words.
 */
export function slashItems(all: Format[], query: string, nameOf: (format: Format) => string): Format[] {
  const letters = normalized(query);
  const found = all.flatMap((format) => {
    if (format.words === undefined) return [];
    const name = nameOf(format);
    const terms = [name, ...name.split(' '), ...format.words.split(' ')].map(normalized);
    if (!terms.some((term) => term.includes(letters))) return [];
    return [{ format, isBegun: terms.some((term) => term.startsWith(letters)) }];
  });
  return found.sort((a, b) => Number(b.isBegun) - Number(a.isBegun)).map(({ format }) => format);
}
