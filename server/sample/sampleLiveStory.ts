import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { bodyFromMarkdown, bodyOf, heading } from '#body/composeBody.ts';
import { entryTime } from '#body/entryIdentity.ts';

/** "2:20" in minutes. */
export const minutesOf = (span: string): number => {
  const [hours = 0, minutes = 0] = span.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * The body of a live story, the given number of minutes after its start: `@ 2:10 A headline` begins the entry of that
 * minute. @param name prefix that makes entry ids unique among stories
 */
export function readLiveBody(
  name: string,
  text: string,
  { from, minutes }: { from: Date; minutes: number },
): Body {
  const [lead = '', ...parts] = text.split(/^@ /m);
  const entries = parts.flatMap((part): BodyNode[] => {
    const match = /^(\d+:\d\d) (.+)\n([\s\S]+)$/.exec(part);
    if (!match?.[1] || !match[2] || !match[3])
      throw new Error(`${name}: an entry without time, headline or text`);
    const after = minutesOf(match[1]);
    if (after > minutes) return [];
    const at = entryTime(new Date(from.getTime() + after * 60_000));
    const content = [heading(2, plain(match[2])), ...bodyFromMarkdown(match[3]).content];
    return [{ type: 'entry', attrs: { name: `sample${String(after).padStart(4, '0')}`, at }, content }];
  });
  return bodyOf([...bodyFromMarkdown(lead).content, ...entries]);
}

const plain = (text: string): string => text.replace(/[*_]([^*_]+)[*_]/g, '$1').trim();
