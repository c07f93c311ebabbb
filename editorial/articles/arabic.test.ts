import { afterAll, beforeAll, expect, test } from 'vitest';
import { countWords } from '#body/bodyText.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readWireText } from '#editorial/import/wireText.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { checkDraft } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { writeStory } from './article.scene.ts';
import { isSoundSlug, slugFrom } from './articleSlugs.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const text =
  'غادرت العبّارات الرصيف القديم عند الفجر، وقال البحّارة إن الميناء لم يشهد مثل هذا الهدوء منذ سنين طويلة.';

test('an Arabic story gets a slug of its own letters, and is found by other forms of its words', async () => {
  const articleId = await writeStory(editor, { headline: 'العبّارات تغادر الميناء', text, language: 'ar' });
  const findings = await checkDraft(editor, articleId);
  expect(findings.map(({ reason }) => reason)).not.toContain('language-doubtful');
  const { slug } = await release(editor, { articleId });
  expect(slug).toBe('العبارات-تغادر-الميناء');
  expect(await readArticle(slug)).toMatchObject({ is: 'live', article: { language: 'ar' } });
  for (const q of ['العبارة', 'العبّارات', 'بالميناء', 'الميناء القديم'])
    expect((await searchPaper({ q, language: 'ar' })).items.map((each) => each.articleId)).toEqual([
      articleId,
    ]);
  expect((await searchPaper({ q: 'العبارة', language: 'en' })).items).toEqual([]);
  expect((await searchPaper({ q: 'المستشفى', language: 'ar' })).items).toEqual([]);
});

test('a story under the wrong language gets a warning, in each language', async () => {
  const wrong = [
    {
      headline: 'Ferries leave the harbour',
      text: 'The boats left the quay at dawn. '.repeat(3),
      language: 'ar',
    },
    { headline: 'العبّارات تغادر', text, language: 'en' },
    { headline: 'العبّارات تغادر', text, language: 'zh-CN' },
    { headline: '渡轮离港', text: '渡轮清晨从老码头开出，乘客说从没这么安静过。'.repeat(3), language: 'ar' },
  ] as const;
  for (const story of wrong) {
    const findings = await checkDraft(editor, await writeStory(editor, story));
    expect(findings.map(({ reason }) => reason)).toContain('language-doubtful');
  }
});

test('slugs leave out vowel signs and tatweel, in any encoding, and can be visited', () => {
  for (const written of ['مُحَمَّد', 'محمـــد', 'مُحَمَّد'.normalize('NFD')]) expect(slugFrom(written)).toBe('محمد');
  expect(slugFrom('أبو ظبي: «خطة 2030»؟')).toBe('أبو-ظبي-خطة-2030');
  expect(slugFrom('إعادة الافتتاح'.normalize('NFD'))).toBe('إعادة-الافتتاح');
  expect(isSoundSlug(slugFrom('أبو ظبي: «خطة 2030»؟'))).toBe(true);
});

test('Arabic wire copy is recognized by language, and its subheads are found', () => {
  const { articles } = readWireText(
    `العبّارات تغادر الميناء | العبّارات | الميناء\nوقت النشر: 2026-11-20 08:30\n${text}\nجدول المواعيد\n${text}\n`,
  );
  expect(articles).toMatchObject([
    {
      headline: 'العبّارات تغادر الميناء',
      language: 'ar',
      topics: ['العبّارات', 'الميناء'],
      blocks: [{ kind: 'paragraph' }, { kind: 'subhead' }, { kind: 'paragraph' }],
    },
  ]);
  expect(articles[0]?.releasedAt).not.toBeNull();
});

test('words are counted', () => {
  expect(countWords('غادرت العبّارات الرصيف القديم، عند الفجر.', 'ar')).toBe(6);
});
