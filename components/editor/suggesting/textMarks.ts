import type { Mark } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform';

/** The marks with which text carries suggestions. */
const suggestionMarks = ['insertion', 'deletion', 'formatting', 'suggestedBreak'];

export const isSuggestionMark = ({ type }: Mark): boolean => suggestionMarks.includes(type.name);

export const withoutSuggestionMarks = (marks: readonly Mark[]): Mark[] =>
  marks.filter((mark) => !isSuggestionMark(mark));

/** Whether a transaction only marks text for a comment or a suggestion: these need no suggestion of their own. */
export const changesOnlyDraftMarks = ({ steps }: Transaction): boolean =>
  steps.every(
    (step) =>
      (step instanceof AddMarkStep || step instanceof RemoveMarkStep) &&
      (isSuggestionMark(step.mark) || step.mark.type.name === 'comment'),
  );
