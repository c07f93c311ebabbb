import { copyLinesOf, withoutTransmissionSigns } from './copyLines.ts';
import { joinLines } from './lineJoining.ts';
import { isRunningText, withoutMailHeaders } from './mailCopy.ts';
import { type StoryPart, splitStories } from './storyParts.ts';
import type { LineFault, WireArticle, WireProblem, WireReading } from './wireArticle.ts';
import { readStoryPart } from './wireStory.ts';

const MAX_CHARACTERS = 5_000_000;
/** Maximum stories of one import; the page could not show more. */
const MAX_STORIES = 500;
const MAX_LINES = 100_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: U+0003 is where a transmission ends
const unreadable = /(?![\t\n\u0003])[\p{Cc}\p{Cs}\ufffd]/u;

/**
 * Parses wire copy: stories with headline, topics after bars, release time, paragraphs and subheads, and related
 * stories, each with a repeated headline and a teaser. Passages for editors only are left out of the story and listed.
 * Pure: nothing is stored. Every line of the input is in a story, in its `keptOut`, or in `problems`. Linear time.
 */
export function readWireText(input: string): WireReading {
  if (input.length > MAX_CHARACTERS) return refused('too-long', 1, String(input.length));
  const text = withoutTransmissionSigns(input);
  const problem = findUnreadable(text);
  if (problem) return { articles: [], problems: [problem] };
  if (countLines(text) > MAX_LINES) return refused('too-many', MAX_LINES + 1, '');
  const lines = copyLinesOf(text);
  if (lines.length === 0) return refused('empty', 1, '');
  const mail = withoutMailHeaders(lines);
  const parts = splitStories(mail.lines);
  if (parts.length === 0)
    return { articles: [], problems: mail.keptOut.map(({ line, text }) => ({ line, why: 'no-text', text })) };
  const excess = parts[MAX_STORIES]?.lines[0];
  if (excess) return refused('too-many', excess.number, excess.text);
  const [first] = parts;
  if (first) first.keptOut.unshift(...mail.keptOut);
  if (first && mail.subject) takeSubject(first, mail.subject);
  return readParts(parts);
}

function readParts(parts: StoryPart[]): WireReading {
  const articles: WireArticle[] = [];
  const problems: WireProblem[] = [];
  let main: string | null = null;
  let embargo: Pick<WireArticle, 'hold' | 'embargoedUntil'> | null = null;
  for (const part of parts) {
    const read = readStoryPart(part, part.isRelated ? main : null);
    problems.push(...read.problems);
    const { article } = read;
    if (!article) continue;
    // An embargo may apply to all stories of a transmission, not only to the first.
    if (part.beginsTransmission) embargo = null;
    if (article.hold === 'embargo') embargo ??= article;
    else if (article.hold === null && embargo)
      Object.assign(article, { hold: embargo.hold, embargoedUntil: embargo.embargoedUntil });
    articles.push(article);
    if (!part.isRelated) main = article.key;
  }
  return { articles, problems };
}

/** Uses the subject of an email as headline if the email's text begins with the story's first sentence. */
function takeSubject(part: StoryPart, subject: string): void {
  part.subject = subject;
  const [line] = part.lines;
  const [paragraph] = joinLines(part.lines, () => false);
  if (!line || !paragraph || !isRunningText(paragraph.text)) return;
  part.lines = [{ ...line, text: subject }, { ...line, isAfterBlank: true }, ...part.lines.slice(1)];
}

const refused = (why: LineFault, line: number, text: string): WireReading => ({
  articles: [],
  problems: [{ line, why, text: text.slice(0, 80) }],
});

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The first line that is not text: NUL, lone surrogates, or characters that a wrong encoding produces. */
function findUnreadable(text: string): WireProblem | null {
  const at = text.search(unreadable);
  if (at < 0) return null;
  const start = text.lastIndexOf('\n', at) + 1;
  const line = countLines(text.slice(0, at));
  const shown = text.slice(start, start + 80).split('\n', 1)[0] ?? '';
  return { line, why: 'not-text', text: shown.toWellFormed().replace(/[^\P{C}\t]/gu, '·') };
}
