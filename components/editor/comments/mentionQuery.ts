/** What is typed after `@` before the caret, and where the `@` is; null if the caret is behind no `@`. */
export function mentionQuery(text: string, caret: number): { typed: string; at: number } | null {
  // Not within an email address. In Chinese an `@` follows other characters without a space.
  const match = /(?:^|[^A-Za-z0-9._-])[@＠]([^\s@＠]{0,50})$/u.exec(text.slice(0, caret));
  const typed = match?.[1];
  return typed === undefined ? null : { typed, at: caret - typed.length - 1 };
}

/** The text with a colleague's name in place of what was typed, and the caret behind it. */
export function withMention(
  text: string,
  { at, typed }: { at: number; typed: string },
  name: string,
): { text: string; caret: number } {
  const mention = `@${name} `;
  const rest = text.slice(at + 1 + typed.length).replace(/^ /, '');
  return { text: text.slice(0, at) + mention + rest, caret: at + mention.length };
}
