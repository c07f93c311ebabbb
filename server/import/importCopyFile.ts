import { systemActor } from '#editorial/access/actor.ts';
import { readImportedCopy } from '#editorial/import/copyReader.ts';
import { problemSentence } from '#editorial/import/formats/problemSentence.ts';
import { importAndRelease } from '#editorial/import/importAndRelease.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import { outcomeOf } from '#editorial/import/submittingCopy.ts';
import type { WireArticle, WireProblem } from '#editorial/import/wireArticle.ts';
import { faultsOf } from './archiveLineReader.ts';
import type { Importer } from './importPortion.ts';
import { type Line, type LineOutcome, linesOf } from './outcomeLines.ts';

/** Imports a file of any format but JSON lines. The stories of a wire text are imported in one transaction. */
export async function* importCopyFile(
  name: string,
  content: string,
  shouldRelease: boolean,
): AsyncGenerator<Line> {
  const { format, articles, problems } = readImportedCopy(content);
  for (const problem of problems)
    yield { text: `${name}:${problem.line}: ${problemWords(problem)}`, wrong: true };
  if (articles.length === 0) return;
  const sections = await readSections();
  const importer: Importer = (stories) =>
    (shouldRelease ? importAndRelease : importWire)(systemActor, importOrderOf(stories, sections));
  const outcomes: LineOutcome[] = [];
  if (format === 'text') for (const made of await importer(articles)) outcomes.push({ key: made.key, made });
  else for (const story of articles) outcomes.push(await importOne(story, importer));
  const outcomeByKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  // Related stories come first, because they are released first.
  const mainLast = articles.toSorted((a, b) => Number(a.relatedTo === null) - Number(b.relatedTo === null));
  for (const { key, line } of mainLast) {
    const outcome = outcomeByKey.get(key);
    if (outcome) yield* linesOf({ ...outcome, key: `${name}:${line}` });
  }
}

const problemWords = (problem: WireProblem): string =>
  problem.isItem ? problemSentence(problem) : `${problem.why}: ${problem.text}`;

async function importOne(story: WireArticle, importer: Importer): Promise<LineOutcome> {
  const { key } = story;
  const outcome = await outcomeOf(async () => {
    const [made] = await importer([story]);
    if (!made) throw new Error('the import returned no article');
    return made;
  });
  return 'made' in outcome ? { key, ...outcome } : { key, wrong: faultsOf(outcome.refused) };
}
