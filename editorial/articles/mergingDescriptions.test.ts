import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire } from '#editorial/people/people.scene.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { openSection, writeStory } from './article.scene.ts';
import { readArticleForEditing } from './articleForEditing.ts';
import { changeArticleFields as describeArticle } from './changingArticleFields.ts';

let database: ScratchDatabase;
let mia: Actor;
let jo: Actor;
beforeAll(async () => {
  database = await scratchDatabase();
  mia = await hire('editor', { name: 'Mia' });
  jo = await hire('writer', { name: 'Jo' });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const read = (articleId: ArticleId) => readArticleForEditing(mia, articleId);
const events = async (articleId: ArticleId) =>
  Number(
    (
      await staff().execute(
        sql`select count(*) from audit_event where subject = 'article' and subject_id = ${String(articleId)}`,
      )
    ).rows[0]?.count,
  );

test('changes of two people to different fields are both applied', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry late' });
  const before = await read(articleId);
  const world = await openSection('world');
  await describeArticle(mia, { articleId, sectionId: world, was: { sectionId: before.article.sectionId } });
  await describeArticle(jo, { articleId, language: 'zh-CN', was: { language: 'en' } });
  const { article } = await read(articleId);
  expect(article).toMatchObject({ sectionId: world, language: 'zh-CN' });
});

test('an addition to a list by one person and a removal by another are both applied', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry full', topics: ['Ferries', 'Harbour'] });
  const was = { topics: ['Ferries', 'Harbour'] };
  await describeArticle(mia, { articleId, topics: ['Ferries', 'Harbour', '渡轮'], was });
  await describeArticle(jo, { articleId, topics: ['Harbour', 'Tides'], was });
  expect((await read(articleId)).topics).toEqual(['Harbour', '渡轮', 'Tides']);
});

test('when two people change one field to different values, the second is refused with a question and nothing is written', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry sold' });
  const { article } = await read(articleId);
  const was = { slug: article.slug };
  await describeArticle(mia, { articleId, slug: 'ferry-sold-by-mia', was });
  const count = await events(articleId);
  const late = describeArticle(jo, {
    articleId,
    slug: 'ferry-sold-by-jo',
    topics: [],
    was: { ...was, topics: ['Ferries'] },
  });
  await expect(late).rejects.toMatchObject({ reason: 'field-changed', facts: { field: 'slug', by: 'Mia' } });
  expect(await events(articleId)).toBe(count);
  expect((await read(articleId)).topics).toEqual(['Ferries']);
  await describeArticle(jo, { articleId, slug: 'ferry-sold-by-jo', was: { slug: 'ferry-sold-by-mia' } });
  expect((await read(articleId)).article.slug).toBe('ferry-sold-by-jo');
});

test('urgency and the fronts setting are audited; when two people set one to different values, the second is refused', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry urgent' });
  const count = await events(articleId);
  await describeArticle(jo, { articleId, urgency: 2, was: { urgency: 5 } });
  await describeArticle(mia, { articleId, isOffFronts: true, was: { isOffFronts: false } });
  expect((await read(articleId)).article).toMatchObject({ urgency: 2, isOffFronts: true });
  expect(await events(articleId)).toBe(count + 2);
  const late = describeArticle(mia, { articleId, urgency: 1, was: { urgency: 5 } });
  await expect(late).rejects.toMatchObject({
    reason: 'field-changed',
    facts: { field: 'urgency', by: 'Jo' },
  });
  for (const urgency of [0, 10, 1.5, null])
    await expect(describeArticle(mia, { articleId, urgency: urgency as number })).rejects.toThrow();
  expect((await read(articleId)).article.urgency).toBe(2);
  expect(await events(articleId)).toBe(count + 2);
});

test('saving unchanged values changes nothing: no version, no date, no event', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry idle' });
  const before = await read(articleId);
  const count = await events(articleId);
  const { article, topics } = before;
  await describeArticle(mia, { articleId, version: article.version, slug: article.slug, topics });
  expect(await events(articleId)).toBe(count);
  expect(await read(articleId)).toEqual(before);
});

test('an order without the values it was based on is refused once the version has changed', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry painted' });
  const { article } = await read(articleId);
  await describeArticle(mia, { articleId, version: article.version, topics: ['Paint'] });
  await expect(
    describeArticle(jo, { articleId, version: article.version, language: 'ar' }),
  ).rejects.toMatchObject({ reason: 'changed-meanwhile' });
});

async function addPicture(fileName: string): Promise<AssetId> {
  const { rows } = await staff().execute<{ id: string }>(sql`
    insert into asset (hash, file_name, width, height, colour, renditions, alt)
    values (encode(sha256(${fileName}::bytea), 'hex'), ${fileName}, 1, 1, '#000000', '[]', 'x') returning id`);
  return Number(rows[0]?.id) as AssetId;
}

test.each(['leadAlt', 'leadCaption'] as const)(
  'a text about one picture (%s) is not applied to another picture that was chosen since',
  async (field) => {
    const articleId = await writeStory(jo, { headline: `Ferry pictured ${field}` });
    const [one, other] = [await addPicture(`one ${field}`), await addPicture(`other ${field}`)];
    await describeArticle(mia, { articleId, leadAssetId: one, was: { leadAssetId: null } });
    await describeArticle(mia, { articleId, leadAssetId: other, was: { leadAssetId: one } });
    const count = await events(articleId);
    const change = { articleId, [field]: 'A ferry' };
    for (const was of [{ [field]: null, leadAssetId: one }, { [field]: null }])
      await expect(describeArticle(jo, { ...change, was })).rejects.toMatchObject({
        reason: 'field-changed',
        facts: { field: 'lead', by: 'Mia' },
      });
    expect(await events(articleId)).toBe(count);
    expect((await read(articleId)).article).toMatchObject({ leadAssetId: other, [field]: null });
    await describeArticle(jo, { ...change, was: { [field]: null, leadAssetId: other } });
    expect((await read(articleId)).article[field]).toBe('A ferry');
    await describeArticle(mia, { articleId, leadAssetId: one, was: { leadAssetId: other } });
    expect((await read(articleId)).article).toMatchObject({ leadAssetId: one, [field]: null });
  },
);

test('a text that somebody wrote about the lead picture is not silently dropped with the picture', async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry described' });
  const [one, other] = [await addPicture('described'), await addPicture('instead')];
  await describeArticle(mia, { articleId, leadAssetId: one, was: { leadAssetId: null } });
  const was = { leadAssetId: one, leadAlt: null, leadCaption: null };
  await describeArticle(mia, { articleId, leadAlt: 'Mia’s words', was });
  const late = describeArticle(jo, {
    ...{ articleId, leadAssetId: other, leadAlt: null, leadCaption: null },
    was,
  });
  await expect(late).rejects.toMatchObject({
    reason: 'field-changed',
    facts: { field: 'leadAlt', by: 'Mia' },
  });
});

test("one person's reordering of authors is kept when another adds one; two different orders are a conflict", async () => {
  const articleId = await writeStory(jo, { headline: 'Ferry by three' });
  const was = { authors: ['Ann', 'Bo', 'Cy'] };
  await describeArticle(mia, { articleId, authors: was.authors, was: { authors: [] } });
  await describeArticle(mia, { articleId, authors: ['Ann', 'Bo', 'Cy', 'Di'], was });
  await describeArticle(jo, { articleId, authors: ['Cy', 'Ann', 'Bo'], was });
  expect((await read(articleId)).authors).toEqual(['Cy', 'Ann', 'Bo', 'Di']);
  const late = describeArticle(mia, { articleId, authors: ['Bo', 'Ann', 'Cy'], was });
  await expect(late).rejects.toMatchObject({
    reason: 'field-changed',
    facts: { field: 'authors', theirs: 'Cy, Ann, Bo, Di', by: 'Jo' },
  });
});

test.each([
  ['topics', 20],
  ['authors', 12],
] as const)('two people together cannot add more %s to a story than one may', async (field, most) => {
  const articleId = await writeStory(jo, { headline: `Ferry with many ${field}` });
  const names = Array.from({ length: most - 1 }, (_, at) => `Name ${at}`);
  await describeArticle(mia, { articleId, [field]: names, was: { [field]: (await read(articleId))[field] } });
  const add = (actor: Actor, name: string) =>
    describeArticle(actor, { articleId, [field]: [...names, name], was: { [field]: names } });
  await add(mia, 'Mia’s');
  await expect(add(jo, 'Jo’s')).rejects.toMatchObject({
    reason: 'field-changed',
    facts: { field, by: 'Mia' },
  });
  expect((await read(articleId))[field]).toHaveLength(most);
});
