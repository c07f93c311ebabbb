import type { ImportOrder } from '#editorial/import/importOrder.ts';
import type { PreparedDraft } from '#editorial/import/preparedDraft.ts';
import type { Sections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import type { Read, ReadLines } from './archiveLineReader.ts';
import { faultsOf } from './faultText.ts';
import type { MadeDraft } from './outcomeLines.ts';

/** What became of a line: an article, or what is wrong with it. */
export type LineOutcome = { key: string; made: MadeDraft } | { key: string; wrong: string };

/** Makes drafts, or releases, of an order: all of it or nothing. `prepared`: drafts of its stories, by their keys. */
export type Importer = (order: ImportOrder, prepared?: Map<string, PreparedDraft>) => Promise<MadeDraft[]>;

type Lines = Pick<ReadLines, 'reads'> & Partial<ReadLines>;

/**
 * Imports the lines of a portion that could be read, all at once.
 * @returns what became of each line, in their order
 * @throws when one of them spoils the others: nothing is made
 */
export async function importAtOnce(
  { reads, prepared }: Lines,
  sections: Sections,
  importer: Importer,
): Promise<LineOutcome[]> {
  const stories = reads.flatMap((one) => ('story' in one ? one.story : []));
  const made = stories.length === 0 ? [] : await importer(importOrderOf(stories, sections), prepared);
  return inOrder(
    reads,
    made.map((one) => ({ key: one.key, made: one })),
  );
}

/** The same; where one line spoils the others, each is imported by itself, to find out which. */
export async function importOrFindFaults(
  lines: Lines,
  sections: Sections,
  importer: Importer,
): Promise<LineOutcome[]> {
  const { reads } = lines;
  try {
    return await importAtOnce(lines, sections, importer);
  } catch (error) {
    const [only, ...others] = reads;
    const wrong = faultsOf(error); // what is no fault of a line is thrown
    if (only && others.length === 0) return [{ key: only.key, wrong }];
    const outcomes: LineOutcome[] = [];
    for (const one of reads)
      outcomes.push(...(await importOrFindFaults({ ...lines, reads: [one] }, sections, importer)));
    return outcomes;
  }
}

function inOrder(reads: Read[], made: LineOutcome[]): LineOutcome[] {
  const byKey = new Map(made.map((outcome) => [outcome.key, outcome]));
  return reads.flatMap((one) => ('wrong' in one ? one : (byKey.get(one.key) ?? [])));
}
