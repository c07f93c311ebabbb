import { z } from 'zod';
import type { AnyActor } from '#editorial/actor';
import { allow } from '#editorial/policy';
import { isRefusal, Refusal } from '#editorial/refusal';
import { type Imported, importWire } from './importing.ts';
import { importOrderOf } from './importOrders.ts';
import type { WireProblem } from './wireArticle.ts';
import { readWireText } from './wireText.ts';
import { importWritten, readSections, type Sections, writtenArticle } from './written.ts';

/** One submission makes no more articles. */
export const mostArticles = 100;

/** What became of one article: a draft (which may have been there before), or why there is none. */
export type Outcome = { made: Imported } | { refused: Refusal | z.ZodError };

/**
 * Makes drafts of articles that a machine wrote down, each by itself: what is wrong with one harms no other.
 * @param articles one of any shape, or several: each is judged by `writtenArticle`
 * @throws {Refusal} `articles-many` before anything is made
 */
export async function submitWritten(actor: AnyActor, articles: unknown): Promise<Outcome[]> {
  allow(actor, 'article.import');
  const given: unknown[] = Array.isArray(articles) ? articles : [articles];
  if (given.length > mostArticles) throw new Refusal('articles-many', { most: mostArticles });
  const sections = await readSections();
  const outcomes: Outcome[] = [];
  for (const [at, one] of given.entries()) outcomes.push(await submitOne(actor, one, `/${at}`, sections));
  return outcomes;
}

async function submitOne(actor: AnyActor, given: unknown, key: string, sections: Sections): Promise<Outcome> {
  try {
    const article = writtenArticle.parse(given);
    const name = article.section?.toLowerCase();
    // A file's reader can be told on the screen; a machine would not notice that its articles lie in the wrong place.
    if (name !== undefined && !sections.named.has(name))
      throw new Refusal('section-unknown', { section: (article.section ?? '').slice(0, 80).toWellFormed() });
    return { made: await importWritten(actor, { article, key, sections }) };
  } catch (error) {
    if (isRefusal(error)) return { refused: error };
    if (error instanceof z.ZodError) return { refused: inTheirWords(error) };
    throw error;
  }
}

const theirs: Record<string, string> = {
  externalId: 'id',
  releasedAt: 'released_at',
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

/**
 * Makes drafts of wire copy, all that could be read or none, in the paper's first section.
 * @throws {Refusal} `articles-many`
 */
export async function submitWire(
  actor: AnyActor,
  copy: string,
): Promise<{ made: Imported[]; problems: WireProblem[] }> {
  allow(actor, 'article.import');
  const { articles, problems } = readWireText(copy);
  if (articles.length > mostArticles) throw new Refusal('articles-many', { most: mostArticles });
  if (articles.length === 0) return { made: [], problems };
  return { made: await importWire(actor, importOrderOf(articles, await readSections())), problems };
}
