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

/** One submission makes no more articles. */
export const mostArticles = 100;

/** What became of one article: a draft (which may have been there before), or why there is none. */
export type SubmissionOutcome<Made extends Imported = Imported> =
  | { made: Made }
  | { refused: Refusal | z.ZodError };

/**
 * Makes drafts of articles that a machine wrote down, in our own shape or in ninjs, each by itself: what is wrong with one
 * harms no other.
 * @param articles one of any shape, or several: each is judged by `writtenArticle`
 * @throws {Refusal} `articles-many` before anything is made
 */
export async function submitWritten(actor: AnyActor, articles: unknown): Promise<SubmissionOutcome[]> {
  allow(actor, 'article.import');
  const given: unknown[] = Array.isArray(articles) ? articles : [articles];
  if (given.length > mostArticles) throw new Refusal('articles-many', { most: mostArticles });
  const sections = await readSections();
  const outcomes: SubmissionOutcome[] = [];
  for (const [at, one] of given.entries())
    outcomes.push(
      await outcomeOf(async () => {
        const article = readGiven(one, at);
        refuseUnknownSection(article, sections);
        return importOne(actor, article, sections);
      }),
    );
  return outcomes;
}

function readGiven(given: unknown, at: number): WireArticle {
  const { item: _, keptOut, related, ...members } = readJsonArticle(given, at + 1);
  return readWritten(writtenArticle.parse(members), { key: `/${at}`, keptOut, related });
}

/** A file's reader can be told on the screen; a machine would not notice that its articles lie in the wrong place. */
function refuseUnknownSection({ section }: WireArticle, { named }: Sections): void {
  if (section !== null && !named.has(section.toLowerCase()))
    throw new Refusal('section-unknown', { section: section.slice(0, 80).toWellFormed() });
}

/** @throws {Refusal} */
export async function importOne(
  actor: AnyActor,
  article: WireArticle,
  sections: Sections,
): Promise<Imported> {
  const [made] = await importWire(actor, importOrderOf([article], sections));
  if (!made) throw new Error('nothing was made');
  return made;
}

/** What came of one article's import; only what is no fault of the article is thrown. */
export async function outcomeOf<Made extends Imported>(
  work: () => Promise<Made>,
): Promise<SubmissionOutcome<Made>> {
  try {
    return { made: await work() };
  } catch (error) {
    if (isRefusal(error)) return { refused: error };
    if (error instanceof z.ZodError) return { refused: inTheirWords(error) };
    if (error instanceof ItemRefused)
      return {
        refused: new Refusal('import-unreadable', {
          why: [error.why, error.message].filter(Boolean).join(', '),
        }),
      };
    throw error;
  }
}

const theirs: Record<string, string> = {
  externalId: 'id',
  releasedAt: 'released_at',
  embargoedUntil: 'embargoed',
  sectionId: 'section',
};

/** What an import calls `articles[0].blocks`, the sender wrote as `body`. */
function inTheirWords(error: z.ZodError): z.ZodError {
  const told = error.issues.map((issue) => {
    if (issue.path[0] !== 'articles') return issue;
    const [member, ...rest] = issue.path.slice(2);
    return {
      ...issue,
      path: member === 'blocks' ? ['body'] : [theirs[String(member)] ?? member ?? '', ...rest],
    };
  });
  return new z.ZodError(told);
}

export type Submitted = { outcomes: SubmissionOutcome[]; problems: WireProblem[] };

/**
 * Makes drafts of copy of any kind. The stories of wire text belong together: all that could be read are made, or none.
 * The articles of a machine's file are judged one by one.
 * @throws {Refusal} `articles-many`; of wire text also what refuses one of its stories
 */
export async function submitCopy(actor: AnyActor, copy: string): Promise<Submitted> {
  allow(actor, 'article.import');
  const { format, articles, problems } = readImportedCopy(copy);
  if (articles.length > mostArticles) throw new Refusal('articles-many', { most: mostArticles });
  if (articles.length === 0) return { outcomes: [], problems };
  const sections = await readSections();
  if (format === 'text') {
    const made = await importWire(actor, importOrderOf(articles, sections));
    return { outcomes: made.map((one) => ({ made: one })), problems };
  }
  const outcomes: SubmissionOutcome[] = [];
  for (const article of articles) outcomes.push(await outcomeOf(() => importOne(actor, article, sections)));
  return { outcomes, problems };
}
