import { matchRoute } from '#contracts/routes.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { asJson, asXml, embedding } from '#publishing/oembed/embedMarkup.ts';
import { openPageContext, segment } from './pageContext.ts';
import { pressMeta } from './pressMeta.ts';

const plain = 'text/plain; charset=utf-8';

/** https://oembed.com: how another site may show a story of this paper. */
export async function answerOembed(asked: URLSearchParams): Promise<Response> {
  const format = asked.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml')
    return new Response('Only json and xml.\n', { status: 501, headers: { 'content-type': plain } });
  const { facts, frame, inLanguage } = await openPageContext();
  const slug = slugIn(asked.get('url') ?? '', frame.siteUrl);
  const found = slug === null ? null : await follow(slug);
  if (found?.is !== 'live')
    return pressMeta('No live story at that address.\n', plain, facts(found ?? { tags: ['latest'] }), 404);
  const { article } = found;
  const room = { width: most(asked.get('maxwidth')), height: most(asked.get('maxheight')) };
  const told = embedding(inLanguage(article.language), article, room);
  const answer =
    format === 'json'
      ? { text: asJson(told), type: 'application/json; charset=utf-8' }
      : { text: asXml(told), type: 'text/xml; charset=utf-8' };
  return pressMeta(answer.text, answer.type, facts(found));
}

/** Where an article has moved, that is what is meant. */
async function follow(slug: string) {
  const found = await readArticle(slug);
  return found.is === 'moved' ? readArticle(found.to) : found;
}

/** Of an article's address on this site, and of no other. */
function slugIn(url: string, siteUrl: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname, username, password } = new URL(url);
  if (origin !== new URL(siteUrl).origin || username || password) return null;
  const match = matchRoute(pathname.replace(/\/$/, ''));
  return match?.route === 'article' ? segment(match.parameters.slug) : null;
}

const most = (value: string | null) => (/^[1-9]\d{0,4}$/.test(value ?? '') ? Number(value) : 10_000);
