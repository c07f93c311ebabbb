import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { type AnyActor, systemActor } from '#editorial/access/actor.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { findBearer } from '#editorial/apiTokens/tokenBearer.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { addName } from '#editorial/related/lexicon.ts';
import { readUnreleasedChanges } from '#editorial/releases/unreleasedChanges.ts';
import { type ImportedAndReleased, importAndRelease } from './importAndRelease.ts';
import { settleImport } from './importRecords.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let sectionId: SectionId;
beforeAll(async () => {
  scene = await openScene();
  sectionId = await openSection();
});
afterAll(() => scene.close());

const story = (key: string, more: object = {}) => ({
  key,
  externalId: key,
  headline: `Story ${key}`,
  language: 'en' as const,
  sectionId,
  blocks: [{ kind: 'paragraph' as const, text: `What ${key} says of gannets and kittiwakes.` }],
  ...more,
});

const outcomeOf = ({ outcome }: ImportedAndReleased) =>
  outcome === null ? null : 'reason' in outcome ? outcome.reason : outcome.number;

const releasesOf = (articleId: ArticleId) =>
  staff().select().from(release).where(eq(release.articleId, articleId));

async function transactionOf(table: string, column: string, id: number): Promise<string> {
  const { rows } = await staff().execute<{ xmin: string }>(
    sql`select xmin::text from ${sql.identifier(table)} where ${sql.identifier(column)} = ${id}`,
  );
  return rows[0]?.xmin ?? '';
}

test('valid stories of a portion are released; held, invalid and duplicate ones are reported and do not affect the others', async () => {
  await importAndRelease(systemActor, { articles: [story('known')] });
  const made = await importAndRelease(systemActor, {
    articles: [
      story('fit'),
      story('held', { hold: 'kill' }),
      story('coming', { embargoedUntil: '2031-01-01T00:00:00Z' }),
      story('unfit', { sectionId: null }),
      story('known', { headline: 'Another headline' }),
      story('again'),
      { ...story('again'), key: 'again twice' },
      story('last'),
    ],
  });
  expect(made.map((one) => [one.key, outcomeOf(one), one.hold, one.duplicate])).toEqual([
    ['fit', 1, null, false],
    ['held', null, 'kill', false],
    ['coming', null, 'embargo', false],
    ['unfit', 'section-missing', null, false],
    ['known', null, null, true],
    ['again', 1, null, false],
    ['again twice', null, null, true],
    ['last', 1, null, false],
  ]);
  for (const { articleId, outcome, duplicate } of made) {
    if (duplicate) continue;
    expect(await releasesOf(articleId)).toHaveLength(outcome && 'number' in outcome ? 1 : 0);
    expect(await transactionOf('article', 'id', articleId)).toBe(
      await transactionOf('article', 'id', made[0]?.articleId ?? 0),
    );
  }
});

test('releases made together begin at one instant, are numbered in order, and are found by search', async () => {
  const keys = ['tern', 'skua', 'avocet', 'dunlin'];
  const made = await importAndRelease(systemActor, {
    articles: keys.map((key) => story(key, { headline: `A ${key} lands` })),
  });
  const rows = (await Promise.all(made.map(({ articleId }) => releasesOf(articleId)))).flat();
  expect(new Set(rows.map(({ releasedAt }) => releasedAt.getTime())).size).toBe(1);
  const ids = rows.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  for (const key of keys)
    expect((await searchPaper({ q: key })).items.map(({ headline }) => headline)).toEqual([`A ${key} lands`]);
});

test('a related story is released before its main story, so that it is in its list', async () => {
  const made = await importAndRelease(systemActor, {
    articles: [story('main'), story('aside', { relatedTo: 'main' }), story('box', { relatedTo: 'main' })],
  });
  expect(made.map(outcomeOf)).toEqual([1, 1, 1]);
  const [main, aside] = await Promise.all(made.map(({ articleId }) => releasesOf(articleId)));
  expect(aside?.[0]?.id).toBeLessThan(main?.[0]?.id ?? 0);
  const page = await readArticle(made[0]?.slug ?? '');
  if (page.is !== 'live') throw new Error(page.is);
  expect(page.article.related.slice(0, 2)).toMatchObject([
    { headline: 'Story aside', reason: { why: 'wire' } },
    { headline: 'Story box', reason: { why: 'wire' } },
  ]);
});

test("Chinese text is segmented with the lexicon's names, which the words of its draft do not use", async () => {
  await addName(await hire('editor'), { language: 'zh-CN', name: '昊桐' });
  const [made] = await importAndRelease(systemActor, {
    articles: [
      story('昊桐', {
        headline: '林昊桐出任馆长',
        language: 'zh-CN',
        blocks: [{ kind: 'paragraph', text: '林昊桐昨天到任。' }],
      }),
    ],
  });
  const { rows } = await staff().execute<{ inRelease: boolean; inDraft: boolean }>(sql`
    select s.words @@ '昊桐:A'::tsquery and s.words <> d.search as "inRelease", d.search = s.words as "inDraft"
    from release_search s join draft d on d.article_id = s.article_id where s.article_id = ${made?.articleId}`);
  expect(rows).toEqual([{ inRelease: true, inDraft: false }]);
});

test('a user who may not release cannot import this way: a writer, and a token for drafts only', async () => {
  const { token } = await issueToken(await hire('admin'), {
    name: 'Drafts',
    scopes: ['drafts:write'],
    days: 30,
  });
  const machine = await findBearer(`Bearer ${token}`);
  if (!machine) throw new Error('no bearer');
  const writer = await hire('writer');
  const readTraces = async () => [
    await traces(),
    (await staff().execute(sql`select count(*) from article`)).rows,
  ];
  const before = await readTraces();
  const refused: [AnyActor, string][] = [
    [writer, 'not-allowed'],
    [machine, 'scope-missing'],
  ];
  for (const [actor, reason] of refused)
    expect(await refusalReasonOf(importAndRelease(actor, { articles: [story('forbidden')] }))).toBe(reason);
  expect(await readTraces()).toEqual(before);
});

test('an editor, who would have to confirm a release, cannot import this way', async () => {
  const editor = await hire('editor');
  expect(await refusalReasonOf(importAndRelease(editor, { articles: [story('unconfirmed')] }))).toBe(
    'confirmation-missing',
  );
  const { rows } = await staff().execute(sql`select from article where external_id = 'unconfirmed'`);
  expect(rows).toEqual([]);
});

test('statistics of the tables are updated after a large import, and not after one that is small, or small compared with the paper', async () => {
  const countStatistics = async () =>
    Number(
      (
        await staff().execute(
          sql`select count(*) from pg_stats where tablename in ('release', 'release_search', 'article')`,
        )
      ).rows[0]?.count,
    );
  await staff().execute(sql`delete from pg_statistic where starelid = 'article'::regclass`);
  const before = await countStatistics();
  await settleImport(499);
  expect(await countStatistics()).toBe(before);
  await staff().execute(sql`update pg_class set reltuples = 100000 where oid = 'release'::regclass`);
  await settleImport(500);
  expect(await countStatistics()).toBe(before);
  await staff().execute(sql`update pg_class set reltuples = 1000 where oid = 'release'::regclass`);
  await settleImport(500);
  expect(await countStatistics()).toBeGreaterThan(before);
});

test('after an import is settled, no related list needs renewal because of the growth of the paper', async () => {
  const countPendingRenewals = async () => {
    const { rows } = await staff().execute<{ waits: string; young: string }>(sql`select
      (select count(*) from outbox where kind = 'renewal' and queued_at is null) as waits,
      (select count(*) from story_likeness l join release r on r.article_id = l.article_id and r.live @> now()
        where r.language = 'ar' and l.among <= (select count(*) - 1 from release_search where language = 'ar') / 2) as young`);
    return rows;
  };
  const stories = Array.from({ length: 24 }, (_, at) => story(`ar-${at}`, { language: 'ar' }));
  await importAndRelease(systemActor, { articles: stories });
  expect(await countPendingRenewals()).toEqual([{ waits: '1', young: '12' }]);
  await settleImport(stories.length);
  expect(await countPendingRenewals()).toEqual([{ waits: '0', young: '0' }]);
});

test('a story that was imported and released has no unreleased changes', async () => {
  await importAndRelease(systemActor, { articles: [story('just-released')] });
  const { rows } = await staff().execute(
    sql`select ${readUnreleasedChanges} as unreleased from article where external_id = 'just-released'`,
  );
  expect(rows).toEqual([{ unreleased: null }]);
});
