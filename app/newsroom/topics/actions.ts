'use server';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import { mergeTopics } from '#editorial/taxonomy/mergingTopics.ts';
import { renameTopic } from '#editorial/taxonomy/renamingTopics.ts';
import { findTopics, findTopicsOrder } from '#editorial/taxonomy/topicList.ts';

export const renameATopic = confirmedAction(renameTopic);
export const mergeATopic = confirmedAction(mergeTopics);
export const findOtherTopics = action(parsed(findTopicsOrder, findTopics));
