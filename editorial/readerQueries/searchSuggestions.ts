import { nfc } from '#contracts/normalForm.ts';
import type { Readable } from '#db/asOf.ts';
import { liveAuthor } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { namesLike } from '#editorial/search/namesLike.ts';
import { correctSpelling } from '#editorial/search/spellingCorrection.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { buildTsQuery } from '#editorial/search/tsQuery.ts';
import { parseTypedQuery, type TypedQuery } from '#editorial/search/typedQuery.ts';
import type { PaperFacts } from './paperFacts.ts';
import type { SearchResults } from './paperSearch.ts';
import type { Label, Language } from './readerTypes.ts';

/** Pages named like the query: sections, topics and authors with live stories. */
export async function suggestNamedPages(
  question: TypedQuery,
  sections: PaperFacts['sections'],
): Promise<{ sections: Label[]; topics: Label[]; authors: Label[] }> {
  const folded = foldText(question.text);
  if (question.wanted.length === 0) return { sections: [], topics: [], authors: [] };
  const named = sections.flatMap(({ slug, names }) => {
    const name = Object.values(names).find((each) => foldText(each) === folded);
    return name ? [{ slug, name }] : [];
  });
  return { sections: named, ...(await namesLike(reader(), question)) };
}

/** Below this number of results a spelling suggestion is made. */
const MIN_RESULTS = 3;

/** A spelling with which a story has every word; corrects words that no story has, or has together. Null: none. */
export async function suggestSpelling(
  { question, understood, items }: Pick<SearchResults, 'question' | 'understood' | 'items'>,
  language?: Language,
  database: Readable = reader(),
): Promise<string | null> {
  if (!understood || items.length >= MIN_RESULTS || understood.isOfStopWords) return null;
  if (understood.unknown.length === 0 && items.length > 0) return null;
  const better = await correctSpelling(database, question, understood, language);
  if (!better) return null;
  const again = await buildTsQuery(database, parseTypedQuery(better), language);
  return again && again.unknown.length === 0 ? better : null;
}

export async function nameOfAuthor(slug: string): Promise<string | undefined> {
  const isAuthor = eq(liveAuthor.slug, nfc(slug));
  const [author] = await reader().select({ name: liveAuthor.name }).from(liveAuthor).where(isAuthor);
  return author?.name;
}
