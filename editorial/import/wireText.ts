import { gravestHold, type HoldReason, type KeptOut } from '#contracts/keptOut.ts';
import { languageOf } from '#editorial/search/searchWords.ts';
import { type CopyLine, copyLinesOf, withoutTransmissionSigns } from './copyLines.ts';
import { type CopyNotice, readHeadlinePrefix, readNotice } from './copyNotices.ts';
import { readTitle } from './copyTitles.ts';
import { joinLines } from './lineJoining.ts';
import { isRunningText, withoutMailHeaders } from './mailCopy.ts';
import { readStoryBody } from './storyBody.ts';
import { readStoryHead, type StoryHead } from './storyHead.ts';
import { type StoryPart, splitStories } from './storyParts.ts';
import type { LineFault, WireArticle, WireBlock, WireProblem, WireReading } from './wireArticle.ts';

const MAX_CHARACTERS = 5_000_000;
/** Maximum stories of one import; input beyond what the page could show need not be parsed. */
const MAX_STORIES = 500;
const MAX_LINES = 100_000;
const MAX_HEADLINE_CHARACTERS = 400;
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
  const lineCount = countLines(text);
  if (lineCount > MAX_LINES) return refused('too-many', MAX_LINES + 1, '');
  const lines = copyLinesOf(text);
  if (lines.length === 0) return refused('empty', 1, '');
  const mail = withoutMailHeaders(lines);
  const parts = splitStories(mail.lines);
  if (parts.length === 0)
    return { articles: [], problems: mail.keptOut.map(({ line, text }) => ({ line, why: 'no-text', text })) };
  const tooMany = parts[MAX_STORIES]?.lines[0];
  if (tooMany) return refused('too-many', tooMany.number, tooMany.text);
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
    const { article, problems: found } = readPart(part, part.isBeside ? main : null);
    problems.push(...found);
    if (!article) continue;
    // An embargo on a transmission is not known to end with its first story.
    if (part.beginsTransmission) embargo = null;
    if (article.hold === 'embargo') embargo ??= article;
    else if (article.hold === null && embargo)
      Object.assign(article, { hold: embargo.hold, embargoedUntil: embargo.embargoedUntil });
    articles.push(article);
    if (!part.isBeside) main = article.key;
  }
  return { articles, problems };
}

/** The subject of an email is the headline if its text begins with the story's first sentence. */
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

function readPart(
  part: StoryPart,
  relatedTo: string | null,
): { article: WireArticle | null; problems: WireProblem[] } {
  const head = readStoryHead(part.lines);
  const keptOut = [...part.keptOut, ...head.keptOut];
  const body = readStoryBody(head.body);
  const notice = body.blocks.length === 0 ? noticeAsStory(head) : null;
  const headline = notice?.headline ?? head.headline;
  const blocks = notice?.blocks ?? body.blocks;
  const problems = [...head.problems];
  const find = (why: LineFault, line: number, text: string) =>
    problems.push({ line, why, text: text.slice(0, 80) });
  if (!headline) {
    for (const { line, text } of keptOut) find('no-text', line, text);
    return { article: null, problems };
  }
  if (headline.text.length > MAX_HEADLINE_CHARACTERS) {
    find('title-long', headline.number, headline.text);
    return { article: null, problems };
  }
  if (blocks.length === 0) {
    find('no-text', headline.number, headline.text);
    return { article: null, problems };
  }
  const { headline: title, topics } = readTitle(headline.text);
  const holds: HoldReason[] = [...head.holds, ...body.holds];
  if (part.isUncertain) holds.push('uncertain');
  const ordered = part.subject ? noticeOfSubject(part.subject) : null;
  if (ordered) holds.push(ordered.hold);
  return {
    article: {
      key: `line-${headline.number}`,
      line: headline.number,
      headline: title,
      standfirst: head.standfirst,
      topics,
      authors: [],
      section: null,
      language: languageOf(title, blocks.map(({ text }) => text).join('')),
      releasedAt: head.releasedAt,
      embargoedUntil: head.embargoedUntil ?? ordered?.until ?? null,
      urgency: null,
      onFronts: null,
      typeset: 0,
      hold: gravestHold(holds),
      blocks,
      keptOut: [...keptOut, ...body.keptOut].sort((one, other) => one.line - other.line),
      relatedTo,
    },
    problems,
  };
}

/** "EMBARGOED: a whale for the museum" */
const noticeOfSubject = (subject: string): CopyNotice | null =>
  readNotice(subject) ?? readHeadlinePrefix(subject)?.notice ?? null;

/** A transmission with only a notice becomes a draft on hold, because an editor must see it. */
function noticeAsStory({ headline, keptOut }: StoryHead): { headline: CopyLine; blocks: WireBlock[] } | null {
  const isNotice = ({ kind }: KeptOut) => kind === 'kill' || kind === 'hold' || kind === 'correction';
  const [notice, ...others] = keptOut.filter(isNotice);
  if (!notice) return null;
  const { text, line: number } = notice;
  const paragraphs = headline ? [{ text: headline.text, line: headline.number }] : others;
  return {
    headline: { text, number, isIndented: false, isAfterBlank: true, isAfterTransmission: false },
    blocks: (paragraphs.length > 0 ? paragraphs : [notice]).map(({ text, line }) => ({
      kind: 'paragraph',
      text,
      line,
    })),
  };
}
