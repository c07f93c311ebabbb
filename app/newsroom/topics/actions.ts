'use server';
import { z } from 'zod';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import { type MergeTopicsOrder, mergeTopics } from '#editorial/taxonomy/mergingTopics.ts';
import { type RenameTopicOrder, renameTopic } from '#editorial/taxonomy/renamingTopics.ts';
import { findTopics } from '#editorial/taxonomy/topicList.ts';

export async function renameATopic(order: RenameTopicOrder) {
  return runActionAs((actor) => renameTopic(actor, confirmed(order)));
}

export async function mergeATopic(order: MergeTopicsOrder) {
  return runActionAs((actor) => mergeTopics(actor, confirmed(order)));
}

export async function findOtherTopics(typed: string) {
  return runActionAs((actor) => findTopics(actor, z.string().max(200).parse(typed)));
}
