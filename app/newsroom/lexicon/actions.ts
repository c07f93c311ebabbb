'use server';
import { action } from '#app/_staff/action.ts';
import { addName, removeName } from '#editorial/related/lexicon.ts';

export const addAName = action(addName);
export const removeAName = action(removeName);
