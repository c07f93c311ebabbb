import type { PreparedDraft } from '#editorial/import/preparedDraft.ts';
import type { WireArticle } from '#editorial/import/wireArticle.ts';
import { faultsOf, type ReadLines } from './archiveLineReader.ts';
import type { LineOutcome, MadeDraft } from './outcomeLines.ts';

/** Imports stories as drafts or releases, all or none. `prepared`: drafts of the stories, by line key. */
export type Importer = (
  stories: WireArticle[],
  prepared?: Map<string, PreparedDraft>,
) => Promise<MadeDraft[]>;

type Lines = Pick<ReadLines, 'reads'> & Partial<ReadLines>;

/**
 * Imports the readable lines of a portion in one transaction. @returns the outcome of each line, in order @throws when
 * one of them fails: nothing is stored
 */
export async function importAtOnce({ reads, prepared }: Lines, importer: Importer): Promise<LineOutcome[]> {
  const stories = reads.flatMap((read) => ('story' in read ? read.story : []));
  const drafts = stories.length === 0 ? [] : await importer(stories, prepared);
  const draftByKey = new Map(drafts.map((draft) => [draft.key, draft]));
  return reads.flatMap((read) => {
    if ('wrong' in read) return read;
    const made = draftByKey.get(read.key);
    return made ? { key: read.key, made } : [];
  });
}

/** Like `importAtOnce`, but if a line fails, each line is imported separately to find the faulty one. */
export async function importOrFindFaults(lines: Lines, importer: Importer): Promise<LineOutcome[]> {
  try {
    return await importAtOnce(lines, importer);
  } catch (error) {
    const wrong = faultsOf(error); // errors that no line caused are thrown
    const [only, ...others] = lines.reads;
    if (only && others.length === 0) return [{ key: only.key, wrong }];
    const outcomes: LineOutcome[] = [];
    for (const read of lines.reads)
      outcomes.push(...(await importOrFindFaults({ ...lines, reads: [read] }, importer)));
    return outcomes;
  }
}
