import { matchRoute } from '#contracts/routes.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { asJson, asXml, embedding } from '#publishing/oembed/embedMarkup.ts';
import { openPageContext, segment } from './pageContext.ts';
import { pressMeta, textAnswer } from './pressMeta.ts';

/** oEmbed (https://oembed.com): how another site may embed a story of this paper. */
export async function answerOembed(parameters: URLSearchParams): Promise<Response> {
  const format = parameters.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return new Response('Only json and xml.\n', { status: 501, headers });
  }
  const { facts, frame, inLanguage } = await openPageContext();
  const slug = slugIn(parameters.get('url') ?? '', frame.siteUrl);
  const outcome = slug === null ? null : await readPresentArticle(slug);
  if (outcome?.is !== 'live')
    return textAnswer('No live story at that address.\n', facts(outcome ?? { tags: ['latest'] }), 404);
  const { article } = outcome;
  const maxSize = { width: pixels(parameters.get('maxwidth')), height: pixels(parameters.get('maxheight')) };
  const embed = embedding(inLanguage(article.language), article, maxSize);
  return format === 'json'
    ? pressMeta(asJson(embed), 'application/json; charset=utf-8', facts(outcome))
    : pressMeta(asXml(embed), 'text/xml; charset=utf-8', facts(outcome));
}

/** Follows a former slug to the article's current one. */
async function readPresentArticle(slug: string) {
  const article = await readArticle(slug);
  return article.is === 'moved' ? readArticle(article.to) : article;
}

/** The slug in an article's address on this site; null for any other address. */
function slugIn(url: string, siteUrl: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname, username, password } = new URL(url);
  if (origin !== new URL(siteUrl).origin || username || password) return null;
  const match = matchRoute(pathname.replace(/\/$/, ''));
  return match?.route === 'article' ? segment(match.parameters.slug) : null;
}

const pixels = (value: string | null) => (/^[1-9]\d{0,4}$/.test(value ?? '') ? Number(value) : 10_000);
