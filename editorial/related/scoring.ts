import type { Candidate } from './finding.ts';

/** What shared topics weigh beside shared words, and below what score a story is no relation. */
const topicShare = 0.45;
const floor = 0.08;

/** Scores candidates, best first: shared rare words, shared topics by rarity, a light decay with age. */
export function score<One extends Candidate>(candidates: One[]): (One & { score: number })[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) }))
    .filter((candidate) => candidate.score >= floor)
    .sort((a, b) => b.score - a.score || b.articleId - a.articleId);
}

function scoreOf({ text, topics, topicWeight, days }: Candidate): number {
  const shared = topics.reduce((sum, topic) => sum + topic.weight, 0);
  const byTopic = topicWeight > 0 ? shared / topicWeight : 0;
  const fresh = 0.85 + 0.15 * Math.exp(-days / 180);
  return ((1 - topicShare) * text + topicShare * byTopic) * fresh;
}
