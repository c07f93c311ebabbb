import { gravestHold, type HoldReason, type KeptOut } from '#contracts/keptOut.ts';
import { MAX_IMPORTED_HEADLINE_CHARACTERS } from '#contracts/textLimits.ts';
import { languageOf } from '#editorial/search/searchWords.ts';
import type { CopyLine } from './copyLines.ts';
import { type CopyNotice, readHeadlinePrefix, readNotice } from './copyNotices.ts';
import { readTitle } from './copyTitles.ts';
import { readStoryBody } from './storyBody.ts';
import { readStoryHead, type StoryHead } from './storyHead.ts';
import type { StoryPart } from './storyParts.ts';
import type { LineFault, WireArticle, WireBlock, WireProblem } from './wireArticle.ts';

type StoryReading = { article: WireArticle | null; problems: WireProblem[] };

/** Parses one story. Every line of it is in the article, in its `keptOut`, or in `problems`. */
export function readStoryPart(part: StoryPart, relatedTo: string | null): StoryReading {
  const head = readStoryHead(part.lines);
  const keptOut = [...part.keptOut, ...head.keptOut];
  const body = readStoryBody(head.body);
  const notice = body.blocks.length === 0 ? noticeAsStory(head) : null;
  const headline = notice?.headline ?? head.headline;
  const blocks = notice?.blocks ?? body.blocks;
  const fail = (why: LineFault, passages: { line: number; text: string }[]): StoryReading => {
    const faults = passages.map(({ line, text }) => ({ line, why, text: text.slice(0, 80) }));
    return { article: null, problems: [...head.problems, ...faults] };
  };
  if (!headline) return fail('no-text', keptOut);
  const { text, number: line } = headline;
  if (text.length > MAX_IMPORTED_HEADLINE_CHARACTERS) return fail('title-long', [{ line, text }]);
  if (blocks.length === 0) return fail('no-text', [{ line, text }]);
  const { headline: title, topics } = readTitle(text);
  const holds: HoldReason[] = [...head.holds, ...body.holds];
  if (part.isUncertain) holds.push('uncertain');
  const subjectNotice = part.subject ? noticeOfSubject(part.subject) : null;
  if (subjectNotice) holds.push(subjectNotice.hold);
  return {
    article: {
      key: `line-${line}`,
      line,
      headline: title,
      standfirst: head.standfirst,
      topics,
      authors: [],
      section: null,
      language: languageOf(title, blocks.map(({ text }) => text).join('')),
      releasedAt: head.releasedAt,
      embargoedUntil: head.embargoedUntil ?? subjectNotice?.until ?? null,
      urgency: null,
      onFronts: null,
      typeset: 0,
      hold: gravestHold(holds),
      blocks,
      keptOut: [...keptOut, ...body.keptOut].sort((a, b) => a.line - b.line),
      relatedTo,
    },
    problems: head.problems,
  };
}

/** The notice in an email subject such as "EMBARGOED: a whale for the museum". */
const noticeOfSubject = (subject: string): CopyNotice | null =>
  readNotice(subject) ?? readHeadlinePrefix(subject)?.notice ?? null;

/** A transmission with only a notice becomes a draft on hold, because an editor must see it. */
function noticeAsStory({ headline, keptOut }: StoryHead): { headline: CopyLine; blocks: WireBlock[] } | null {
  const isNotice = ({ kind }: KeptOut) => kind === 'kill' || kind === 'hold' || kind === 'correction';
  const [notice, ...others] = keptOut.filter(isNotice);
  if (!notice) return null;
  const { text, line: number } = notice;
  const below = headline ? [{ text: headline.text, line: headline.number }] : others;
  const paragraphs = below.length > 0 ? below : [notice];
  return {
    headline: { text, number, isIndented: false, isAfterBlank: true, isAfterTransmission: false },
    blocks: paragraphs.map(({ text, line }) => ({ kind: 'paragraph', text, line })),
  };
}
