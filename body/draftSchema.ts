import { type Extensions, getSchema } from '@tiptap/core';
import { blockTypes } from './blocks/blockRegistry.ts';
import { bodyExtensions, lineExtensions } from './bodySchema.ts';
import { CommentMark } from './commentMark.ts';
import {
  DeletionMark,
  FormattingMark,
  InsertionMark,
  SuggestedBreakMark,
  suggestionAttributes,
} from './suggestions/suggestionMarks.ts';

const lineMarks: Extensions = [InsertionMark, DeletionMark, CommentMark];

/** The nodes that can carry a suggestion about themselves. */
const suggestible = [...blockTypes.map(({ name }): string => name), 'hardBreak'];

/**
 * The extensions of a draft's body: those of a body, comments and suggestions. The latter exist only in drafts: `readDraft`
 * leaves them out, and `checkBody` refuses them.
 */
export const draftExtensions: Extensions = [
  ...bodyExtensions,
  ...lineMarks,
  FormattingMark,
  SuggestedBreakMark,
  suggestionAttributes(suggestible),
];

/** The extensions of a draft's headline and standfirst. */
export const draftLineExtensions: Extensions = [...lineExtensions, ...lineMarks];

export const draftSchema = getSchema(draftExtensions);
export const draftLineSchema = getSchema(draftLineExtensions);
