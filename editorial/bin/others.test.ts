import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftUpdateWith } from '#body/draftDocument.ts';
import { inTransaction, staff, staffPool } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { subscriber } from '#db/schema/deliveries.ts';
import type { ArticleId, AssetId, SectionId } from '#db/schema/ids.ts';
import { section, topic } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing, suggestNames } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { appendToDraft, editDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { findAsset, listAssets } from '#editorial/media/assetList.ts';
import { findUses } from '#editorial/media/assetUses.ts';
import { pictureFolder } from '#editorial/media/mediaStorage.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { addToPackage } from '#editorial/packages/fillingPackages.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { readPackage } from '#editorial/packages/packageContents.ts';
import { listPackages } from '#editorial/packages/packageList.ts';
import { readSettings } from '#editorial/paper/paperSettings.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { addSection, orderSections } from '#editorial/taxonomy/arrangingSections.ts';
import { nameVersion } from '#editorial/versions/namingVersions.ts';
import { ageInBin, binTraces, countRows } from './bin.scene.ts';
import { listBin } from './binList.ts';
import type { BinSubject } from './binnable.ts';
import { eraseExpired, eraseFromBin } from './erasingFromBin.ts';
import { moveToBin, restoreFromBin } from './movingToBin.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let folder: string;
let writer: Actor;
let editor: Actor;
let admin: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-bin-'));
  process.env.MEDIA_URL = `file:${folder}`;
  scene = await openScene();
  [writer, editor, admin] = [await hire('writer'), await hire('editor'), await hire('admin')];
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

async function refused(subject: BinSubject, id: number, reason: string, by = admin): Promise<void> {
  const before = await binTraces();
  expect(await refusalReasonOf(moveToBin(by, { subject, id }))).toBe(reason);
  expect(await binTraces()).toBe(before);
}

describe('a picture', () => {
  let shade = 0x10;
  const upload = async (by: Actor) => {
    shade += 0x10;
    const background = `#${shade.toString(16)}2233`;
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .png()
      .toBuffer();
    return { bytes, id: (await uploadAsset(by, { bytes, fileName: `${shade}.png` })).id };
  };
  const filesOf = async (id: AssetId) => {
    const [row] = await staff().select({ hash: asset.hash }).from(asset).where(eq(asset.id, id));
    return join(folder, pictureFolder(row?.hash ?? ''));
  };
  const show = (articleId: ArticleId, id: AssetId) =>
    editDraft(editor, {
      articleId,
      body: bodyOf([paragraph('Text.'), { type: 'figure', attrs: { asset: id, alt: 'A shade' } } as never]),
    });

  test('leaves the library, and after thirty days its files are deleted', async () => {
    const { id } = await upload(writer);
    const files = await filesOf(id);
    await moveToBin(writer, { subject: 'asset', id });
    expect((await listAssets(editor)).items.map((one) => one.id)).not.toContain(id);
    expect(await findAsset(editor, id)).toBeNull();
    const articleId = await writeStory(writer, { headline: 'Wants the picture' });
    const { article } = await readArticleForEditing(writer, articleId);
    const order = { articleId, version: article.version, leadAssetId: id };
    expect(await refusalReasonOf(describeArticle(writer, order))).toBe('picture-missing');
    await restoreFromBin(writer, { subject: 'asset', id });
    expect(await findAsset(editor, id)).not.toBeNull();
    await moveToBin(writer, { subject: 'asset', id });
    expect(existsSync(files)).toBe(true);
    await ageInBin('asset', id, 31);
    // While the server closes, nothing more is begun.
    expect(await eraseExpired(AbortSignal.abort())).toEqual({ erased: 0, failures: [] });
    expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
    expect(await countRows('asset', sql`id = ${id}`)).toBe(0);
    expect(existsSync(files)).toBe(false);
  });

  test('that is uploaded again is restored with its metadata', async () => {
    const { id, bytes } = await upload(editor);
    await moveToBin(editor, { subject: 'asset', id });
    expect(await uploadAsset(writer, { bytes, fileName: 'again.png' })).toMatchObject({ id, known: true });
    expect(await findAsset(editor, id)).not.toBeNull();
    await moveToBin(editor, { subject: 'asset', id });
    await eraseFromBin(admin, { subject: 'asset', id });
    const uploaded = await uploadAsset(writer, { bytes, fileName: 'anew.png' });
    expect(uploaded).toMatchObject({ known: false });
    expect(existsSync(await filesOf(uploaded.id))).toBe(true);
  });

  test('that is used cannot be deleted: in a past release, as a lead, in a body, in a text that is not derived yet', async () => {
    const past = await upload(editor);
    const released = await writeStory(editor, { headline: 'Shown once' });
    await show(released, past.id);
    await release(editor, { articleId: released });
    await editDraft(editor, { articleId: released, body: bodyOf([paragraph('Without it.')]) });
    await release(editor, { articleId: released, kind: 'update' });
    await withdraw(editor, { articleId: released, because: 'Wrong.' });
    await refused('asset', past.id, 'in-use');
    expect(await inTransaction((tx) => findUses(tx, past.id))).toEqual([
      { is: 'release', articleId: released, name: 'Shown once' },
    ]);

    const lead = await upload(editor);
    const led = await writeStory(editor, { headline: 'Led by it' });
    const { article } = await readArticleForEditing(editor, led);
    await describeArticle(editor, { articleId: led, version: article.version, leadAssetId: lead.id });
    await refused('asset', lead.id, 'in-use');
    await moveToBin(editor, { subject: 'article', id: led });
    await refused('asset', lead.id, 'in-use');
    await eraseFromBin(admin, { subject: 'article', id: led });
    await moveToBin(editor, { subject: 'asset', id: lead.id });

    const inBody = await upload(editor);
    const bodied = await writeStory(editor, { headline: 'In its body' });
    await show(bodied, inBody.id);
    await refused('asset', inBody.id, 'in-use');

    const fresh = await upload(editor);
    const { state } = await loadDraft(bodied);
    const body = bodyOf([{ type: 'figure', attrs: { asset: fresh.id, alt: 'A shade' } } as never]);
    const update = draftUpdateWith(state, { body }) as Uint8Array;
    await appendToDraft(editor, { articleId: bodied, update, schemaVersion, begins: true });
    await refused('asset', fresh.id, 'in-use');
  });

  test('that only a version of a draft shows cannot be deleted, and is named as such', async () => {
    const { id } = await upload(editor);
    const articleId = await writeStory(editor, { headline: 'Showed it once' });
    await show(articleId, id);
    await nameVersion(editor, { articleId, name: 'With the picture' });
    await editDraft(editor, { articleId, body: bodyOf([paragraph('Without it.')]) });
    await refused('asset', id, 'in-use');
    expect(await inTransaction((tx) => findUses(tx, id))).toEqual([
      { is: 'version', articleId, name: 'Showed it once' },
    ]);
    await moveToBin(editor, { subject: 'article', id: articleId });
    await refused('asset', id, 'in-use');
    await eraseFromBin(admin, { subject: 'article', id: articleId });
    await moveToBin(editor, { subject: 'asset', id });
  });

  test('that is used in the last of many drafts that are not derived yet cannot be deleted', async () => {
    const { id } = await upload(editor);
    const { articleId: blank } = await createArticle(editor, { language: 'en' });
    // A full batch of older drafts without a checked body, and the one that shows the picture after them.
    await staff().execute(sql`with made as (
        insert into article (slug, language, created_by, changed_at)
        select 'batch-' || n, 'en', ${editor.id}::bigint, now() from generate_series(1, 205) n returning id
      ) insert into draft (article_id, state, schema_version, derived_upto)
        select made.id, d.state, d.schema_version, 1 from made, draft d where d.article_id = ${blank}`);
    const last = await writeStory(editor, { headline: 'Behind them' });
    const body = bodyOf([{ type: 'figure', attrs: { asset: id, alt: 'A shade' } } as never]);
    const update = draftUpdateWith((await loadDraft(last)).state, { body }) as Uint8Array;
    await appendToDraft(editor, { articleId: last, update, schemaVersion, begins: true });
    await staff().execute(
      sql`update draft set body = null, derived_upto = greatest(derived_upto, 1) where article_id = ${last}`,
    );
    await refused('asset', id, 'in-use');
  });

  test('that was pasted back is restored instead of erased', async () => {
    const { id } = await upload(editor);
    await moveToBin(editor, { subject: 'asset', id });
    await show(await writeStory(editor, { headline: 'Pasted back' }), id);
    await ageInBin('asset', id, 31);
    expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
    expect(await findAsset(editor, id)).not.toBeNull();
    expect(existsSync(await filesOf(id))).toBe(true);
  });

  test('of a colleague can be deleted by an editor only', async () => {
    const { id } = await upload(editor);
    await refused('asset', id, 'made-by-others', writer);
  });
});

describe('a package', () => {
  test('is moved to the bin with its contents, and its stories stay', async () => {
    const story = await writeStory(editor, { headline: 'In a package' });
    const id = await pack(editor, 'weekend', [story]);
    await moveToBin(editor, { subject: 'package', id });
    expect((await listPackages(editor)).items.map((one) => one.id)).not.toContain(id);
    expect(await refusalReasonOf(readPackage(editor, id))).toBe('in-bin');
    expect(await refusalReasonOf(addToPackage(editor, { packageId: id, articleId: story }))).toBe('in-bin');
    await restoreFromBin(editor, { subject: 'package', id });
    expect((await readPackage(editor, id)).items).toHaveLength(1);
    await moveToBin(editor, { subject: 'package', id });
    await ageInBin('package', id, 31);
    await eraseExpired();
    expect(await countRows('package', sql`id = ${id}`)).toBe(0);
    expect((await readArticleForEditing(editor, story)).headline).toBe('In a package');
  });

  test('that is scheduled or was released is refused, and so is a writer', async () => {
    const id = await pack(editor, 'scheduled', [await writeStory(editor, { headline: 'Soon' })]);
    await refused('package', id, 'not-allowed', writer);
    await releaseSeen(editor, id, new Date(Date.now() + 3_600_000));
    await refused('package', id, 'is-scheduled');
    const done = await pack(editor, 'done', [await writeStory(editor, { headline: 'Now' })]);
    await releaseSeen(editor, done);
    await refused('package', done, 'package-released');
  });
});

describe('a section and a topic', () => {
  test('an empty section leaves the masthead and every picker, and its place is restored with it', async () => {
    const { id } = await addSection(admin, { slug: 'empty', names: { en: 'Empty' } });
    await refused('section', id, 'not-allowed', editor);
    const slugs = async () => (await readPaper()).sections.map(({ slug }) => slug);
    expect(await slugs()).toContain('empty');
    await moveToBin(admin, { subject: 'section', id });
    expect(await slugs()).not.toContain('empty');
    const { sections } = await readSettings(admin);
    expect(sections.map(({ slug }) => slug)).not.toContain('empty');
    await orderSections(admin, { sectionIds: sections.map((one) => one.id as SectionId) });
    expect(await refusalReasonOf(addSection(admin, { slug: 'empty', names: { en: 'E' } }))).toBe(
      'slug-taken',
    );
    await restoreFromBin(admin, { subject: 'section', id });
    expect(await slugs()).toContain('empty');
    await moveToBin(admin, { subject: 'section', id });
    await eraseFromBin(admin, { subject: 'section', id });
    await addSection(admin, { slug: 'empty', names: { en: 'Empty again' } });
  });

  test("a section with a draft, a release or a reader's subscription is refused", async () => {
    await writeStory(editor, { headline: 'In the city' });
    const [city] = await staff().select().from(section).where(eq(section.slug, 'city'));
    await refused('section', city?.id ?? 0, 'section-in-use');
    const { id } = await addSection(admin, { slug: 'read', names: { en: 'Read' } });
    await staff()
      .insert(subscriber)
      .values({ email: 'r@x.example', sectionId: id, language: 'en', tokenHash: new Uint8Array(32) });
    await refused('section', id, 'section-in-use');
  });

  test('a topic without stories is deleted; typing its name restores it', async () => {
    const story = await writeStory(editor, { headline: 'On herons', topics: ['Herons'] });
    const [herons] = await staff().select().from(topic).where(eq(topic.name, 'Herons'));
    const id = herons?.id ?? 0;
    await refused('topic', id, 'topic-in-use');
    const setTopics = async (topics: string[]) => {
      const { article } = await readArticleForEditing(editor, story);
      await describeArticle(editor, { articleId: story, version: article.version, topics });
    };
    await setTopics([]);
    await refused('topic', id, 'not-allowed', writer);
    await moveToBin(editor, { subject: 'topic', id });
    expect(await suggestNames(editor, { of: 'topic', typed: 'her' })).toEqual([]);
    await setTopics(['herons']);
    expect(await suggestNames(editor, { of: 'topic', typed: 'her' })).toEqual(['Herons']);
    expect(await lastEventOf(id)).toEqual({
      act: 'topic.restore-by-name',
      actor: String(editor.id),
      detail: { name: 'Herons' },
    });
    expect((await readArticleForEditing(editor, story)).topics).toEqual(['Herons']);
    await setTopics([]);
    await moveToBin(editor, { subject: 'topic', id });
    await eraseFromBin(admin, { subject: 'topic', id });
    expect(await countRows('topic', sql`id = ${id}`)).toBe(0);
  });
});

const lastEventOf = async (topicId: number) =>
  (
    await staff().execute(sql`select act, actor_id as actor, detail from audit_event
      where subject = 'topic' and subject_id = ${String(topicId)} order by id desc limit 1`)
  ).rows[0];

test('a topic in the bin that a writer types, or an import names, is restored with an audit event, and open pages are notified', async () => {
  const story = await writeStory(editor, { headline: 'On egrets', topics: ['Egrets'] });
  const [egrets] = await staff().select().from(topic).where(eq(topic.name, 'Egrets'));
  const id = egrets?.id ?? 0;
  await describeArticle(editor, { articleId: story, was: { topics: ['Egrets'] }, topics: [] });
  await moveToBin(editor, { subject: 'topic', id });
  const notifications: string[] = [];
  const client = await staffPool().connect();
  try {
    client.on('notification', ({ payload }) => notifications.push(...JSON.parse(payload ?? '[]')));
    await client.query('listen staff');
    await describeArticle(writer, { articleId: story, was: { topics: [] }, topics: ['EGRETS'] });
    await client.query('select 1');
  } finally {
    client.release(true);
  }
  expect(notifications).toContain(`topic:${id}`);
  const detail = { name: 'Egrets' };
  const act = 'topic.restore-by-name';
  expect(await lastEventOf(id)).toEqual({ act, actor: String(writer.id), detail });
  await describeArticle(editor, { articleId: story, was: { topics: ['Egrets'] }, topics: [] });
  await moveToBin(editor, { subject: 'topic', id });
  const token = { id: 7, name: 'Agency', scopes: ['drafts:write' as const] };
  const wired = {
    key: 'line-1',
    headline: 'Egrets return',
    language: 'en' as const,
    blocks: [{ kind: 'paragraph' as const, text: 'They are white.' }],
    topics: ['egrets'],
  };
  await importWire(writer, { articles: [wired] });
  expect(await lastEventOf(id)).toEqual({ act, actor: String(writer.id), detail });
  expect((await listBin(editor)).items.filter((item) => item.subject === 'topic')).toEqual([]);
  expect(may({ ...writer, token }, act)).toBe(true);
});

test('the bin lists the rows that a user may restore, with who deleted them and the days left, newest first', async () => {
  const writersArticle = await writeStory(writer, { headline: 'Own' });
  const editorsArticle = await writeStory(editor, { headline: 'Of an editor' });
  await moveToBin(editor, { subject: 'article', id: editorsArticle });
  await moveToBin(writer, { subject: 'article', id: writersArticle });
  await ageInBin('article', editorsArticle, 3);
  const { items } = await listBin(editor);
  const of = (id: number) => items.find((item) => item.subject === 'article' && item.id === id);
  expect(of(writersArticle)).toMatchObject({
    name: 'Own',
    deletedBy: writer.name,
    daysLeft: 30,
    mayRestore: true,
    mayErase: false,
  });
  expect(of(editorsArticle)).toMatchObject({ name: 'Of an editor', deletedBy: editor.name, daysLeft: 27 });
  const seen = (await listBin(writer)).items.filter(({ subject }) => subject === 'article');
  expect(seen.map(({ id }) => id)).toEqual([writersArticle]);
  expect((await listBin(admin)).items.every(({ mayErase }) => mayErase)).toBe(true);
});
