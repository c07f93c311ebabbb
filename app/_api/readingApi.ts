import { openPageContext, segment } from '#app/_reader/pageContext.ts';
import { pressMeta } from '#app/_reader/pressMeta.ts';
import { type CatalogueEntry, readCatalogue } from '#editorial/readerQueries/articleCatalogue.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readSeries } from '#editorial/readerQueries/liveSeries.ts';
import type { LiveArticle, PageOfItems } from '#editorial/readerQueries/readerTypes.ts';
import { nextPage } from '#publishing/api/apiPlaces.ts';
import { listQuery, seriesQuery } from '#publishing/api/apiQueries.ts';
import { asSeries } from '#publishing/api/apiSeries.ts';
import { errorsOf, type Problem, problemBody, problemResponse, problemType } from './problem.ts';

type Frame = Awaited<ReturnType<typeof openPageContext>>['frame'];
type WithdrawnArticle = Extract<Awaited<ReturnType<typeof readArticle>>, { is: 'withdrawn' }>;

const json = 'application/json; charset=utf-8';

type ListForm = {
  path: string;
  whole?: boolean;
  as(frame: Frame, page: PageOfItems<CatalogueEntry>, next: string | null): object | Promise<object>;
};

/** A page of live articles, in one of the API's formats. */
export async function answerList(request: Request, { path, whole, as }: ListForm): Promise<Response> {
  const parsed = listQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return problemResponse({ ...badQuery, more: { errors: errorsOf(parsed.error) } });
  const { section, topic, author, language, before, limit } = parsed.data;
  const { frame, facts } = await openPageContext();
  const by = section ? { section } : topic ? { topic } : author ? { author } : undefined;
  const order = { limit, whole, ...(by && { by }), ...(language && { language }), ...(before && { before }) };
  const listPage = await readCatalogue(order);
  const shownLimit = limit === 20 ? undefined : limit;
  const next = nextPage(
    frame,
    path,
    { author, language, limit: shownLimit, section, topic },
    listPage.page.before,
  );
  return pressMeta(JSON.stringify(await as(frame, listPage.page, next)), json, facts(listPage));
}

type ArticleForm = {
  path: string;
  as(frame: Frame, article: LiveArticle): Promise<object>;
  asWithdrawn?(frame: Frame, withdrawn: WithdrawnArticle): object;
};

/**
 * One article in one of the API's formats: live, moved (308), withdrawn (410), or not found, as drafts and embargoed
 * ones are.
 */
export async function answerArticle(
  params: Promise<{ slug: string }>,
  { path, as, asWithdrawn }: ArticleForm,
): Promise<Response> {
  const slug = segment((await params).slug);
  const { frame, facts, inLanguage } = await openPageContext();
  const found = slug === null ? null : await readArticle(slug);
  switch (found?.is) {
    case 'live': {
      const { article } = found;
      const answer = await as(inLanguage(article.language), article);
      return pressMeta(JSON.stringify(answer), json, facts(found));
    }
    case 'moved':
      return new Response(null, {
        status: 308,
        headers: { location: `${path}/${encodeURIComponent(found.to)}` },
      });
    case 'withdrawn': {
      if (asWithdrawn) return pressMeta(JSON.stringify(asWithdrawn(frame, found)), json, facts(found), 410);
      const withdrawn = { at: found.at.toISOString(), because: found.notice };
      return tellProblem({ ...taken, detail: found.notice, more: { withdrawn } }, facts(found));
    }
    default:
      return tellProblem(unknown, facts(found ?? { tags: ['latest'] }));
  }
}

/** A series in one language: the requested one, else the paper's main language, else one that it has parts in. */
export async function answerSeries(request: Request, params: Promise<{ slug: string }>): Promise<Response> {
  const parsed = seriesQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return problemResponse({ ...badQuery, more: { errors: errorsOf(parsed.error) } });
  const slug = segment((await params).slug);
  const { frame, facts, paper } = await openPageContext();
  const order = { paper: paper.language, ...(parsed.data.language && { language: parsed.data.language }) };
  const series = slug === null ? null : await readSeries(slug, order);
  if (!series) return tellProblem(noSeries, facts({ tags: ['series', 'latest'] }));
  return pressMeta(JSON.stringify(asSeries(frame, series)), json, facts(series));
}

function tellProblem(problem: Problem, facts: Parameters<typeof pressMeta>[2]): Response {
  return pressMeta(JSON.stringify(problemBody(problem)), problemType, facts, problem.status);
}

const badQuery: Problem = {
  status: 400,
  name: 'bad-query',
  title: 'This list cannot be asked for like that',
  detail: 'A parameter of the address is not what it should be; `errors` says which.',
};
const unknown: Problem = {
  status: 404,
  name: 'not-found',
  title: 'Nothing at this address',
  detail: 'No article is live at this address.',
};
const noSeries: Problem = { ...unknown, detail: 'No series of that address has a live part.' };
const taken: Problem = { status: 410, name: 'withdrawn', title: 'This article was withdrawn' };
