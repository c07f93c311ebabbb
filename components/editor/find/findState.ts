import type { DraftField } from '#body/draftDocument.ts';
import type { FindMatch } from './documentMatches.ts';
import type { FindOptions } from './textMatches.ts';

export type FindScope = 'story' | 'field';

export type FindState = {
  query: string;
  options: FindOptions;
  scope: FindScope;
  /** the field of the scope `field` */
  field: DraftField;
  matches: readonly FindMatch[];
  /** the index of the current match; -1 if there is none */
  at: number;
  /** how many matches the last act replaced; undefined if something else was done since */
  replaced: number | undefined;
};

/** The state before anything is searched for. */
export const initialFindState = (query: string, field: DraftField): FindState => ({
  query,
  options: { isCaseSensitive: false, isAccentBlind: true, isWholeWords: false },
  scope: 'story',
  field,
  matches: [],
  at: -1,
  replaced: undefined,
});
