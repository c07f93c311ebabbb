import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { nfc } from '#contracts/normalForm.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, inArray } from '#db/query.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';
import { type Marked, markAll, markPart } from '#editorial/search/matchMarks.ts';
import { type Filters, type RankedHit, readBlock } from '#editorial/search/rankedBlocks.ts';
import { type QueryPlace, readPlace, writePlace } from '#editorial/search/resultCursor.ts';
import { buildTsQuery, type UnderstoodQuery } from '#editorial/search/tsQuery.ts';
import { parseTypedQuery, type TypedQuery } from '#editorial/search/typedQuery.ts';
import { findWrittenForms } from '#editorial/search/writtenForms.ts';
import { lastChangeOf, readClock } from './freshness.ts';
import { markLive } from './liveCoverage.ts';
import type { Freshness, Language, Teaser } from './readerTypes.ts';
import { findMoved, findSection } from './sectionLookup.ts';
import { asTeaser, teaserColumns } from './teasers.ts';

export type SearchOrder = {
  q: string;
  language?: Language | undefined;
  /** slugs */
  section?: string | undefined;
  author?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  /** the cursor `after` of the previous page */
  after?: string | undefined;
  /** maximum stories of a page; 20 by default */
  most?: number;
};

export type SearchHit = Teaser & {
  /** the matching part of the text */
  snippet: Marked;
};
export type SearchResults = Freshness & {
  question: TypedQuery;
  items: SearchHit[];
  /** cursor of the next page; null: this is the last */
  after: string | null;
  isFirst: boolean;
  understood: UnderstoodQuery | null;
};

const PAGE_SIZE = 20;
/**
 * Maximum blocks that are read for one page. A page may therefore be shorter than `most`, and the next page continues.
 */
const MAX_BLOCKS = 3;
const snippetLength: Record<Language, number> = { en: 230, ar: 210, 'zh-CN': 100 };

/** Live stories that match a query, best first. See docs/decisions/search.md for the ranking. */
export async function searchPaper(order: SearchOrder): Promise<SearchResults> {
  const question = parseTypedQuery(order.q);
  const { moment, until, lastWithdrawalAt } = await readClock();
  const freshness = { now: moment, until, tags: ['search', 'sections', 'latest'] };
  const place = readPlace(order.after);
  const empty = { question, items: [], after: null, isFirst: !place, understood: null, ...freshness };
  const filters = await filtersOf(order);
  if (!filters) return empty;
  const before = place ? { weights: place.weights, isCommon: place.common } : undefined;
  const understood = await buildTsQuery(reader(), question, order.language, before);
  if (!understood) return empty;
  const size = order.most ?? PAGE_SIZE;
  const { hits, next } = await readPage(understood, filters, place, { now: moment, size });
  const items = await showStories(hits, understood, question);
  await markLive(items);
  const after = next && writePlace(next);
  return { ...empty, items, understood, after, changedAt: lastChangeOf(items, { lastWithdrawalAt }) };
}

/** Null if no such section or author exists. */
async function filtersOf({ section, language, author, since, until }: SearchOrder): Promise<Filters | null> {
  if (![section, author].every((each) => isStorableText(each ?? ''))) return null;
  const others = { language, author: author === undefined ? undefined : nfc(author), since, until };
  if (!section) return others;
  const match =
    (await findSection(section)) ?? (await findSection((await findMoved('section', section)) ?? ''));
  return match ? { ...others, section: match.id } : null;
}

/** A page of hits after the cursor, reading as many blocks as necessary, with the next cursor. */
async function readPage(
  understood: UnderstoodQuery,
  filters: Filters,
  before: QueryPlace | null,
  { now, size }: { now: Date; size: number },
): Promise<{ hits: RankedHit[]; next: QueryPlace | null }> {
  // The moment is truncated to milliseconds; a cursor from the future is read as now.
  const moment = Math.min(before?.moment ?? Number.MAX_SAFE_INTEGER, now.getTime() + 1);
  const frozen = { moment, weights: understood.weights, common: understood.isCommon };
  const shown: RankedHit[] = [];
  let average = before?.average ?? null;
  let block = before?.block ?? null;
  let last = before?.last ?? null;
  for (let blocks = 0; ; blocks++) {
    const read = await readBlock(reader(), understood, filters, { moment, block, average });
    average = read.average;
    const remaining = read.hits.filter((hit) => !last || isAfter(hit, last));
    const free = size - shown.length;
    shown.push(...remaining.slice(0, free));
    const end = shown.at(-1);
    if (remaining.length > free && end) {
      last = { score: end.score, id: end.releaseId };
      return { hits: shown, next: { ...frozen, average, block, last } };
    }
    if (read.next === null) return { hits: shown, next: null };
    block = read.next;
    last = null;
    if (shown.length === size || blocks + 1 === MAX_BLOCKS)
      return { hits: shown, next: { ...frozen, average, block, last } };
  }
}

const isAfter = ({ score, releaseId }: RankedHit, last: { score: number; id: number }) =>
  score < last.score || (score === last.score && releaseId < last.id);

/** The stories' present versions, with the query's words marked in headline and text. */
async function showStories(
  hits: RankedHit[],
  understood: UnderstoodQuery,
  question: TypedQuery,
): Promise<SearchHit[]> {
  if (hits.length === 0) return [];
  const ids = hits.map(({ articleId }) => articleId);
  const rows = await reader()
    .select({ ...teaserColumns, body: liveRelease.body })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(inArray(liveRelease.articleId, ids));
  const byArticle = new Map(rows.map((row) => [row.articleId, row]));
  const shown = ids.flatMap((id) => byArticle.get(id) ?? []);
  const stories = shown.map(({ body, ...row }) => ({ story: asTeaser(row), text: plainText(body as Body) }));
  const texts = stories.map(({ story: { headline, standfirst, language }, text }) => {
    return { text: `${headline} ${standfirst} ${text}`, language };
  });
  const lexemes = understood.counted.map(({ lexeme }) => lexeme);
  const forms = await findWrittenForms(reader(), texts, lexemes, question.wanted);
  return stories.map(({ story, text }) => {
    const marks = forms.get(story.language) ?? { words: new Set<string>(), strings: [] };
    const length = snippetLength[story.language];
    const opening = story.standfirst || story.teaser;
    return { ...story, snippet: markPart(text, marks, length) ?? markAll(opening, marks) };
  });
}
