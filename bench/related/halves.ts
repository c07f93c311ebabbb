import type { CorpusStory } from './corpus.ts';
import { hashOf } from './nearCopies.ts';

export type Half = 0 | 1;

/**
 * The half of the set in which each story is judged: 0 is where constants may be chosen, 1 is held out. It depends on
 * the story's event only (of several labels, the rarest), so all stories of an event are in one half whatever their
 * order; a story without labels goes by its id.
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
