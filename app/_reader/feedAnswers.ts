import { nfc } from '#contracts/normalForm.ts';
import { pathOf } from '#contracts/routes.ts';
import { type Feed, readFeed } from '#editorial/readerQueries/feedStories.ts';
import type { Clock } from '#editorial/readerQueries/freshness.ts';
import type { Of } from '#editorial/readerQueries/keysetPagination.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { withReaderConnection } from '#editorial/readerQueries/withReaderConnection.ts';
import { hubLinks, inLanguageOf } from '#publishing/feeds/hubLinks.ts';
import { jsonFeed } from '#publishing/feeds/jsonFeed.ts';
import { rss } from '#publishing/feeds/rss.ts';
import { openPageContext, segment } from './pageContext.ts';
import { pressMeta, textAnswer } from './pressMeta.ts';

type Format = 'xml' | 'json';
type Kind = 'section' | 'topic' | 'author';
type List = { kind: Kind; slug: string | null };
type Context = { params: Promise<{ slug: string }> };

const types: Record<Format, string> = {
  xml: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** The feed of the whole paper, in one language. */
export const paperFeed = (format: Format) => async (request: Request) =>
  withReaderConnection(() => answerFeed(request, format));

/** The feed of a section in one language, or of a topic or author in all of theirs. */
export const listFeed = (format: Format, kind: Kind) => async (request: Request, context: Context) => {
  const list = { kind, slug: segment((await context.params).slug) };
  return withReaderConnection(() => answerFeed(request, format, list));
};

async function answerFeed(request: Request, format: Format, list?: List): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const context = await openPageContext(Promise.resolve(Object.fromEntries(searchParams)));
  const { requestedLanguage, facts, paper } = context;
  const isByLanguage = !list || list.kind === 'section';
  const feed = await findFeed(context.clock, list, isByLanguage ? context.frame.language : undefined);
  if (!feed) return textAnswer('There is no such list.\n', facts({ tags: ['latest'] }), 404);
  if (list && feed.slug !== null && feed.slug !== (list.slug && nfc(list.slug))) {
    // Feed readers follow the redirect and store the new address.
    const path = feedPath(format, { ...list, slug: feed.slug });
    const location = searchParams.size > 0 ? `${path}?${searchParams}` : path;
    return textAnswer('', facts(feed), 308, { location });
  }
  const frame = isByLanguage ? context.frame : context.frameOfList(feed.stories);
  const addressOf = (path: string) =>
    inLanguageOf(frame, path, isByLanguage ? frame.language : requestedLanguage);
  const home = addressOf(list ? pathOf(list.kind, { slug: list.slug ?? '' }) : pathOf('front'));
  const path = addressOf(feedPath(format, list));
  const write = format === 'xml' ? rss : jsonFeed;
  const name = nameIn(feed.names, frame.language, paper.language);
  const body = await write({ ...feed, frame, path, home, name });
  return pressMeta(body, types[format], facts(feed), 200, hubLinks(frame, path));
}

async function findFeed(
  clock: Clock,
  list: List | undefined,
  language: Language | undefined,
): Promise<Feed | null> {
  const inOne = { clock, ...(language && { language }) };
  if (!list) return readFeed(inOne);
  const { kind, slug } = list;
  return slug ? readFeed({ of: ofKind(kind, slug), ...inOne }) : null;
}

function ofKind(kind: Kind, slug: string): Of {
  if (kind === 'section') return { section: slug };
  return kind === 'topic' ? { topic: slug } : { author: slug };
}

const feedPath = (format: Format, list?: List): string =>
  list ? pathOf(`${list.kind}Feed`, { slug: list.slug ?? '', format }) : pathOf('paperFeed', { format });

function nameIn(names: Feed['names'], language: Language, paperLanguage: Language): string | undefined {
  if (names === null || typeof names === 'string') return names ?? undefined;
  return names[language] ?? names[paperLanguage] ?? Object.values(names)[0];
}
