import { systemActor } from '#editorial/access/actor.ts';
import { readImportedCopy } from '#editorial/import/copyReader.ts';
import { problemSentence } from '#editorial/import/formats/problemSentence.ts';
import { importAndRelease } from '#editorial/import/importAndRelease.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { readSections, type Sections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import { outcomeOf } from '#editorial/import/submittingCopy.ts';
import type { WireArticle, WireProblem } from '#editorial/import/wireArticle.ts';
import { faultsOf } from './faultText.ts';
import type { Importer, LineOutcome } from './importPortion.ts';
import { type Line, linesOf } from './outcomeLines.ts';

export type FileOrder = { name: string; content: string; release: boolean };

/** Imports a file of any format but JSON lines. The stories of a wire text are imported in one transaction. */
export async function* importCopyFile({ name, content, release }: FileOrder): AsyncGenerator<Line> {
  const { format, articles, problems } = readImportedCopy(content);
  for (const problem of problems)
    yield { text: `${name}:${problem.line}: ${problemWords(problem)}`, wrong: true };
  if (articles.length === 0) return;
  const sections = await readSections();
  const importer: Importer = (order) => (release ? importAndRelease : importWire)(systemActor, order);
  const outcomes =
    format === 'text'
      ? await together(articles, sections, importer)
      : await importEach(articles, sections, importer);
  // Related stories come first, because they are released first.
  const mainLast = articles.toSorted((a, b) => Number(a.relatedTo === null) - Number(b.relatedTo === null));
  for (const { key, line } of mainLast) {
    const outcome = outcomes.get(key);
    if (outcome) yield* linesOf({ ...outcome, key: `${name}:${line}` });
  }
}

const problemWords = (problem: WireProblem): string =>
  problem.isItem ? problemSentence(problem) : `${problem.why}: ${problem.text}`;

async function together(
  articles: WireArticle[],
  sections: Sections,
  importer: Importer,
): Promise<Map<string, LineOutcome>> {
  const made = await importer(importOrderOf(articles, sections));
  return new Map(made.map((draft) => [draft.key, { key: draft.key, made: draft }]));
}

async function importEach(
  articles: WireArticle[],
  sections: Sections,
  importer: Importer,
): Promise<Map<string, LineOutcome>> {
  const outcomes = new Map<string, LineOutcome>();
  for (const story of articles) {
    const { key } = story;
    const outcome = await outcomeOf(async () => {
      const [made] = await importer(importOrderOf([story], sections));
      if (!made) throw new Error('nothing was made');
      return made;
    });
    outcomes.set(key, 'made' in outcome ? { key, ...outcome } : { key, wrong: faultsOf(outcome.refused) });
  }
  return outcomes;
}
