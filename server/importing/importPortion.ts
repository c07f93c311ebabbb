import type { ImportOrder } from '#editorial/wire/importing';
import { importOrder } from '#editorial/wire/importing';
import { importOrderOf } from '#editorial/wire/importOrders';
import type { Sections } from '#editorial/wire/importSections';
import type { WireArticle } from '#editorial/wire/wireArticle';
import { faultsOf } from './faults.ts';
import type { Made } from './lines.ts';
import type { Read } from './portions.ts';

/** What became of a line: an article, or what is wrong with it. */
export type Outcome = { key: string; made: Made } | { key: string; wrong: string };

/** Makes drafts, or releases, of an order: all of it or nothing. */
export type Importer = (order: ImportOrder) => Promise<Made[]>;

/**
 * Imports the lines of a portion that can be read, all at once.
 * @returns what became of each line, in their order
 * @throws when one of them spoils the others: nothing is made
 */
export async function importAtOnce(
  reads: Read[],
  sections: Sections,
  importer: Importer,
): Promise<Outcome[]> {
  const judged = reads.map((one) => judgeShape(one, sections));
  const stories = judged.flatMap((one) => ('story' in one ? one.story : []));
  const made = stories.length === 0 ? [] : await importer(importOrderOf(stories, sections));
  return inOrder(
    judged,
    made.map((one) => ({ key: one.key, made: one })),
  );
}

/** The same; where one line spoils the others, each is imported by itself, to find out which. */
export async function importOrFindFaults(
  reads: Read[],
  sections: Sections,
  importer: Importer,
): Promise<Outcome[]> {
  try {
    return await importAtOnce(reads, sections, importer);
  } catch (error) {
    const [only, ...others] = reads;
    const wrong = faultsOf(error); // what is no fault of a line is thrown
    if (only && others.length === 0) return [{ key: only.key, wrong }];
    const outcomes: Outcome[] = [];
    for (const one of reads) outcomes.push(...(await importOrFindFaults([one], sections, importer)));
    return outcomes;
  }
}

/** Tells a story whose shape no import takes before it can spoil the others. */
function judgeShape(one: Read, sections: Sections): Read {
  if ('wrong' in one) return one;
  const { success, error } = importOrder.safeParse(importOrderOf([one.story], sections));
  return success ? one : { key: one.key, wrong: faultsOf(error) };
}

function inOrder(reads: (Read | { key: string; story: WireArticle })[], made: Outcome[]): Outcome[] {
  const byKey = new Map(made.map((outcome) => [outcome.key, outcome]));
  return reads.flatMap((one) => ('wrong' in one ? one : (byKey.get(one.key) ?? [])));
}
