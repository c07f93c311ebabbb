import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureIds, plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { paragraph } from '#body/composeBody.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { compareVersions } from './comparingVersions.ts';
import { nameVersion } from './namingVersions.ts';
import { restoreVersion } from './restoringVersions.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
let count = 0;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

async function picture(): Promise<number> {
  count += 1;
  const { rows } = await staffPool().query(
    `insert into asset (hash, file_name, width, height, colour, renditions, created_by)
     values ($1, 'a.png', 400, 300, '#112233', '[]', $2) returning id::int`,
    [`${count}`.padStart(64, '0'), editor.id],
  );
  return rows[0].id;
}
const shown = (asset: number) => ({ type: 'figure', attrs: { asset, alt: `Picture ${asset}` } });
const withPictures = (...ids: number[]) => ({
  type: 'doc',
  content: [paragraph('Text.'), ...ids.map(shown)],
});
const bodyNow = async (articleId: ArticleId) =>
  readDraft(draftOf((await loadDraft(articleId)).state)).body as Body;

/** A version with two pictures, of which one has been deleted since, as was possible before versions counted as a use. */
async function versionWithDeleted(how: 'erased' | 'in the bin') {
  const [stays, goes] = [await picture(), await picture()];
  const articleId = await writeStory(editor, { headline: 'Pictures' });
  await editDraft(editor, { articleId, body: withPictures(stays, goes) });
  const { version } = await nameVersion(editor, { articleId, name: 'With both' });
  await editDraft(editor, { articleId, body: withPictures() });
  const sql = how === 'erased' ? 'delete from asset' : 'update asset set deleted_at = now()';
  await staffPool().query(`${sql} where id = $1`, [goes]);
  return { articleId, version: String(version), stays };
}

for (const how of ['erased', 'in the bin'] as const)
  test(`restoring a version leaves out a picture that is ${how}, and says so`, async () => {
    const { articleId, version, stays } = await versionWithDeleted(how);
    expect(await restoreVersion(editor, { articleId, version })).toMatchObject({ missingPictures: 1 });
    const body = await bodyNow(articleId);
    expect(pictureIds(body)).toEqual([stays]);
    expect(plainText(body)).toContain('Text.');
  });

test('a passage with a deleted picture is not restored, and nothing is changed; the other picture is', async () => {
  const { articleId, version, stays } = await versionWithDeleted('erased');
  const { changeKeys } = await compareVersions(editor, { articleId, from: version });
  const [first, second] = changeKeys.filter((key) => key !== null);
  const before = await traces();
  expect(await refusalReasonOf(restoreVersion(editor, { articleId, version, change: second }))).toBe(
    'picture-missing',
  );
  expect(await traces()).toBe(before);
  expect(await restoreVersion(editor, { articleId, version, change: first })).not.toHaveProperty(
    'missingPictures',
  );
  expect(pictureIds(await bodyNow(articleId))).toEqual([stays]);
});
