import type { CorpusStory } from './corpus.ts';
import { hashOf } from './nearCopies.ts';

export type Half = 0 | 1;

/**
 * The half of the corpus to which each story belongs. Half 0 is for choosing constants, half 1 is held out. The half
 * depends only on the story's event (its rarest label), so all stories of an event are in one half in any order. A
 * story without labels is assigned by its id.
 */
export function halvesOf(corpus: readonly CorpusStory[]): Half[] {
  const counts = new Map<string, number>();
  for (const { labels } of corpus)
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const countOf = (label: string) => counts.get(label) ?? 0;
  return corpus.map(({ id, labels }) => {
    const [rarest] = labels.toSorted((a, b) => countOf(a) - countOf(b) || (a < b ? -1 : 1));
    return (hashOf(rarest === undefined ? `id ${id}` : `label ${rarest}`) & 1) as Half;
  });
}
