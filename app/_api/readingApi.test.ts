import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as getArticle } from '#app/(reader)/api/articles/[slug]/route.ts';
import { GET as getArticles } from '#app/(reader)/api/articles/route.ts';
import { GET as getNinjsItem } from '#app/(reader)/api/ninjs/[slug]/route.ts';
import { GET as getNinjs } from '#app/(reader)/api/ninjs/route.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { judgeByDocument, judgeNinjs } from '#publishing/api/api.scene.ts';
import { openApi } from './openApi.ts';

const document = openApi('http://localhost:3000') as Parameters<typeof judgeByDocument>[0];
let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const list = (query = '') => getArticles(new Request(`http://localhost:3000/api/articles${query}`));
const ninjsList = (query = '') => getNinjs(new Request(`http://localhost:3000/api/ninjs${query}`));
const getStory = (slug: string, get = getArticle) =>
  get(new Request('http://localhost:3000/'), { params: Promise.resolve({ slug: encodeURIComponent(slug) }) });

async function released(headline: string, topics = ['Ferries']) {
  const articleId = await writeStory(editor, { headline, topics, text: 'One paragraph.\n\nAnother.' });
  return { articleId, ...(await release(editor, { articleId })) };
}

describe('API: an article', () => {
  test('is complete and matches the published schema', async () => {
    const { slug, articleId } = await released('The API reads');
    await release(editor, { articleId, kind: 'correction', readerNote: 'It was <two> & not "one".' });
    const relatedStory = await released('The API reads beside it');
    const answer = await getStory(slug);
    expect(answer.status).toBe(200);
    const json = await answer.json();
    expect(judgeByDocument(document, 'Article')(json)).toEqual([]);
    expect(json).toMatchObject({
      id: articleId,
      slug,
      url: `http://localhost:3000/articles/${slug}`,
      body: { type: 'doc' },
      body_html: '<p>One paragraph.</p><p>Another.</p>',
      body_text: 'One paragraph.\n\nAnother.',
      topics: [{ slug: 'ferries', name: 'Ferries', url: 'http://localhost:3000/topics/ferries' }],
      release: { number: 2, kind: 'correction' },
      corrections: [{ kind: 'correction', note: 'It was <two> & not "one".' }],
    });
    expect(json.previous_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(json.release.modified_at).toBe(json.release.released_at);
    expect(json.related.map((story: { slug: string }) => story.slug)).toEqual([relatedStory.slug]);
    expect(json.related[0].reason.why).toMatch(/^(story|topics|text)$/);
  });

  test("is available as ninjs 3.0 and matches IPTC's schema", async () => {
    const { slug, articleId } = await released('The API speaks ninjs');
    const json = await (await getStory(slug, getNinjsItem)).json();
    expect(judgeNinjs(json)).toEqual([]);
    expect(json).toMatchObject({
      uri: `tag:localhost,2024:article:${articleId}`,
      version: '1',
      pubStatus: 'usable',
      headlines: [{ value: 'The API speaks ninjs' }],
    });
  });

  test('that was withdrawn answers 410, with time and reason; as ninjs it is canceled', async () => {
    const { slug, articleId } = await released('The API takes back');
    await withdraw(editor, { articleId, because: 'It was not so.' });
    const answer = await getStory(slug);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      410,
      'application/problem+json; charset=utf-8',
    ]);
    const json = await answer.json();
    expect(judgeByDocument(document, 'Withdrawn')(json)).toEqual([]);
    expect(json.withdrawn).toEqual({ at: expect.any(String), because: 'It was not so.' });
    const item = await getStory(slug, getNinjsItem);
    expect(item.status).toBe(410);
    const canceled = await item.json();
    expect(judgeNinjs(canceled)).toEqual([]);
    expect(canceled).toMatchObject({ pubStatus: 'canceled', edNote: 'It was not so.' });
    expect(JSON.stringify([json, canceled])).not.toContain('The API takes back');
  });

  test('that has moved redirects from its former address to the new one', async () => {
    const { slug, articleId } = await released('The API moves');
    const { article } = await readArticleForEditing(editor, articleId);
    await describeArticle(editor, { articleId, version: article.version, slug: 'api-moved-on' });
    const answer = await getStory(slug);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/api/articles/api-moved-on']);
    expect((await getStory(slug, getNinjsItem)).headers.get('location')).toBe('/api/ninjs/api-moved-on');
  });

  test('that is a draft, under embargo or cancelled answers exactly like one that never existed', async () => {
    const draft = await writeStory(editor, { headline: 'Kanarienvogel draft' });
    const embargoed = await writeStory(editor, { headline: 'Kanarienvogel embargoed' });
    const { slug } = await release(editor, { articleId: embargoed, at: new Date(Date.now() + 3_600_000) });
    const calledOff = await writeStory(editor, { headline: 'Kanarienvogel called off' });
    const off = await release(editor, { articleId: calledOff, at: new Date(Date.now() + 3_600_000) });
    await withdraw(editor, { articleId: calledOff, because: 'Not yet.' });
    const { article } = await readArticleForEditing(editor, draft);
    const responseOf = async (name: string, get = getArticle) => {
      const answer = await getStory(name, get);
      return [answer.status, answer.headers.get('content-type'), await answer.text()];
    };
    for (const get of [getArticle, getNinjsItem]) {
      const unknown = await responseOf('never-was', get);
      expect(unknown[0]).toBe(404);
      for (const name of [slug, off.slug, article.slug, 'a\u0000b', '\u{1F9A6}'])
        expect(await responseOf(name, get)).toEqual(unknown);
    }
    for (const answer of [await list('?limit=100'), await ninjsList('?limit=100')])
      expect(await answer.text()).not.toMatch(/kanarienvogel/i);
  });
});

describe('API: the list', () => {
  test('can be paged to its end without gap or repetition, with any page size, and in order', async () => {
    for (let n = 0; n < 7; n++) await released(`Walked ${n}`, ['Walking']);
    for (const [get, limit] of [
      [list, 3],
      [ninjsList, 2],
    ] as const) {
      const slugs: string[] = [];
      let query: string | null = `?topic=walking&limit=${limit}`;
      while (query) {
        const { items, next } = await (await get(query)).json();
        expect(items.length).toBeLessThanOrEqual(limit);
        slugs.push(...items.map((item: { slug?: string; slugline?: string }) => item.slug ?? item.slugline));
        query = next && new URL(next).search;
      }
      expect(slugs).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `walked-${n}`));
    }
  });

  test('matches its schema with each of its filters', async () => {
    for (const query of [
      '',
      '?section=city',
      '?topic=walking',
      '?author=nobody',
      '?language=en',
      '?language=zh-CN',
    ]) {
      const answer = await list(query);
      expect(answer.status).toBe(200);
      const json = await answer.json();
      expect(judgeByDocument(document, 'ArticleList')(json)).toEqual([]);
      expect(json.items.length > 0).toBe(!/nobody|zh/.test(query));
      const items = await (await ninjsList(query)).json();
      expect(judgeByDocument(document, 'NinjsList')(items)).toEqual([]);
      for (const item of items.items) expect(judgeNinjs(item)).toEqual([]);
    }
  });

  test.each([
    '?limit=0',
    '?limit=101',
    '?limit=1.5',
    '?limit=x',
    '?language=fr',
    '?before=yesterday',
    '?before=1.2.3',
    '?section=city&topic=ferries',
    '?topic=a%00b',
  ])('%s is refused, and the answer names the wrong parameter', async (query) => {
    const answer = await list(query);
    expect(answer.status).toBe(400);
    const json = await answer.json();
    expect(judgeByDocument(document, 'Problem')(json)).toEqual([]);
    expect(json.errors[0]).toEqual({ pointer: expect.any(String), detail: expect.any(String) });
  });
});
