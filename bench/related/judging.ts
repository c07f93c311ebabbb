import type { Language } from '#db/schema/filing';
import { shingleHashes } from '#editorial/related/likeness';
import { languageOf } from '#editorial/search/words';
import type { Labelled } from './corpus.ts';

/** A label that more of the stories carry is no sign that two of them are related. */
const commonLabel = 0.05;
const judged = 5;
const shown = 6;
/** From here on two texts are near duplicates: half of all their runs of words are the same. */
const nearDuplicate = 0.5;

/** Stories by number, in the order of release; a list names earlier ones, best first. */
export type Lists = Map<number, number[]>;
export type Quality = { ndcg: number; judged: number; nearDuplicates: number; lists: number };

/** Judges lists by the labels of a corpus. */
export function judgeFor(corpus: Labelled[]) {
  const counts = new Map<string, number>();
  for (const { labels } of corpus)
    for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const telling = corpus.map(
    ({ labels }) =>
      new Set(labels.filter((label) => (counts.get(label) ?? 0) <= commonLabel * corpus.length)),
  );
  const related = (one: number, other: number) => {
    for (const label of telling[one] ?? []) if (telling[other]?.has(label)) return true;
    return false;
  };
  const relatedBefore = relatedEarlier(telling);
  const shingles = new Map<number, Set<number>>();
  const shinglesOf = (at: number) => {
    const known = shingles.get(at);
    if (known) return known;
    const { headline, standfirst, body, language } = corpus[at]?.article ?? {
      headline: '',
      standfirst: '',
      body: '',
    };
    const found = shingleHashes(
      `${headline}\n${standfirst}\n${body}`,
      language ?? (languageOf(headline) as Language),
    );
    shingles.set(at, found);
    return found;
  };
  const areNear = (one: number, other: number) =>
    jaccard(shinglesOf(one), shinglesOf(other)) >= nearDuplicate;

  /** @param which stories are judged */
  return function judge(lists: Lists, which: Iterable<number>): Quality {
    const quality = { ndcg: 0, judged: 0, nearDuplicates: 0, lists: 0 };
    for (const at of which) {
      const list = lists.get(at) ?? [];
      const ideal = Math.min(judged, relatedBefore[at] ?? 0);
      if (ideal > 0) {
        quality.judged += 1;
        quality.ndcg +=
          gain(list.slice(0, judged).map((one) => related(at, one))) / gain(Array(ideal).fill(true));
      }
      if (list.length === 0) continue;
      quality.lists += 1;
      const all = [at, ...list.slice(0, shown)];
      if (all.some((one, place) => all.slice(0, place).some((other) => areNear(one, other))))
        quality.nearDuplicates += 1;
    }
    quality.ndcg /= quality.judged || 1;
    quality.nearDuplicates /= quality.lists || 1;
    return quality;
  };
}

/** How many earlier stories each is related to. */
function relatedEarlier(telling: Set<string>[]): number[] {
  const carriers = new Map<string, number[]>();
  return telling.map((labels, at) => {
    const before = new Set<number>();
    for (const label of labels) {
      const so = carriers.get(label) ?? [];
      for (const one of so.slice(0, 2 * judged)) before.add(one);
      carriers.set(label, so);
      so.push(at);
    }
    return before.size;
  });
}

/** Discounted by place (Järvelin and Kekäläinen, 2002). */
const gain = (hits: boolean[]): number =>
  hits.reduce((sum, hit, place) => sum + (hit ? 1 / Math.log2(place + 2) : 0), 0);

function jaccard(one: Set<number>, other: Set<number>): number {
  let both = 0;
  for (const shingle of one) if (other.has(shingle)) both += 1;
  return one.size + other.size === 0 ? 0 : both / (one.size + other.size - both);
}
