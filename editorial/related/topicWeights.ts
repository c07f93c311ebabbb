import type { TopicId } from '#db/schema/ids.ts';
import { inverseDocumentFrequency } from './documentFrequency.ts';
import { type Topical, type TopicLists, topicCountedUpTo } from './liveStories.ts';
import type { Relatable } from './relatable.ts';
import type { WeighedTopic } from './termWeights.ts';

/** Releases by the topics that they share with the story, those with the most telling ones first; of equals the newest. */
export function mostShared(newest: Map<TopicId, Topical[]>, topics: WeighedTopic[]): number[] {
  const sums = new Map<number, number>();
  for (const { id, weight } of topics)
    for (const { releaseId } of newest.get(id) ?? [])
      sums.set(releaseId, (sums.get(releaseId) ?? 0) + weight);
  return [...sums].sort(([one, a], [other, b]) => b - a || other - one).map(([id]) => id);
}

/** The story's topics, each with how telling it is, the rarest first. */
export function weighTopics(
  story: Relatable,
  lists: TopicLists,
  everywhere: number,
  itself: number,
): WeighedTopic[] {
  return story.topics
    .map(({ id, name }) => {
      const count = lists.countOf(id);
      const stories = count < topicCountedUpTo ? count - itself : Math.max(count, commonTopic * everywhere);
      return { id, name, weight: inverseDocumentFrequency(everywhere, stories) };
    })
    .sort((a, b) => b.weight - a.weight);
}

const commonTopic = 0.06;
