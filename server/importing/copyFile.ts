import { theHouse } from '#editorial/actor';
import { readImportedCopy } from '#editorial/wire/copyReader';
import { problemSentence } from '#editorial/wire/formats/problemSentence';
import { importWire } from '#editorial/wire/importing';
import { importOrderOf } from '#editorial/wire/importOrders';
import { readSections, type Sections } from '#editorial/wire/importSections';
import { importOne, type Outcome, outcomeOf } from '#editorial/wire/submitting';
import type { WireArticle, WireProblem } from '#editorial/wire/wireArticle';
import { faultsOf } from './faults.ts';
import { type Line, tell } from './lines.ts';

export type FileOrder = { name: string; content: string; release: boolean };

/** Imports a file of any kind but JSON lines. The stories of wire text come in together, or none of them does. */
export async function* importCopyFile({ name, content, release }: FileOrder): AsyncGenerator<Line> {
  const { format, articles, problems } = readImportedCopy(content);
  for (const problem of problems)
    yield { text: `${name}:${problem.line}: ${problemWords(problem)}`, wrong: true };
  if (articles.length === 0) return;
  const sections = await readSections();
  const outcomes = format === 'text' ? await together(articles, sections) : await each(articles, sections);
  // Those beside a story come first, so that it finds them live.
  const mainLast = articles.toSorted((a, b) => Number(a.relatedTo === null) - Number(b.relatedTo === null));
  for (const { key, line } of mainLast) {
    const outcome = outcomes.get(key);
    if (!outcome) continue;
    if ('made' in outcome) yield* tell(`${name}:${line}`, outcome.made, release);
    else yield { text: `${name}:${line}: ${faultsOf(outcome.refused)}`, wrong: true };
  }
}

const problemWords = (problem: WireProblem): string =>
  problem.isItem ? problemSentence(problem) : `${problem.why}: ${problem.text}`;

async function together(articles: WireArticle[], sections: Sections): Promise<Map<string, Outcome>> {
  const made = await importWire(theHouse, importOrderOf(articles, sections));
  return new Map(made.map((one) => [one.key, { made: one }]));
}

async function each(articles: WireArticle[], sections: Sections): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const article of articles)
    outcomes.set(article.key, await outcomeOf(() => importOne(theHouse, article, sections)));
  return outcomes;
}
