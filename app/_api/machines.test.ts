import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as postRelease } from '#app/api/drafts/[id]/release/route.ts';
import { POST as postDrafts } from '#app/api/drafts/route.ts';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { apiLimit, apiOrder, type TokenScope } from '#db/schema/apiTokens.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { requestsPerMinute } from '#editorial/apiTokens/requestLimit.ts';
import { revokeToken } from '#editorial/apiTokens/revokingTokens.ts';
import { openSection, releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { judgeByDocument } from '#publishing/api/api.scene.ts';
import { openApi } from './openApi.ts';

const document = openApi('http://localhost:3000') as Parameters<typeof judgeByDocument>[0];
const judgeProblem = judgeByDocument(document, 'Problem');
const judgeDrafts = judgeByDocument(document, 'Drafts');
const judgeReleased = judgeByDocument(document, 'Released');
let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
let both: string;
let draftsOnly: string;

const issue = async (scopes: TokenScope[], by = admin) =>
  (await issueToken(by, { name: 'Agency', scopes, days: 30 })).token;

beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
  await openSection('city');
  await openSection('sport');
  both = await issue(['drafts:write', 'releases:write']);
  draftsOnly = await issue(['drafts:write']);
});
afterAll(() => scene.close());

type Sent = { token?: string | null; headers?: Record<string, string>; body?: unknown };

const requestOf = (path: string, { token = both, headers, body }: Sent) =>
  new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });

async function drafts(sent: Sent) {
  const answer = await postDrafts(requestOf('/api/drafts', sent));
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

async function release(id: unknown, sent: Sent) {
  const params = Promise.resolve({ id: String(id) });
  const answer = await postRelease(requestOf(`/api/drafts/${id}/release`, sent), { params });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

describe('API: drafts', () => {
  test('are created from the output of other tools, and are not released', async () => {
    const { status, json } = await drafts({
      token: draftsOnly,
      body: {
        id: 'agency:1',
        headline: '  Harbour   opens ',
        standfirst: 'After a year.',
        body: 'It opened\non Monday.\n\nA ship came.',
        section: 'Sport',
        topics: ['Ferries'],
        authors: ['Mara Lindqvist'],
        released_at: '2026-11-20T06:40:00Z',
        role: 'admin',
        live: true,
      },
    });
    expect(status).toBe(201);
    expect(judgeDrafts(json)).toEqual([]);
    const [item] = json.items;
    expect(item).toEqual({
      id: expect.any(Number),
      slug: 'harbour-opens',
      url: `http://localhost:3000/newsroom/articles/${item.id}`,
      headline: 'Harbour opens',
      created: true,
      hold: null,
      embargoed_until: null,
      kept_out: [],
    });
    const { article } = await readArticleForEditing(admin, item.id as ArticleId);
    expect(article).toMatchObject({ language: 'en' });
    expect(await readArticle('harbour-opens')).toMatchObject({ is: 'unknown' });
  });

  test('are created by the hundred, each validated separately', async () => {
    const articles = Array.from({ length: 100 }, (_, n) =>
      n % 10 === 3
        ? { headline: `Odd ${n}` }
        : { id: `many:${n}`, headline: `Many ${n}`, body: `Text ${n}.` },
    );
    const { status, json } = await drafts({ body: articles });
    expect(status).toBe(201);
    expect(judgeDrafts(json)).toEqual([]);
    expect(json.items).toHaveLength(100);
    expect(json.items.filter((item: object) => 'problem' in item)).toHaveLength(10);
    expect(json.items[3].problem).toMatchObject({ status: 422, errors: [{ pointer: '/body' }] });
    const { status: tooMany } = await drafts({ body: [...articles, articles[0]] });
    expect(tooMany).toBe(422);
  });

  test('with a known id or text create nothing twice, and the answer says so', async () => {
    const article = { id: 'agency:7', headline: 'Seven', body: 'Text of seven.' };
    const first = await drafts({ body: article });
    const count = await releaseTraces();
    const again = await drafts({ body: { ...article, body: 'Another text.' } });
    expect([again.status, again.json.items[0]]).toEqual([200, { ...first.json.items[0], created: false }]);
    const text = { headline: 'By its text', body: 'The very same.' };
    const made = await drafts({ body: text });
    const same = await drafts({ body: text });
    expect([same.status, same.json.items[0].id]).toEqual([200, made.json.items[0].id]);
    expect(await releaseTraces()).not.toBe(count);
  });

  test('sent in parallel under one key are created once', async () => {
    const sent = { body: { headline: 'In parallel', body: 'Text.' }, headers: { 'idempotency-key': 'p-1' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => drafts(sent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ json }) => json.items[0].id)).size).toBe(1);
  });

  test('under a key used for another request are refused; under a key whose request failed, created', async () => {
    const headers = { 'idempotency-key': '"k-2"' };
    await drafts({ body: { headline: 'Key two', body: 'Text.' }, headers });
    const before = await releaseTraces();
    const other = await drafts({ body: { headline: 'Key two again', body: 'Text.' }, headers });
    expect([other.status, other.json.type]).toEqual([409, 'urn:copydesk:problem:key-reused']);
    expect(await releaseTraces()).toBe(before);
    const third = { headers: { 'idempotency-key': 'k-3' } };
    expect((await drafts({ ...third, body: { headline: 'No body' } })).status).toBe(422);
    expect((await drafts({ ...third, body: { headline: 'A body', body: 'Text.' } })).status).toBe(201);
    const foreign = await issue(['drafts:write']);
    const theirs = await drafts({ token: foreign, headers, body: { headline: 'Their key', body: 'Text.' } });
    expect(theirs.status).toBe(201);
  });

  test('are created from wire copy, with the related stories of each; invalid lines are reported', async () => {
    const copy =
      'Harbour copy | Ferries | Port\nPublished: someday\n\nIt opened.\n\nBeside it\nBeside it\n\nA teaser here.\n';
    const sent = { body: copy, headers: { 'content-type': 'text/plain; charset=utf-8' } };
    const { status, json } = await drafts(sent);
    expect(status).toBe(201);
    expect(judgeDrafts(json)).toEqual([]);
    expect(json.items.map((item: { headline: string }) => item.headline)).toEqual([
      'Harbour copy',
      'Beside it',
    ]);
    expect(json.problems).toEqual([{ line: 2, why: 'bad-date', text: 'Published: someday' }]);
    expect((await drafts(sent)).status).toBe(200);
    expect((await drafts({ ...sent, body: 'Only a title' })).status).toBe(422);
  });
});

describe('API: a release', () => {
  const ready = (headline: string) => writeStory(admin, { headline });

  test('needs the scope: without it nothing is released, whoever owns the token', async () => {
    const id = await ready('Not without scope');
    const before = await releaseTraces();
    const { status, headers, json } = await release(id, { token: draftsOnly, body: {} });
    expect([status, json.type]).toEqual([403, 'urn:copydesk:problem:scope-missing']);
    expect(headers.get('www-authenticate')).toContain('insufficient_scope');
    expect(judgeProblem(json)).toEqual([]);
    expect(await releaseTraces()).toBe(before);
  });

  test("needs the role: a writer's token releases nothing, even with the scope", async () => {
    const demoted = await hire('admin');
    const token = await issue(['releases:write'], demoted);
    await staff().update(user).set({ role: 'writer' }).where(eq(user.id, demoted.id));
    const id = await ready('Not by a writer');
    const before = await releaseTraces();
    expect((await release(id, { token, body: {} })).status).toBe(403);
    expect(await releaseTraces()).toBe(before);
  });

  test("uses the newsroom's domain function and rules", async () => {
    const id = await ready('By a machine');
    const first = await release(id, { body: {} });
    expect(first.status).toBe(201);
    expect(judgeReleased(first.json)).toEqual([]);
    expect(first.json).toMatchObject({ id, number: 1, slug: 'by-a-machine', embargoed_until: null });
    const before = await releaseTraces();
    for (const [body, reason] of [
      [{}, 'kind-missing'],
      [{ kind: 'correction' }, 'note-missing'],
      [{ kind: 'update', at: '2020-01-01T00:00:00Z' }, 'embargo-past'],
      [{ kind: 'update', until: '2030-01-01T00:00:00Z' }, 'reason-missing'],
    ] as const) {
      const { status, json } = await release(id, { body });
      expect([status, json.type]).toEqual([422, `urn:copydesk:problem:${reason}`]);
    }
    expect(await releaseTraces()).toBe(before);
    const second = await release(id, {
      body: { kind: 'correction', reader_note: 'It was another machine.' },
    });
    expect(second.json).toMatchObject({ number: 2 });
  });

  test('under embargo is not visible until then', async () => {
    const id = await ready('By a machine, later');
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const { status, json } = await release(id, { body: { at } });
    expect([status, json.embargoed_until]).toEqual([201, at]);
    expect(await readArticle(json.slug)).toMatchObject({ is: 'unknown' });
  });

  test.each([
    { At: '2030-01-01T00:00:00Z' },
    { at: '2030-01-01T00:00:00' },
    { at: 'tomorrow' },
    { at: 1_900_000_000 },
    { embargo: true },
    [],
    null,
    'now',
  ])('of %j is refused: a misspelt time must not mean "now"', async (body) => {
    const id = await ready(`Misspelt ${JSON.stringify(body)}`);
    const before = await releaseTraces();
    const { status, json } = await release(id, {
      body: typeof body === 'string' ? JSON.stringify(body) : body,
    });
    expect([status, judgeProblem(json)]).toEqual([422, []]);
    expect(await releaseTraces()).toBe(before);
  });

  test('under one key is done once, also in parallel, and answered alike', async () => {
    const id = await ready('Once by a machine');
    await release(id, { body: {} });
    const sent = { body: { kind: 'update' }, headers: { 'idempotency-key': 'once' } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => release(id, sent)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status } of answers) expect([200, 201, 409]).toContain(status);
    const again = await release(id, sent);
    expect([again.status, again.json.number]).toEqual([200, 2]);
    const elsewhere = await release(await ready('Elsewhere'), sent);
    expect(elsewhere.status).toBe(409);
    await staff().update(apiOrder).set({ answer: null }).where(eq(apiOrder.key, 'once'));
    expect((await release(id, sent)).json.type).toBe('urn:copydesk:problem:key-busy');
  });

  test.each(['999999', '0', '-1', 'x', '1.5', '99999999999999999999', '1e400', ''])(
    'of no. %j is not found',
    async (id) => {
      expect((await release(id, { body: {} })).status).toBe(404);
    },
  );
});

describe('API tokens', () => {
  test.each([
    ['none', null],
    ['garbage', 'x'],
    ['one that never was', `cd_${'a'.repeat(43)}`],
  ])('with %s for a token answers 401, and reads nothing', async (_, token) => {
    const before = await releaseTraces();
    const { status, headers, json } = await drafts({ token, body: { headline: 'No', body: 'No.' } });
    expect([status, headers.get('www-authenticate'), judgeProblem(json)]).toEqual([
      401,
      'Bearer realm="copydesk"',
      [],
    ]);
    expect(await releaseTraces()).toBe(before);
  });

  test('a revoked token is refused from the next request', async () => {
    const { token, id } = await issueToken(admin, {
      name: 'Soon gone',
      scopes: ['drafts:write'],
      days: null,
    });
    const body = { headline: 'Soon gone', body: 'Text.' };
    expect((await drafts({ token, body })).status).toBe(201);
    await revokeToken(admin, { tokenId: id });
    expect((await drafts({ token, body })).status).toBe(401);
  });

  test('requests are counted, and a refusal has Retry-After', async () => {
    const { token, id } = await issueToken(admin, { name: 'Hasty', scopes: ['drafts:write'], days: 30 });
    const expire = Date.now() + 40_000;
    await staff()
      .insert(apiLimit)
      .values({ key: `token ${id}`, points: requestsPerMinute, expire });
    const { status, headers } = await drafts({ token, body: { headline: 'Hasty', body: 'Text.' } });
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test.each<[string, number, Sent]>([
    ['another kind of content', 415, { body: '<a/>', headers: { 'content-type': 'application/pdf' } }],
    ['XML that is no news', 422, { body: '<a/>', headers: { 'content-type': 'application/xml' } }],
    ['no kind of content', 415, { body: 'x', headers: { 'content-type': '' } }],
    ['a compressed body', 415, { body: '{}', headers: { 'content-encoding': 'gzip' } }],
    ['more than a megabyte', 413, { body: JSON.stringify({ headline: 'H', body: 'x'.repeat(1_000_000) }) }],
    ['half a JSON', 400, { body: '{"headline":' }],
    ['bytes that are no UTF-8', 422, { body: Uint8Array.from([123, 255, 254, 125]) }],
    ['a key that is none', 400, { body: { headline: 'H', body: 'B' }, headers: { 'idempotency-key': 'é' } }],
    [
      'an endless key',
      400,
      { body: { headline: 'H', body: 'B' }, headers: { 'idempotency-key': 'k'.repeat(201) } },
    ],
    ['nothing', 400, { body: '' }],
    ['an empty array', 422, { body: [] }],
    ['nesting without end', 422, { body: '['.repeat(200_000) + ']'.repeat(200_000) }],
    [
      'nested members',
      422,
      { body: `{"headline":"H","body":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}` },
    ],
    ['NUL', 422, { body: { headline: 'H\u0000', body: 'B' } }],
    ['a lone surrogate', 422, { body: '{"headline":"H","body":"\\ud800"}' }],
    ['NUL in an id', 422, { body: { id: 'a\u0000', headline: 'H', body: 'B' } }],
    ['an unknown section', 422, { body: { section: 'nowhere\u0000', headline: 'H', body: 'B' } }],
    ['a day that is none', 422, { body: { released_at: '2026-02-30T00:00:00', headline: 'H', body: 'B' } }],
    [
      'a year beyond all',
      422,
      { body: { released_at: '+275760-09-13T00:00:00Z', headline: 'H', body: 'B' } },
    ],
    ['a prototype', 422, { body: '{"__proto__":{"headline":"H","body":"B"}}' }],
    ['only spaces', 422, { body: { headline: '   ', body: ' \n\n ' } }],
    ['wire copy with NUL', 422, { body: 'A\n\nB\u0000', headers: { 'content-type': 'text/plain' } }],
  ])('answers %s with %i, and nothing is written', async (_, expected, sent) => {
    const before = await releaseTraces();
    const { status, json } = await drafts(sent);
    expect([status, judgeProblem(json)]).toEqual([expected, []]);
    expect(json.detail ?? json.errors).toBeTruthy();
    expect(await releaseTraces()).toBe(before);
  });

  test('no request is answered with 5xx', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '',
        ' ',
        'x'.repeat(20_000),
        '\u202e',
        '%00',
        "'; drop table release --",
      ),
    );
    const anything = fc.oneof(fc.jsonValue(), texts, fc.double(), fc.constantFrom(1e308, -0, null, {}, []));
    const article = fc.record(
      {
        id: fc.oneof(texts, fc.double(), anything),
        headline: fc.oneof(texts, fc.constant('H'), anything),
        standfirst: fc.oneof(texts, anything),
        body: fc.oneof(texts, fc.constant('B'), anything),
        section: fc.oneof(texts, fc.constant('city'), anything),
        topics: fc.oneof(fc.array(texts), anything),
        authors: fc.oneof(fc.array(texts), anything),
        language: fc.oneof(fc.constantFrom('en', 'zh-CN', 'fr'), anything),
        released_at: fc.oneof(
          fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
          fc.constantFrom(
            '2026-02-30',
            '0000-01-01T00:00:00Z',
            '9999-12-31T23:59:59+14:00',
            '2026-11-20T25:00',
          ),
          anything,
        ),
      },
      { requiredKeys: [] },
    );
    const bodies = fc.oneof(
      article.map((each) => JSON.stringify(each)),
      fc.array(article, { maxLength: 4 }).map((some) => JSON.stringify(some)),
      fc.json(),
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
    );
    const types = fc.constantFrom(
      'application/json',
      'text/plain',
      'text/html',
      'application/json;charset=latin1',
    );
    await fc.assert(
      fc.asyncProperty(bodies, types, fc.boolean(), async (body, type, releasing) => {
        await staff().delete(apiLimit);
        const sent = { body, headers: { 'content-type': type } };
        const { status, json } = releasing ? await release(1, sent) : await drafts(sent);
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(judgeProblem(json)).toEqual([]);
        else expect(('id' in json ? judgeReleased : judgeDrafts)(json)).toEqual([]);
      }),
      { numRuns: 150, ...(process.env.FUZZ_SEED && { seed: Number(process.env.FUZZ_SEED) }) },
    );
    const { rows } = await staff().execute<{ n: number }>(sql`select count(*)::int as n from article`);
    expect(rows[0]?.n).toBeGreaterThan(0);
  }, 60_000);
});
