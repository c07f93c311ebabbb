/** For tests: the arguments that an ICU message names, also within the branches of a plural or select. */
export function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  readMessage(message, 0, found);
  return [...found];
}

/** Reads a message up to the brace that ends it. @returns where that is */
function readMessage(text: string, from: number, found: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = readArgument(text, at + 1, found);
    at++;
  }
  return at;
}

/** Reads `name}`, `name, number}` or `name, plural, one {…} other {…}}`. @returns where its last brace is */
function readArgument(text: string, from: number, found: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '}') at++;
  found.add(text.slice(from, at).trim());
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = readMessage(text, at + 1, found);
    at++;
  }
  return at;
}
