'use server';
import { action } from '#app/_staff/action.ts';
import { compareCopies, recoverDraft } from '#editorial/drafts/recoveringDrafts.ts';

export const compareWithDrafts = action(compareCopies);
export const createRecoveredDraft = action(recoverDraft);
