import { afterAll, beforeAll, expect, test } from 'vitest';
import { reader, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { namesLike } from './namesLike.ts';
import { foldText } from './textFolding.ts';
import { parseTypedQuery } from './typedQuery.ts';

let scene: { close(): Promise<void> };
beforeAll(async () => {
  scene = await openScene();
  const editor = await hire('editor');
  const articleId = await writeStory(editor, {
    headline: 'Named',
    topics: [
      'São Bento',
      'Ｗｉｄｅ ５Ｇ',
      '臺灣船東',
      'مكتبة الميناء',
      'Łódź & Ørsted',
      'Straße',
      'Bento boxes',
    ],
  });
  await release(editor, { articleId });
});
afterAll(() => scene.close());

test.each([
  ['sao bento', ['São Bento']],
  ['SÃO BENTO', ['São Bento']],
  ['wide 5G', ['Ｗｉｄｅ ５Ｇ']],
  ['台湾船', ['臺灣船東']],
  ['مكتبه', ['مكتبة الميناء']],
  ['xdz', []],
  ['lodz', ['Łódź & Ørsted']],
  ['STRASSE', ['Straße']],
  ['bento', ['São Bento', 'Bento boxes']],
])('%j suggests the topics %j', async (q, names) => {
  const { topics } = await namesLike(reader(), parseTypedQuery(q));
  expect(topics.map(({ name }) => name).sort()).toEqual(names.sort());
});

test.each([
  'Zoë Müller',
  'ZOË MU\u0308LLER',
  'Łukasz ØRSTED',
  'Diyarbakır İnce',
  'Groß & Æther Þór',
  '５Ｇ Ｗｉｄｅ',
  'ﬁne ｶﾞｷﾞ',
  '臺灣 頭髮 著名 計畫 乾',
  'مَكْتَبَة أحمد مسؤول على ٢٠٢٤ ۲ کی',
  'soft\u00adhyphen zero\u200bwidth',
])('Postgres folds the name %j as texts are folded', async (name) => {
  const { rows } = await staff().execute<{ folded: string }>(sql`select live.folded(${name}) as folded`);
  expect(rows[0]?.folded).toBe(foldText(name));
});
