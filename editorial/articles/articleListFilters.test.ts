import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { openSection, writeStory } from './article.scene.ts';
import { readArticleForEditing } from './articleForEditing.ts';
import { listArticles } from './articleList.ts';
import { suggestAuthors } from './articleListFilters.ts';
import { changeArticleFields as describeArticle } from './changingArticleFields.ts';

let scene: { close(): Promise<void> };
let writer: Actor;
let other: Actor;

type Fields = { authors: string[]; section: string; changed: string; language?: 'en' | 'zh-CN' | 'ar' };

async function write(actor: Actor, headline: string, fields: Fields) {
  const articleId = await writeStory(actor, {
    headline,
    text: 'Of the port.',
    language: fields.language ?? 'en',
  });
  const { article: row } = await readArticleForEditing(actor, articleId);
  await describeArticle(actor, {
    articleId,
    version: row.version,
    sectionId: await openSection(fields.section),
    authors: fields.authors,
    topics: ['Port'],
  });
  await deriveDraft(articleId);
  await staff().execute(sql`alter table article disable trigger user`);
  await staff()
    .update(article)
    .set({ changedAt: new Date(fields.changed) })
    .where(eq(article.id, articleId));
  await staff().execute(sql`alter table article enable trigger user`);
}

const listed = async (filters: Record<string, unknown>, actor = writer) =>
  (await listArticles(actor, { view: 'all', q: '', ...filters })).items
    .map(({ headline }) => headline)
    .sort();

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  other = await hire('writer');
  await staff().execute(sql`insert into paper (names, zone) values ('{"en": "Courier"}', 'Asia/Tokyo')
    on conflict (id) do update set zone = 'Asia/Tokyo'`);
  await write(writer, 'Café opens', {
    authors: ['Zoë Müller'],
    section: 'city',
    changed: '2026-03-01T14:59:00Z',
  });
  await write(writer, 'Mill closes', {
    authors: ['Mara Quist', 'Zoë Müller'],
    section: 'trade',
    changed: '2026-03-01T15:01:00Z',
  });
  await write(other, '臺灣船東訪問', {
    authors: ['林樂天'],
    section: 'city',
    changed: '2026-03-02T14:59:00Z',
    language: 'zh-CN',
  });
  await write(other, 'Quist wins a cup', { authors: [], section: 'city', changed: '2026-04-01T00:00:00Z' });
});
afterAll(() => scene.close());

describe("the newsroom's list", () => {
  test.each<[Record<string, unknown>, string[]]>([
    [{ author: 'Zoe Muller' }, ['Café opens', 'Mill closes']],
    [{ author: 'muller' }, ['Café opens', 'Mill closes']],
    [{ author: 'mara-quist' }, ['Mill closes']],
    [{ author: '林乐天' }, ['臺灣船東訪問']],
    [{ author: 'nobody' }, []],
    [{ author: '%' }, []],
    [{ section: 'city' }, ['Café opens', 'Quist wins a cup', '臺灣船東訪問']],
    [{ section: 'nowhere' }, []],
    [{ language: 'zh-CN' }, ['臺灣船東訪問']],
    [{ section: 'city', language: 'en', author: 'Zoë' }, ['Café opens']],
    // days in the paper's zone: in Tokyo 15:00 UTC is midnight
    [{ from: '2026-03-02' }, ['Mill closes', 'Quist wins a cup', '臺灣船東訪問']],
    [{ to: '2026-03-01' }, ['Café opens']],
    [{ from: '2026-03-02', to: '2026-03-02' }, ['Mill closes', '臺灣船東訪問']],
    [{ q: 'port', author: 'Zoë', from: '2026-03-02' }, ['Mill closes']],
  ])('narrowed to %j is %j', async (filters, headlines) => expect(await listed(filters)).toEqual(headlines));

  test("finds articles by an author's name as well as by a headline, in any accents and script", async () => {
    expect(await listed({ q: 'Quist' })).toEqual(['Mill closes', 'Quist wins a cup']);
    expect(await listed({ q: 'zoe muller' })).toEqual(['Café opens', 'Mill closes']);
    expect(await listed({ q: '林乐天' })).toEqual(['臺灣船東訪問']);
  });

  test('is the same for everybody who may list articles, and respects the view', async () => {
    expect(await listed({ section: 'city', view: 'mine' })).toEqual(['Café opens']);
    expect(await listed({ section: 'city', view: 'mine' }, other)).toEqual([
      'Quist wins a cup',
      '臺灣船東訪問',
    ]);
    expect(await listed({ section: 'city', view: 'live' })).toEqual([]);
    const reader = { ...writer, role: 'reader' as never };
    expect(await refusalReasonOf(listArticles(reader, { view: 'all', q: '', section: 'city' }))).toBe(
      'not-allowed',
    );
  });

  test.each([
    { author: '\0' },
    { author: 'x'.repeat(5_000) },
    { author: ['a', 'b'] },
    { author: '\ud800' },
    { author: '\u200b' },
    { section: "'; drop table article; --" },
    { section: ['city'] },
    { language: 'xx' },
    { from: '0000-01-01', to: '9999-99-99' },
    { from: '2026-02-30' },
    { from: '9999-12-31', to: '0001-01-01' },
    { from: '-1', to: 'today' },
  ])('ignores invalid filters in its address: %j', async (filters) => {
    expect(Array.isArray(await listed(filters))).toBe(true);
  });

  test('suggests authors by name', async () => {
    expect(await suggestAuthors()).toEqual(['Mara Quist', 'Zoë Müller', '林樂天']);
  });
});
