'use server';
import { z } from 'zod';
import { answerAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import { type MergeTopicsOrder, mergeTopics } from '#editorial/taxonomy/mergingTopics.ts';
import { type RenameTopicOrder, renameTopic } from '#editorial/taxonomy/renamingTopics.ts';
import { findTopics } from '#editorial/taxonomy/topicList.ts';

export async function renameATopic(order: RenameTopicOrder) {
  return answerAs((actor) => renameTopic(actor, confirmed(order)));
}

export async function mergeATopic(order: MergeTopicsOrder) {
  return answerAs((actor) => mergeTopics(actor, confirmed(order)));
}

export async function findOtherTopics(typed: string) {
  return answerAs((actor) => findTopics(actor, z.string().max(200).parse(typed)));
}
