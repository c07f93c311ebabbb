import { nfc } from '#contracts/normalForm.ts';
import { pathOf } from '#contracts/routes.ts';
import { type Feed, readFeed } from '#editorial/readerQueries/feedStories.ts';
import type { Of } from '#editorial/readerQueries/keysetPagination.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { hubLinks, inLanguageOf } from '#publishing/feeds/feedContent.ts';
import { jsonFeed } from '#publishing/feeds/jsonFeed.ts';
import { rss } from '#publishing/feeds/rss.ts';
import { openPageContext, segment } from './pageContext.ts';
import { pressMeta } from './pressMeta.ts';

type Format = 'xml' | 'json';
type Kind = 'section' | 'topic' | 'author';
type Context = { params: Promise<{ slug: string }> };

const types: Record<Format, string> = {
  xml: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** The feed of the whole paper, in one language. */
export const paperFeed = (format: Format) => async (request: Request) => answerFeed(request, format);

/** The feed of a section in one language, or of a topic or author in all of theirs. */
export const listFeed = (format: Format, kind: Kind) => async (request: Request, context: Context) =>
  answerFeed(request, format, { kind, slug: segment((await context.params).slug) });

async function answerFeed(request: Request, format: Format, list?: { kind: Kind; slug: string | null }) {
  const { searchParams } = new URL(request.url);
  const opened = await openPageContext(Promise.resolve(Object.fromEntries(searchParams)));
  const { asked, facts } = opened;
  const isByLanguage = !list || list.kind === 'section';
  const inOne = isByLanguage ? { language: opened.frame.language } : {};
  const of = list?.slug ? { of: ofKind(list.kind, list.slug) } : {};
  const found = list && !list.slug ? null : await readFeed({ ...of, ...inOne });
  if (!found) return nothing(facts({ tags: ['latest'] }));
  if (list && found.slug !== null && found.slug !== (list.slug && nfc(list.slug)))
    return moved(feedPath(format, { ...list, slug: found.slug }), searchParams, facts(found));
  const frame = isByLanguage
    ? opened.frame
    : opened.inLanguage(asked ?? found.stories[0]?.language ?? opened.paper.language);
  const home = list ? pathOf(list.kind, { slug: list.slug ?? '' }) : pathOf('front');
  const inAsked = (path: string) => inLanguageOf(frame, path, isByLanguage ? frame.language : asked);
  const path = inAsked(feedPath(format, list));
  const write = format === 'xml' ? rss : jsonFeed;
  const name = nameOf(found.names, frame.language, opened.paper.language);
  const feed = await write({ ...found, frame, path, home: inAsked(home), name });
  return pressMeta(feed, types[format], facts(found), 200, hubLinks(frame, path));
}

const feedPath = (format: Format, list?: { kind: Kind; slug: string | null }): string =>
  list ? pathOf(`${list.kind}Feed`, { slug: list.slug ?? '', format }) : pathOf('paperFeed', { format });

function ofKind(kind: Kind, slug: string): Of {
  if (kind === 'section') return { section: slug };
  return kind === 'topic' ? { topic: slug } : { author: slug };
}

/** Readers' programs follow, and keep the new address. */
const moved = (path: string, parameters: URLSearchParams, facts: Parameters<typeof pressMeta>[2]) =>
  pressMeta('', 'text/plain; charset=utf-8', facts, 308, {
    location: parameters.size > 0 ? `${path}?${parameters}` : path,
  });

const nothing = (facts: Parameters<typeof pressMeta>[2]) =>
  pressMeta('There is no such list.\n', 'text/plain; charset=utf-8', facts, 404);

function nameOf(names: Feed['names'], language: Language, own: Language): string | undefined {
  if (names === null || typeof names === 'string') return names ?? undefined;
  return names[language] ?? names[own] ?? Object.values(names)[0];
}
