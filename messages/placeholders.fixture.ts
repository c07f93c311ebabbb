/** For tests: the arguments of an ICU message, also within the branches of a plural or select. */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>();
  readMessage(message, 0, names);
  return [...names];
}

/** Reads a message up to the brace that ends it. @returns the brace's index */
function readMessage(text: string, from: number, names: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = readArgument(text, at + 1, names);
    at++;
  }
  return at;
}

/** Reads `name}`, `name, number}` or `name, plural, one {…} other {…}}`. @returns the index of its last brace */
function readArgument(text: string, from: number, names: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '}') at++;
  names.add(text.slice(from, at).trim());
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = readMessage(text, at + 1, names);
    at++;
  }
  return at;
}
