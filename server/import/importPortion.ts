import type { ImportOrder } from '#editorial/import/importOrder.ts';
import type { PreparedDraft } from '#editorial/import/preparedDraft.ts';
import type { Sections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import type { Read, ReadLines } from './archiveLineReader.ts';
import { faultsOf } from './faultText.ts';
import type { MadeDraft } from './outcomeLines.ts';

/** The result for one line: an article, or an error message. */
export type LineOutcome = { key: string; made: MadeDraft } | { key: string; wrong: string };

/** Creates drafts, or releases, from an order: all or nothing. `prepared`: drafts of its stories, by line key. */
export type Importer = (order: ImportOrder, prepared?: Map<string, PreparedDraft>) => Promise<MadeDraft[]>;

type Lines = Pick<ReadLines, 'reads'> & Partial<ReadLines>;

/**
 * Imports the readable lines of a portion in one transaction. @returns the outcome of each line, in order @throws when
 * one of them fails: nothing is stored
 */
export async function importAtOnce(
  { reads, prepared }: Lines,
  sections: Sections,
  importer: Importer,
): Promise<LineOutcome[]> {
  const stories = reads.flatMap((read) => ('story' in read ? read.story : []));
  const made = stories.length === 0 ? [] : await importer(importOrderOf(stories, sections), prepared);
  return inOrder(
    reads,
    made.map((draft) => ({ key: draft.key, made: draft })),
  );
}

/** Like `importAtOnce`; but when one line fails, each line is imported separately to find the faulty one. */
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
    const wrong = faultsOf(error); // errors that no line caused are thrown
    if (only && others.length === 0) return [{ key: only.key, wrong }];
    const outcomes: LineOutcome[] = [];
    for (const read of reads)
      outcomes.push(...(await importOrFindFaults({ ...lines, reads: [read] }, sections, importer)));
    return outcomes;
  }
}

function inOrder(reads: Read[], made: LineOutcome[]): LineOutcome[] {
  const byKey = new Map(made.map((outcome) => [outcome.key, outcome]));
  return reads.flatMap((read) => ('wrong' in read ? read : (byKey.get(read.key) ?? [])));
}
