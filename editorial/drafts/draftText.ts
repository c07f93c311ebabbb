import type * as Y from 'yjs';
import { countWords, plainText, teaserOf } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { type Checked, checkBody, oneLine } from '#body/checkBody.ts';
import { readDraft, unconfirmedEntriesOf } from '#body/draftDocument.ts';
import { entriesOf, newestFirst } from '#body/liveEntries.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { TextFacts } from '#editorial/related/textFacts.ts';

/** The content of a draft, as a release would freeze it. */
export type DraftText = {
  /** the last row of the log that it includes */
  draftUpto: number;
  headline: string;
  standfirst: string;
  checked: Checked;
  /** names of entries whose time the server has not confirmed */
  unconfirmed: string[];
  plainText: string;
  teaser: string;
  wordCount: number;
  /** the terms for finding related stories, if computed beforehand */
  facts?: TextFacts;
};

type DraftTextOptions = {
  upto: number;
  language: Language;
  /** a text with its number of words: the same text is not counted again */
  counted?: { text: string; words: number };
};

/** Reads the content of a draft document. `upto`: the last row of the log that it includes. */
export function draftText(ydoc: Y.Doc, { upto, language, counted }: DraftTextOptions): DraftText {
  const content = readDraft(ydoc);
  const result = checkBody(content.body);
  const checked: Checked = result.fit ? { fit: true, body: newestFirst(result.body) } : result;
  const text = checked.fit ? plainText(checked.body) : '';
  return {
    draftUpto: upto,
    headline: oneLine(content.headline),
    standfirst: oneLine(content.standfirst),
    checked,
    unconfirmed: checked.fit ? unconfirmedIn(checked.body, ydoc) : [],
    plainText: text,
    teaser: checked.fit ? teaserOf(checked.body) : '',
    wordCount: counted?.text === text ? counted.words : countWords(text, language),
  };
}

function unconfirmedIn(body: Body, ydoc: Y.Doc): string[] {
  const pending = unconfirmedEntriesOf(ydoc);
  return entriesOf(body)
    .map(({ node }) => String(node.attrs?.name))
    .filter((name) => pending.has(name));
}
