import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, PackageId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { renamePackage } from './composingPackages.ts';
import { everything, pack, releaseSeen } from './package.scene.ts';
import { readPackage } from './packageContents.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const onPage = async (articleId: ArticleId) => {
  const { rows } = await staff().execute<{ slug: string }>(
    sql`select slug from article where id = ${articleId}`,
  );
  const result = await readArticle(rows[0]?.slug ?? '');
  return result.is === 'live' ? { ...result, packageStories: result.article.packageStories } : null;
};
const title = async (packageId: PackageId, en: string) => {
  const { version, name } = await readPackage(editor, packageId);
  await renamePackage(editor, { packageId, version, name, titles: { en, 'zh-CN': '' } });
};

test('readers see the stories that began together under its title, and no others of the package', async () => {
  const [one, two, three, zh] = [
    await writeStory(editor, { headline: 'The verdict' }),
    await writeStory(editor, { headline: 'What it means' }),
    await writeStory(editor, { headline: 'Not yet to be seen' }),
    await writeStory(editor, { headline: '判决', language: 'zh-CN' }),
  ];
  const packageId = await pack(editor, 'working name of a verdict', [two, one, zh]);
  await releaseSeen(editor, packageId);
  expect((await onPage(one))?.packageStories).toBeNull();
  await title(packageId, 'The harbour case');
  const page = await onPage(one);
  expect(page?.packageStories).toMatchObject({ title: 'The harbour case', stories: [{ articleId: two }] });
  expect((await onPage(zh))?.packageStories).toBeNull();
  expect(JSON.stringify(page)).not.toContain('working name');

  const later = await pack(editor, 'later', [one, three]);
  await title(later, 'The appeal');
  const { version, items } = await readPackage(editor, later);
  const seen = items.flatMap((item) => (item.is === 'article' ? [item] : []));
  expect(version).toBeGreaterThan(1);
  expect(seen).toHaveLength(2);
  expect((await onPage(one))?.packageStories?.title).toBe('The harbour case');
  await release(editor, { articleId: three, at: new Date(Date.now() + 3_600_000) });
  expect(JSON.stringify(await onPage(one))).not.toMatch(/appeal|Not yet/);
  await title(packageId, '');
  expect((await onPage(one))?.packageStories).toBeNull();
});

test('a withdrawn story is removed from related lists until it is restored; the pages of its neighbours are invalidated both times', async () => {
  const [one, two] = [
    await writeStory(editor, { headline: 'Left' }),
    await writeStory(editor, { headline: 'Right' }),
  ];
  const packageId = await pack(editor, 'pair', [one, two]);
  await title(packageId, 'A pair');
  await releaseSeen(editor, packageId);
  const page = await onPage(one);
  expect(page?.tags).toContain(`package:${packageId}`);
  expect(await inTransaction((tx) => tagsTouchedBy(tx, two))).toContain(`package:${packageId}`);
  await withdraw(editor, { articleId: two, because: 'Wrong.' });
  expect((await onPage(one))?.packageStories).toBeNull();
  await release(editor, { articleId: two, kind: 'update' });
  expect((await onPage(one))?.packageStories).toMatchObject({ stories: [{ articleId: two }] });
});

test('a new title updates the pages of the stories; without permission it is refused and leaves no trace', async () => {
  const one = await writeStory(editor, { headline: 'Alone' });
  const packageId = await pack(editor, 'single', [one]);
  await releaseSeen(editor, packageId);
  const tags = await tagsInvalidatedBy(() => title(packageId, 'Single'));
  expect(tags).toEqual(expect.arrayContaining([`package:${packageId}`, `article:${one}`]));
  const writer = await hire('writer');
  const before = await everything();
  const order = { packageId, version: 1, name: 'x', titles: { en: 'x' } };
  expect(await refusalReasonOf(renamePackage(editor, order))).toBe('changed-meanwhile');
  expect(await refusalReasonOf(renamePackage(writer, order))).toBe('not-allowed');
  expect(await everything()).toBe(before);
});
