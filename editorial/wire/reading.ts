import { nfc } from '#contracts/normalForm';
import type { Language } from '#db/schema/filing';
import { hasHan, languageOf } from '#editorial/search/words';
import { readWallTime, type WallTime } from './dates.ts';
import { readTitle } from './titles.ts';

export type WireBlock = {
  kind: 'paragraph' | 'subhead';
  text: string /** in the input, from 1 */;
  line: number;
};

export type WireArticle = {
  /** names the article within one reading */
  key: string;
  line: number;
  headline: string;
  topics: string[];
  language: Language;
  releasedAt: WallTime | null;
  blocks: WireBlock[];
  /** the key of the story it stands beside */
  relatedTo: string | null;
};

export type WireProblem = {
  line: number;
  why:
    | 'empty'
    | 'not-text'
    | 'too-long'
    | 'too-many'
    | 'title-long'
    | 'no-text'
    | 'bad-date'
    | 'date-misplaced';
  /** the offending text, cut */
  text: string;
};

export type WireReading = { articles: WireArticle[]; problems: WireProblem[] };

const most = 5_000_000;
/** One import makes no more; and what a page could not show need not be read to its end. */
const mostStories = 500;
const mostLines = 100_000;
const longestTitle = 400;
const longestSubhead = 120;
const timeLine =
  /^(?:release[ds]?(?: time| date)?|published(?: time| at| on)?|publication time|发布时间|发表时间|时间|وقت النشر|تاريخ النشر|نُشر في|نشر في)\s*[:：]\s*(.*)$/iu;
const rule = /^(?:[-*_=#]\s*){3,}$/;

type Line = { text: string; number: number };

/**
 * Reads wire copy: a title (with topics behind bars), its release time, paragraphs and subheads; then stories that
 * stand beside it, each with its title line twice and a teaser. Pure: nothing is written.
 */
export function readWire(input: string): WireReading {
  const text = input.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.length > most) return refused('too-long', 1, String(text.length));
  const unreadable = findUnreadable(text);
  if (unreadable) return { articles: [], problems: [unreadable] };
  const parted = text.split('\n');
  if (parted.length > mostLines) return refused('too-many', mostLines + 1, parted[mostLines] ?? '');
  const lines = parted.map((line, at) => ({
    text: nfc(line)
      .replace(/[\s\u00a0\u3000]+/gu, ' ')
      .trim(),
    number: at + 1,
  }));
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length === 0) return refused('empty', 1, '');

  const articles: WireArticle[] = [];
  const problems: WireProblem[] = [];
  let main: string | null = null;
  const parts = split(filled);
  const tooMany = parts[mostStories]?.lines[0];
  if (tooMany) return refused('too-many', tooMany.number, tooMany.text);
  for (const part of parts) {
    const read = readPart(part.lines, part.repeated ? main : null, problems);
    if (!read) continue;
    articles.push(read);
    if (!part.repeated) main = read.key;
  }
  return { articles, problems };
}

const refused = (why: WireProblem['why'], line: number, text: string): WireReading => ({
  articles: [],
  problems: [{ line, why, text: text.slice(0, 80) }],
});

/** The first line that is no text: NUL, lone surrogates, or signs that a wrong encoding leaves behind. */
function findUnreadable(text: string): WireProblem | null {
  const at = text.search(/(?![\t\n])[\p{Cc}\p{Cs}\ufffd]/u);
  if (at < 0) return null;
  const line = text.slice(0, at).split('\n').length;
  const shown = (text.split('\n')[line - 1] ?? '').slice(0, 80).toWellFormed();
  return { line, why: 'not-text', text: shown.replace(/[^\P{C}\t]/gu, '·') };
}

/** A story begins at a line that is repeated at once, at a line before a release time, and after a rule. */
function split(lines: Line[]): { lines: Line[]; repeated: boolean }[] {
  const parts: { lines: Line[]; repeated: boolean }[] = [];
  let part: { lines: Line[]; repeated: boolean } | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const next = lines[at + 1];
    if (!line) continue;
    if (rule.test(line.text)) {
      part = null;
      continue;
    }
    const repeated = next?.text === line.text;
    const dated = next !== undefined && timeLine.test(next.text) && !timeLine.test(line.text);
    if (!part || repeated || dated) {
      part = { lines: [line], repeated };
      parts.push(part);
      if (repeated) at++;
    } else part.lines.push(line);
  }
  return parts;
}

function readPart(lines: Line[], relatedTo: string | null, problems: WireProblem[]): WireArticle | null {
  const [title, ...rest] = lines;
  if (!title) return null;
  const find = (why: WireProblem['why'], line: Line) =>
    problems.push({ line: line.number, why, text: line.text.slice(0, 80) });
  if (timeLine.test(title.text)) {
    find('date-misplaced', title);
    return null;
  }
  if (title.text.length > longestTitle) {
    find('title-long', title);
    return null;
  }
  let releasedAt: WallTime | null = null;
  const first = rest[0] && timeLine.exec(rest[0].text);
  if (first && rest[0]) {
    releasedAt = readWallTime(first[1] ?? '');
    if (!releasedAt) find('bad-date', rest[0]);
    rest.shift();
  }
  if (rest.length === 0) {
    find('no-text', title);
    return null;
  }
  const { headline, topics } = readTitle(title.text);
  const language = languageOf(headline, rest.map(({ text }) => text).join(''));
  return {
    key: `line-${title.number}`,
    line: title.number,
    headline,
    topics,
    language,
    releasedAt,
    blocks: readBlocks(rest),
    relatedTo,
  };
}

/** A subhead is a short line that ends no sentence and has a paragraph after it. */
function readBlocks(lines: Line[]): WireBlock[] {
  return lines.map(({ text, number }, at) => {
    const short = hasHan(text) ? text.length <= 40 : text.length <= longestSubhead;
    const open = !/[.!?…;,。！？；，؟؛،]["”’»)）』」]*$/u.test(text);
    const followed = lines[at + 1] !== undefined;
    return { kind: short && open && followed ? 'subhead' : 'paragraph', text, line: number };
  });
}
