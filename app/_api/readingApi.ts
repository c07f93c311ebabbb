import { openPageContext, type PageContext, segment } from '#app/_reader/pageContext.ts';
import { jsonAnswer, pressMeta } from '#app/_reader/pressMeta.ts';
import type { PageFacts } from '#components/reader/pressFacts.ts';
import { type CatalogueEntry, readCatalogue } from '#editorial/readerQueries/articleCatalogue.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readSeries } from '#editorial/readerQueries/liveSeries.ts';
import type { LiveArticle, PageOfItems } from '#editorial/readerQueries/readerTypes.ts';
import { withReaderConnection } from '#editorial/readerQueries/withReaderConnection.ts';
import { nextPage } from '#publishing/api/answerLinks.ts';
import { asSeries } from '#publishing/api/apiSeries.ts';
import { listQuery, seriesQuery } from '#publishing/api/querySchemas.ts';
import { errorsOf, type Problem, problemBody, problemResponse, problemType } from './problem.ts';

type Frame = PageContext['frame'];
type WithdrawnArticle = Extract<Awaited<ReturnType<typeof readArticle>>, { is: 'withdrawn' }>;
type SlugContext = { params: Promise<{ slug: string }> };

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

type ListForm = {
  path: string;
  hasBodies?: boolean;
  as(frame: Frame, page: PageOfItems<CatalogueEntry>, next: string | null): object | Promise<object>;
};

/** A route's GET: a page of live articles, in one of the API's formats. */
export const listRoute =
  ({ path, hasBodies, as }: ListForm) =>
  (request: Request): Promise<Response> =>
    withReaderConnection(async () => {
      const parsed = listQuery.safeParse(queryOf(request));
      if (!parsed.success) return problemResponse({ ...badQuery, more: { errors: errorsOf(parsed.error) } });
      const { section, topic, author, language, before, limit } = parsed.data;
      const { frame, facts } = await openPageContext();
      const by = section ? { section } : topic ? { topic } : author ? { author } : undefined;
      const page = { limit, hasBodies, ...(before && { before }) };
      const catalogue = await readCatalogue({ ...page, ...(by && { by }), ...(language && { language }) });
      const shownLimit = limit === 20 ? undefined : limit;
      const parameters = { author, language, limit: shownLimit, section, topic };
      const next = nextPage(frame, path, parameters, catalogue.page.before);
      return jsonAnswer(await as(frame, catalogue.page, next), facts(catalogue));
    });

type ArticleForm = {
  path: string;
  as(frame: Frame, article: LiveArticle): Promise<object>;
  asWithdrawn?(frame: Frame, withdrawn: WithdrawnArticle): object;
};

/**
 * A route's GET: one article in one of the API's formats. It is live, moved (308), withdrawn (410) or not found; drafts
 * and embargoed articles are not found.
 */
export const articleRoute =
  ({ path, as, asWithdrawn }: ArticleForm) =>
  (_request: Request, { params }: SlugContext): Promise<Response> =>
    withReaderConnection(async () => {
      const slug = segment((await params).slug);
      const clock = readClock();
      const [context, outcome] = await Promise.all([
        openPageContext(undefined, undefined, clock),
        slug === null ? null : readArticle(slug, clock),
      ]);
      const facts = context.facts(outcome ?? { tags: ['latest'] });
      switch (outcome?.is) {
        case 'live': {
          const { article } = outcome;
          return jsonAnswer(await as(context.inLanguage(article.language), article), facts);
        }
        case 'moved': {
          const location = `${path}/${encodeURIComponent(outcome.to)}`;
          return new Response(null, { status: 308, headers: { location } });
        }
        case 'withdrawn': {
          if (asWithdrawn) return jsonAnswer(asWithdrawn(context.frame, outcome), facts, 410);
          const withdrawn = { at: outcome.at.toISOString(), because: outcome.notice };
          return problemAnswer({ ...gone, detail: outcome.notice, more: { withdrawn } }, facts);
        }
        default:
          return problemAnswer(unknown, facts);
      }
    });

/** A series in one language: the requested one, else the paper's main language, else one that it has parts in. */
export const answerSeries = (request: Request, { params }: SlugContext): Promise<Response> =>
  withReaderConnection(async () => {
    const parsed = seriesQuery.safeParse(queryOf(request));
    if (!parsed.success) return problemResponse({ ...badQuery, more: { errors: errorsOf(parsed.error) } });
    const slug = segment((await params).slug);
    const { frame, facts, paper } = await openPageContext();
    const { language } = parsed.data;
    const order = { paperLanguage: paper.language, ...(language && { language }) };
    const series = slug === null ? null : await readSeries(slug, order);
    if (!series) return problemAnswer(noSeries, facts({ tags: ['series', 'latest'] }));
    return jsonAnswer(asSeries(frame, series), facts(series));
  });

const problemAnswer = (problem: Problem, facts: PageFacts): Response =>
  pressMeta(JSON.stringify(problemBody(problem)), problemType, facts, problem.status);

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
const gone: Problem = { status: 410, name: 'withdrawn', title: 'This article was withdrawn' };
