import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { type RenewedBatch, renewWords } from './indexRenewal.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
let cafe: ArticleId;
let taiwan: ArticleId;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  cafe = await writeStory(editor, { headline: 'The café of Zoë opens', text: 'A café by the mole.' });
  taiwan = await writeStory(editor, { headline: '臺灣船東訪問', text: '頭髮義賣。', language: 'zh-CN' });
  for (const articleId of [cafe, taiwan]) {
    await deriveDraft(articleId);
    await release(editor, { articleId });
  }
});
afterAll(() => scene.close());

/** As the previous version left them: nothing folded, Chinese segmented as written. */
beforeEach(async () => {
  await staff().execute(sql`
    update release_search s set words_version = 1, words = setweight(to_tsvector('english', r.headline), 'A')
      || setweight(to_tsvector('english', r.teaser), 'D') from release r where r.id = s.release_id`);
  await staff().execute(sql`
    update draft set words_version = 1, search = to_tsvector('english', headline || ' ' || plain_text)`);
  await staff().execute(sql`update story_words set words = '\\x00000000'`);
  await staff().execute(sql`delete from search_word`);
});

async function renewAll(): Promise<RenewedBatch[]> {
  const batches: RenewedBatch[] = [];
  for (let batch = await renewWords(); !batch.isDone; batch = await renewWords()) {
    batches.push(batch);
    if (batches.length > 50) throw new Error('it does not end');
  }
  return batches;
}

const inPaper = async (q: string) => (await searchPaper({ q })).items.map(({ articleId }) => articleId);
const inNewsroom = async (q: string) =>
  (await listArticles(editor, { view: 'all', q })).items.map(({ id }) => id);

test('a release of an earlier version is found by its written form at first, and by its folded form after renewal', async () => {
  expect(await inPaper('café')).toEqual([cafe]);
  expect(await inPaper('cafe')).toEqual([]);
  expect(await inNewsroom('CAFÉ mole')).toEqual([cafe]);
  const before = await releaseTraces();
  const batches = await renewAll();
  expect(batches.reduce((sum, { renewed }) => sum + renewed, 0)).toBe(4);
  expect(await releaseTraces()).toBe(before);
  for (const q of ['café', 'cafe', 'zoe', 'the']) expect(await inPaper(q)).toEqual([cafe]);
  for (const q of ['台湾船东', '頭髮', '头发']) expect(await inPaper(q)).toEqual([taiwan]);
  expect(await inNewsroom('cafe mole')).toEqual([cafe]);
  expect(await inNewsroom('头发')).toEqual([taiwan]);
});

test('spelling suggestions and related stories use the new words, too', async () => {
  await renewAll();
  const { rows } = await staff().execute<{ lexemes: string[]; packed: number }>(sql`
    select (select array_agg(lexeme) from search_word where language = 'en') as lexemes,
      (select min(octet_length(words)) from story_words) as packed`);
  expect(rows[0]?.lexemes).toContain('cafe');
  expect(rows[0]?.packed).toBeGreaterThan(4);
});

test('an article that is being released, or renewed by another node, is left for later', async () => {
  const renewed = await inTransaction(async (tx) => {
    await tx.execute(sql`select from article where id = ${cafe} for update`);
    const batch = await renewWords();
    return batch.renewed;
  });
  expect(renewed).toBe(1);
  const [mine, theirs] = await Promise.all([renewAll(), renewAll()]);
  expect([...mine, ...theirs].reduce((sum, batch) => sum + batch.renewed, 0)).toBe(3);
  expect((await renewWords()).isDone).toBe(true);
});

test('a row that cannot be renewed keeps its words, is reported once, and does not stop others', async () => {
  await staff().execute(sql`create function refuse_words() returns trigger language plpgsql as $$
    begin raise exception 'too long' using errcode = '54000'; end $$`);
  await staff().execute(sql`create trigger refused before update of search on draft for each row
    when (new.headline like 'The caf%') execute function refuse_words()`);
  const failed = (await renewAll()).flatMap((batch) => batch.failed);
  expect(failed).toMatchObject([{ table: 'draft', id: String(cafe) }]);
  expect(await inPaper('cafe')).toEqual([cafe]);
  expect(await inNewsroom('头发')).toEqual([taiwan]);
  expect((await renewWords()).isDone).toBe(true);
});
