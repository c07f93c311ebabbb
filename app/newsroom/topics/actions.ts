'use server';
import { z } from 'zod';
import { action, confirmedAction } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { mergeTopics } from '#editorial/taxonomy/mergingTopics.ts';
import { renameTopic } from '#editorial/taxonomy/renamingTopics.ts';
import { findTopics } from '#editorial/taxonomy/topicList.ts';

export const renameATopic = confirmedAction(renameTopic);
export const mergeATopic = confirmedAction(mergeTopics);
export const findOtherTopics = action((actor: Actor, typed: string) =>
  findTopics(actor, z.string().max(200).parse(typed)),
);
