import { z } from 'zod';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { isRefusal, Refusal } from '#editorial/access/refusal.ts';
import { readImportedCopy } from './copyReader.ts';
import { readJsonArticle } from './formats/jsonArticles.ts';
import { ItemRefused } from './formats/machineArticle.ts';
import type { Imported } from './importedRows.ts';
import { importWire } from './importingCopy.ts';
import { readSections, type Sections } from './sectionsByName.ts';
import { importOrderOf } from './storyImportOrder.ts';
import type { WireArticle, WireProblem } from './wireArticle.ts';
import { writtenArticle } from './writtenArticle.ts';
import { readWritten } from './writtenReader.ts';

/** Maximum articles of one submission. */
export const mostArticles = 100;

/** The result for one article: a draft (which may have existed before), or a problem. */
export type SubmissionOutcome<Made extends Imported = Imported> =
  | { made: Made }
  | { refused: Refusal | z.ZodError };

/**
 * Creates drafts of articles that another program wrote, in our own format or in ninjs, each separately: a problem with
 * one does not affect the others. @param articles one value or an array, each validated by `writtenArticle`
 * @throws {Refusal} `articles-many` before anything is created
 */
export async function submitWritten(actor: AnyActor, articles: unknown): Promise<SubmissionOutcome[]> {
  allow(actor, 'article.import');
  const list: unknown[] = Array.isArray(articles) ? articles : [articles];
  if (list.length > mostArticles) throw new Refusal('articles-many', { most: mostArticles });
  const sections = await readSections();
  const submitOne = async (value: unknown, at: number): Promise<Imported> => {
    const article = readSubmitted(value, at);
    refuseUnknownSection(article, sections);
    return importOne(actor, article, sections);
  };
  const outcomes: SubmissionOutcome[] = [];
  for (const [at, value] of list.entries()) outcomes.push(await outcomeOf(() => submitOne(value, at)));
  return outcomes;
}

function readSubmitted(value: unknown, at: number): WireArticle {
  const { item: _, keptOut, related, ...members } = readJsonArticle(value, at + 1);
  return readWritten(writtenArticle.parse(members), { key: `/${at}`, keptOut, related });
}

/**
 * Refuses an unknown section. A user who imports a file sees the section on the screen; an API client would not notice
 * that its articles are in the wrong section.
 */
function refuseUnknownSection({ section }: WireArticle, { named }: Sections): void {
  if (section !== null && !named.has(section.toLowerCase()))
    throw new Refusal('section-unknown', { section: section.slice(0, 80).toWellFormed() });
}

/** @throws {Refusal} */
export async function importOne(actor: AnyActor, article: WireArticle, sections: Sections) {
  const [imported] = await importWire(actor, importOrderOf([article], sections));
  if (!imported) throw new Error('the import returned no article');
  return imported;
}

/** The result of one article's import; errors that the article did not cause are thrown. */
export async function outcomeOf<Made extends Imported>(
  work: () => Promise<Made>,
): Promise<SubmissionOutcome<Made>> {
  try {
    return { made: await work() };
  } catch (error) {
    if (isRefusal(error)) return { refused: error };
    if (error instanceof z.ZodError) return { refused: withSentNames(error) };
    if (!(error instanceof ItemRefused)) throw error;
    const why = [error.why, error.message].filter(Boolean).join(', ');
    return { refused: new Refusal('import-unreadable', { why }) };
  }
}

const sentNames: Record<string, string> = {
  externalId: 'id',
  releasedAt: 'released_at',
  embargoedUntil: 'embargoed',
  sectionId: 'section',
};

/** Renames schema paths to the names that the client sent: `articles[0].blocks` becomes `body`. */
function withSentNames(error: z.ZodError): z.ZodError {
  const issues = error.issues.map((issue) => {
    if (issue.path[0] !== 'articles') return issue;
    const [member, ...rest] = issue.path.slice(2);
    const path = member === 'blocks' ? ['body'] : [sentNames[String(member)] ?? member ?? '', ...rest];
    return { ...issue, path };
  });
  return new z.ZodError(issues);
}

export type Submitted = { outcomes: SubmissionOutcome[]; problems: WireProblem[] };

/**
 * Creates drafts of copy in any format. The stories of a wire text belong together: all readable ones are created, or
 * none. The articles of a machine format are handled separately. @throws {Refusal} `articles-many`; for a wire text
 * also the refusal of one of its stories
 */
export async function submitCopy(actor: AnyActor, copy: string): Promise<Submitted> {
  allow(actor, 'article.import');
  const { format, articles, problems } = readImportedCopy(copy);
  if (articles.length > mostArticles) throw new Refusal('articles-many', { most: mostArticles });
  if (articles.length === 0) return { outcomes: [], problems };
  const sections = await readSections();
  if (format === 'text') {
    const imported = await importWire(actor, importOrderOf(articles, sections));
    return { outcomes: imported.map((made) => ({ made })), problems };
  }
  const outcomes: SubmissionOutcome[] = [];
  for (const article of articles) outcomes.push(await outcomeOf(() => importOne(actor, article, sections)));
  return { outcomes, problems };
}
