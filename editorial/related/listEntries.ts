import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import type { EditorChoices } from './editorChoices.ts';
import type { StoryNames } from './namesInText.ts';
import { addsNoText, withoutNearCopies } from './nearCopies.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import { isReasonShown, reasonCount, reasonFor } from './reasons.ts';
import type { Relatable, RelatedEntry } from './relatable.ts';
import type { CandidateList } from './relatedSearch.ts';
import type { RelatedCandidate } from './storyComparison.ts';

/** Maximum entries stored in a list: twice what is shown, so that a withdrawal leaves no gap. */
export const longestList = 12;
/** Number of entries that readers see. */
export const shownInList = 6;

/** Maximum linked stories in a list. */
export const MAX_LINKED = 3;

/** First rank of each kind: pins, package, series, linked, found, filler. */
export const ranks = { pin: 0, package: 100, series: 200, linked: 300, found: 1_000, more: 2_000 } as const;

type ListSources = { own: QueryFeatures; found: CandidateList; names: StoryNames; chosen: EditorChoices };

/** The complete related list of a story, in order. */
export function listEntries(story: Relatable, sources: ListSources): RelatedEntry[] {
  const { blocked, pins, fromWire, together, parts } = sources.chosen;
  const out = new Set<ArticleId>(blocked);
  const entries: RelatedEntry[] = [];
  const put = (from: number, relatedId: ArticleId, reason: RelatedReason, score = 1) => {
    if (entries.some((entry) => entry.relatedId === relatedId)) return;
    const rank = from + entries.filter((entry) => entry.rank >= from).length;
    entries.push({ relatedId, rank, score, reason });
  };
  for (const one of pins) put(ranks.pin, one, { why: fromWire.includes(one) ? 'wire' : 'pinned' });
  for (const one of together) if (!out.has(one)) put(ranks.package, one, { why: 'package' });
  for (const { articleId, is } of parts)
    if (!out.has(articleId)) put(ranks.series, articleId, { why: 'series', is });
  const standing = new Set(entries.map(({ relatedId }) => relatedId));
  const linked = sources.own.linked.filter((id) => !out.has(id) && !standing.has(id));
  for (const one of linked.slice(0, MAX_LINKED)) put(ranks.linked, one, { why: 'linked' });
  for (const { one, worth } of chooseFound(sources, entries, out)) {
    const reason = reasonFor(one, sources.names);
    if (isReasonShown(reason, one.text))
      entries.push({ relatedId: one.articleId, rank: ranks.found, score: worth, reason });
  }
  fillUp(story, { given: sources, entries, out, put });
  return entries;
}

/** Found stories that are worth showing, each different from those before it. Their score falls with their place. */
function chooseFound({ found: { candidates } }: ListSources, before: RelatedEntry[], out: Set<ArticleId>) {
  const there = new Set(before.map(({ relatedId }) => relatedId));
  const standing = candidates.filter(({ articleId }) => there.has(articleId));
  const fit = candidates.filter(
    (one) => one.isRelated && !there.has(one.articleId) && !out.has(one.articleId),
  );
  const adds = (one: RelatedCandidate) => !one.isCopy && !standing.some((other) => addsNoText(one, other));
  let worth = Number.POSITIVE_INFINITY;
  return withoutNearCopies(fit, longestList, adds).map((one) => {
    worth = Math.min(one.score, worth * 0.9999);
    return { one, worth };
  });
}

type Filling = {
  given: ListSources;
  entries: RelatedEntry[];
  out: Set<ArticleId>;
  put(from: number, relatedId: ArticleId, reason: RelatedReason, score?: number): void;
};

/** Stories without near copies of an earlier one, in the list or among themselves. */
function unlikeEachOther(ids: ArticleId[], found: RelatedCandidate[], before: RelatedEntry[]): ArticleId[] {
  const known = new Map(found.map((one) => [one.articleId, one]));
  const there = before.flatMap(({ relatedId }) => known.get(relatedId) ?? []);
  return ids.filter((id) => {
    const one = known.get(id);
    if (!one) return true;
    const isNew = !there.some((other) => addsNoText(one, other));
    if (isNew) there.push(one);
    return isNew;
  });
}

/** Fills a short list with stories of the story's first topic that has any, with the topic as reason. */
function fillUp(story: Relatable, { given, entries, out, put }: Filling): void {
  if (entries.length >= shownInList) return;
  const { candidates, newestOf } = given.found;
  const copies = candidates.filter(({ isCopy }) => isCopy).map(({ articleId }) => articleId);
  const not = new Set([...out, ...copies, ...entries.map(({ relatedId }) => relatedId)]);
  for (const topic of story.topics) {
    const newest = newestOf(topic.id)
      .filter((id) => !not.has(id))
      .slice(0, longestList - entries.length);
    for (const one of unlikeEachOther(newest, candidates, entries))
      put(ranks.more, one, reasonCount(topic.name), 0);
    if (newest.length > 0) return;
  }
}
