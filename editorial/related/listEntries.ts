import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import type { EditorChoices } from './editorChoices.ts';
import { MAX_LINKED, MAX_LIST_ENTRIES, SHOWN_ENTRIES } from './listLimits.ts';
import type { StoryNames } from './namesInText.ts';
import { addsNoText, withoutNearCopies } from './nearCopies.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import { fillerReason, isReasonShown, reasonFor } from './reasons.ts';
import type { Relatable, RelatedEntry } from './relatable.ts';
import type { CandidateList } from './relatedSearch.ts';
import type { RelatedCandidate } from './storyComparison.ts';

/** First rank of each kind: pins, package, series, linked, similar, filler. */
export const ranks = { pin: 0, package: 100, series: 200, linked: 300, similar: 1_000, more: 2_000 } as const;

type ListSources = {
  features: QueryFeatures;
  candidateList: CandidateList;
  names: StoryNames;
  choices: EditorChoices;
};

/** The complete related list of a story, in order. */
export function listEntries(story: Relatable, sources: ListSources): RelatedEntry[] {
  const { blocked, pins, fromWire, packageStories, parts } = sources.choices;
  const excluded = new Set<ArticleId>(blocked);
  const entries: RelatedEntry[] = [];
  const put = (from: number, relatedId: ArticleId, reason: RelatedReason, score = 1) => {
    if (entries.some((entry) => entry.relatedId === relatedId)) return;
    const rank = from + entries.filter((entry) => entry.rank >= from).length;
    entries.push({ relatedId, rank, score, reason });
  };
  for (const id of pins) put(ranks.pin, id, { why: fromWire.includes(id) ? 'wire' : 'pinned' });
  for (const id of packageStories) if (!excluded.has(id)) put(ranks.package, id, { why: 'package' });
  for (const { articleId, is } of parts)
    if (!excluded.has(articleId)) put(ranks.series, articleId, { why: 'series', is });
  const listedIds = new Set(entries.map(({ relatedId }) => relatedId));
  const linked = sources.features.linked.filter((id) => !excluded.has(id) && !listedIds.has(id));
  for (const id of linked.slice(0, MAX_LINKED)) put(ranks.linked, id, { why: 'linked' });
  for (const { candidate, score } of chooseCandidates(sources, entries, excluded)) {
    const reason = reasonFor(candidate, sources.names);
    if (isReasonShown(reason, candidate.text))
      entries.push({ relatedId: candidate.articleId, rank: ranks.similar, score, reason });
  }
  fillUp(story, { sources, entries, excluded, put });
  return entries;
}

/** The candidates to list, without near copies of earlier entries. Scores fall with the position in the list. */
function chooseCandidates({ candidateList }: ListSources, before: RelatedEntry[], excluded: Set<ArticleId>) {
  const { candidates } = candidateList;
  const listedIds = new Set(before.map(({ relatedId }) => relatedId));
  const listed = candidates.filter(({ articleId }) => listedIds.has(articleId));
  const fit = candidates.filter(
    ({ isRelated, articleId }) => isRelated && !listedIds.has(articleId) && !excluded.has(articleId),
  );
  const adds = (candidate: RelatedCandidate) =>
    !candidate.isCopy && !listed.some((other) => addsNoText(candidate, other));
  let score = Number.POSITIVE_INFINITY;
  return withoutNearCopies(fit, MAX_LIST_ENTRIES, adds).map((candidate) => {
    score = Math.min(candidate.score, score * 0.9999);
    return { candidate, score };
  });
}

type Filling = {
  sources: ListSources;
  entries: RelatedEntry[];
  excluded: Set<ArticleId>;
  put(from: number, relatedId: ArticleId, reason: RelatedReason, score?: number): void;
};

/** Stories without near copies of an earlier one, in the list or among themselves. */
function unlikeEachOther(
  ids: ArticleId[],
  candidates: RelatedCandidate[],
  before: RelatedEntry[],
): ArticleId[] {
  const known = new Map(candidates.map((candidate) => [candidate.articleId, candidate]));
  const listed = before.flatMap(({ relatedId }) => known.get(relatedId) ?? []);
  return ids.filter((id) => {
    const candidate = known.get(id);
    if (!candidate) return true;
    const isNew = !listed.some((other) => addsNoText(candidate, other));
    if (isNew) listed.push(candidate);
    return isNew;
  });
}

/** Fills a short list with stories of the story's first topic that has any, with the topic as reason. */
function fillUp(story: Relatable, { sources, entries, excluded, put }: Filling): void {
  if (entries.length >= SHOWN_ENTRIES) return;
  const { candidates, newestOf } = sources.candidateList;
  const copies = candidates.filter(({ isCopy }) => isCopy).map(({ articleId }) => articleId);
  const unavailable = new Set([...excluded, ...copies, ...entries.map(({ relatedId }) => relatedId)]);
  for (const topic of story.topics) {
    const newest = newestOf(topic.id)
      .filter((id) => !unavailable.has(id))
      .slice(0, MAX_LIST_ENTRIES - entries.length);
    for (const id of unlikeEachOther(newest, candidates, entries))
      put(ranks.more, id, fillerReason(topic.name), 0);
    if (newest.length > 0) return;
  }
}
