/**
 * Splits a text into paragraphs at blank lines; a line break within one becomes a space. Works line by line: a pattern
 * with spaces on both sides of a break would take quadratic time on a run of spaces.
 */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) paragraphs.push(lines.join(' '));
    lines = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') end();
    else lines.push(line);
  }
  end();
  return paragraphs;
}
