import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readAboutPage } from '#editorial/readerQueries/aboutPages.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { findAboutPage } from './aboutPageList.ts';
import { addAboutPageOrder, writeAboutPageOrder } from './aboutPageOrders.ts';
import { isFitPath } from './aboutPaths.ts';
import { addAboutPage, previewAboutPage, removeAboutPage, writeAboutPage } from './writingAboutPages.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
  editor = await hire('editor');
});
afterAll(() => scene.close());

const texts = (text: string, title = 'About us') => ({ en: { title, text } });
const read = (path: string, language: 'en' | 'ar' = 'en') =>
  readAboutPage({ path, language, paperLanguage: 'en' });
const traces = async () =>
  (
    await staff().execute(sql`select (select md5(string_agg(p::text, '|' order by id)) from about_page p) as pages,
      (select count(*) from about_page_past) as past, (select count(*) from audit_event) as events`)
  ).rows;

test('a page is readable as soon as it is written, in each language with a title, and every footer lists it', async () => {
  await addAboutPage(
    admin,
    addAboutPageOrder.parse({
      path: 'about',
      texts: { ...texts('Who we are.'), ar: { title: 'عنا', text: 'من نحن.' } },
    }),
  );
  expect((await read('about', 'ar'))?.page).toMatchObject({
    language: 'ar',
    title: 'عنا',
    languages: ['ar', 'en'],
  });
  expect((await readPaper()).about).toEqual([{ path: 'about', titles: { en: 'About us', ar: 'عنا' } }]);
  await addAboutPage(admin, { path: 'privacy', texts: texts('Nothing is kept.', 'Privacy') });
  expect((await read('privacy', 'ar'))?.page).toMatchObject({ language: 'en', title: 'Privacy' });
  expect(await read('contact')).toBeNull();
});

test("pages of the past show an about page's earlier text, also after its removal", async () => {
  const { id } = await addAboutPage(admin, { path: 'contact', texts: texts('Write to us.') });
  const { moment } = await readClock();
  await writeAboutPage(admin, { id, version: 1, texts: texts('Ring us.') });
  const between = (await readClock()).moment;
  await removeAboutPage(admin, { id, version: 2 });
  expect(await read('contact')).toBeNull();
  const readAt = (at: Date) => asOfReader(at, 'readers', () => read('contact'));
  expect(JSON.stringify(await readAt(moment))).toContain('Write to us.');
  expect(JSON.stringify(await readAt(between))).toContain('Ring us.');
});

describe('a refused act changes nothing:', () => {
  test('by an editor', async () => {
    const [page] = await staff()
      .execute<{ id: number }>(sql`select id from about_page limit 1`)
      .then((r) => r.rows);
    const id = Number(page?.id) as never;
    const before = await traces();
    await expect(addAboutPage(editor, { path: 'team', texts: texts('We.') })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
    await expect(writeAboutPage(editor, { id, version: 1, texts: texts('We.') })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
    await expect(removeAboutPage(editor, { id, version: 1 })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
    expect(() => previewAboutPage(editor, { text: 'x' })).toThrow();
    expect(await traces()).toEqual(before);
  });

  test('at an address that is taken, or for an outdated version', async () => {
    const { id } = await addAboutPage(admin, { path: 'team', texts: texts('We.') });
    await writeAboutPage(admin, { id, version: 1, texts: texts('We two.') });
    const before = await traces();
    await expect(addAboutPage(admin, { path: 'team', texts: texts('Others.') })).rejects.toMatchObject({
      reason: 'slug-taken',
    });
    await expect(writeAboutPage(admin, { id, version: 1, texts: texts('We.') })).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    });
    await expect(removeAboutPage(admin, { id, version: 1 })).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    });
    expect(await traces()).toEqual(before);
    expect(await findAboutPage(admin, id)).toMatchObject({ version: 2 });
  });

  test.each([
    ['a script link', '[click](javascript:alert(1))'],
    ['a picture', '![alt](https://elsewhere.example/x.png)'],
    ['a data link', '[x](<data:text/html,hello>)'],
    ['quotes without end', `${'> '.repeat(5_000)}x`],
  ])('with a text that has %s', async (_, text) => {
    const before = await traces();
    const order = addAboutPageOrder.parse({ path: 'unfit', texts: texts(text) });
    const outcome = await addAboutPage(admin, order).then(
      () => read('unfit').then((live) => JSON.stringify(live?.page.body)),
      (error) => error.reason,
    );
    // Text that Markdown does not parse as a link or picture stays plain text, which is harmless.
    if (outcome === 'page-unfit') expect(await traces()).toEqual(before);
    else expect(outcome).not.toMatch(/"href":"(?:javascript|data)|"(?:figure|picture)"/);
    await staff().execute(sql`delete from about_page where path = 'unfit'`);
  });

  test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>'])(
    'HTML is shown as plain text: %s',
    (text) => {
      expect(JSON.stringify(previewAboutPage(admin, { text }))).toContain(JSON.stringify(text).slice(1, -1));
    },
  );
});

test('input without a title, with unknown languages or invalid characters is refused by its schema', () => {
  const wrong = [
    { path: 'x', texts: {} },
    { path: 'x', texts: texts('words', '  ') },
    { path: 'x', texts: { fr: { title: 'À propos', text: '' } } },
    { path: 'x', texts: texts('a\0b') },
    { path: 'x', texts: texts('\ud800') },
    { path: 'x', texts: texts('x'.repeat(50_001)) },
    { path: 'x', texts: { en: { title: 'A', text: '', live: true } } },
  ];
  for (const order of wrong)
    expect(addAboutPageOrder.safeParse(order).success, JSON.stringify(order).slice(0, 80)).toBe(false);
  expect(writeAboutPageOrder.safeParse({ id: -1, version: 1, texts: texts('x') }).success).toBe(false);
});

test("a page may be at about, one level below it or at a single word of its own, and never at another page's address", () => {
  for (const path of ['about', 'about/team', 'privacy', 'code-of-conduct'])
    expect(isFitPath(path)).toBe(true);
  for (const path of [
    '',
    '/',
    'About',
    'about/',
    'about/record',
    'about/a/b',
    'privacy/x',
    'search',
    'articles',
    'newsroom',
    'admin',
    'as-of',
    'text',
    'feed.xml',
    '..',
    'a--b',
    'über',
    '_next',
    '.well-known',
  ])
    expect(isFitPath(path), path).toBe(false);
});
