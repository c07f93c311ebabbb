/** Maximum characters (UTF-16 units) of a headline that can be released. */
export const MAX_HEADLINE_CHARACTERS = 500;
/** Maximum characters of an imported line that can be a headline. A longer one is a paragraph without a headline. */
export const MAX_IMPORTED_HEADLINE_CHARACTERS = 400;
/** Maximum characters of the name of a draft's version. */
export const MAX_VERSION_NAME_CHARACTERS = 100;
/** Maximum characters of a note that goes with a step of an article's flow, and of an article's internal note. */
export const MAX_FLOW_NOTE_CHARACTERS = 2_000;
/** Maximum characters of a comment on a draft. */
export const MAX_COMMENT_CHARACTERS = 2_000;
/** Maximum characters of the quoted passage that a thread of comments keeps. */
export const MAX_QUOTE_CHARACTERS = 500;
/** Maximum characters of a reply to a suggestion. */
export const MAX_SUGGESTION_REPLY_CHARACTERS = 2_000;

/** Characters (graphemes) that fronts and search engines show of a text in an alphabet. */
const SHOWN_CHARACTERS = { headline: 70, standfirst: 160 } as const;

/** How long a headline or a standfirst should be at most, in characters of its language. It is advice: nothing is refused. */
export function recommendedCharacters(field: 'headline' | 'standfirst', language: string): number {
  // A Chinese character is as wide as two letters.
  return language.startsWith('zh') ? SHOWN_CHARACTERS[field] / 2 : SHOWN_CHARACTERS[field];
}
