'use client';
import type { ThreadComment } from '#editorial/comments/threadList.ts';

/** The text of a comment, with its mentions in bold. */
export function CommentText({ text, mentions }: Pick<ThreadComment, 'text' | 'mentions'>) {
  const names = mentions.map(({ name }) => `@${name}`);
  return (
    <p dir="auto" className="text-sm break-words whitespace-pre-wrap">
      {partsOf(text, names).map(({ part, at }) =>
        names.includes(part) ? (
          <b key={at} className="font-medium text-press-ink">
            {part}
          </b>
        ) : (
          part
        ),
      )}
    </p>
  );
}

/** The text in parts, of which each mention is one; `at` is where the part begins. */
function partsOf(text: string, names: string[]): { part: string; at: number }[] {
  const parts: { part: string; at: number }[] = [];
  let rest = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = names.filter((each) => text.startsWith(each, at)).sort((a, b) => b.length - a.length)[0];
    if (!name) continue;
    if (at > rest) parts.push({ part: text.slice(rest, at), at: rest });
    parts.push({ part: name, at });
    rest = at + name.length;
  }
  if (rest < text.length) parts.push({ part: text.slice(rest), at: rest });
  return parts;
}
