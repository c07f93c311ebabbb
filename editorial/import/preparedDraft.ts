import * as Y from 'yjs';
import { countWords, plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { bodyOf } from '#body/composeBody.ts';
import { newDraft } from '#body/draftDocument.ts';
import { type DraftText, draftText } from '#editorial/drafts/draftText.ts';
import { findTextFacts } from '#editorial/related/textFacts.ts';
import { wordTexts } from '#editorial/search/searchWords.ts';
import { bodyNodesOf } from './importBlocks.ts';
import type { WireStory } from './importOrder.ts';

type Story = Pick<WireStory, 'headline' | 'standfirst' | 'blocks' | 'language'>;

/** Data of a new draft that is computed from its story without the database, so that another process can do it. */
export type PreparedDraft = {
  headline: string;
  standfirst: string;
  /** a Yjs document, as an update in encoding version 1 */
  state: Uint8Array;
  body: Body;
  plainText: string;
  wordCount: number;
  /** the texts from which Postgres makes its search words */
  words: ReturnType<typeof wordTexts>;
  /** the text as a release would store it */
  text: DraftText;
};

/** @param lexicon names for Chinese segmentation; if given, the terms for related stories are computed too */
export function prepareDraft(story: Story, lexicon?: readonly string[]): PreparedDraft {
  const { headline, standfirst, blocks, language } = story;
  const body = bodyOf(bodyNodesOf(blocks));
  const plain = plainText(body);
  const wordCount = countWords(plain, language);
  const ydoc = newDraft({ headline, standfirst, body });
  const text = draftText(ydoc, { upto: 0, language, counted: { text: plain, words: wordCount } });
  if (lexicon) text.facts = findTextFacts(text, language, lexicon);
  return {
    headline,
    standfirst,
    state: Y.encodeStateAsUpdate(ydoc),
    // This body has the document's block ids; without them the draft would differ from its release.
    body: text.checked.fit ? text.checked.body : body,
    plainText: plain,
    wordCount,
    words: wordTexts({ headline, standfirst, plainText: plain }, language),
    text,
  };
}
