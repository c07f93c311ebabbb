import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { createArticle, startBlankArticle } from '#editorial/articles/creatingArticles.ts';
import { setTopics } from '#editorial/articles/topicsAndAuthors.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { createPackage } from '#editorial/packages/composingPackages.ts';
import { pack } from '#editorial/packages/package.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { ageInBin, countRows } from './bin.scene.ts';
import { type BinSubject, binSubjects } from './binnable.ts';
import { eraseExpired, eraseFromBin } from './erasingFromBin.ts';
import { moveToBin, restoreFromBin } from './movingToBin.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let folder: string;
let editor: Actor;
let admin: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-emptying-'));
  process.env.MEDIA_URL = `file:${folder}`;
  scene = await openScene();
  [editor, admin] = [await hire('editor'), await hire('admin')];
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

let made = 0;
const creators: Record<BinSubject, () => Promise<number>> = {
  article: async () => (await createArticle(editor, { language: 'en' })).articleId,
  package: async () => (await createPackage(editor, { name: `Package ${++made}` })).packageId,
  async asset() {
    const background = { r: ++made, g: 90, b: 120 };
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .png()
      .toBuffer();
    return (await uploadAsset(editor, { bytes, fileName: `${made}.png` })).id;
  },
  section: () => openSection(`section-${++made}`),
  async topic() {
    const { articleId } = await createArticle(editor, { language: 'en' });
    const name = `Topic ${++made}`;
    await inTransaction((tx) => setTopics(tx, editor, articleId, [name]));
    await inTransaction((tx) => setTopics(tx, editor, articleId, []));
    return idOf(sql`topic where name = ${name}`);
  },
};

async function idOf(rows: ReturnType<typeof sql>): Promise<number> {
  const { rows: matches } = await staff().execute<{ id: string }>(sql`select id from ${rows}`);
  return Number(matches[0]?.id);
}

async function expire(subject: BinSubject, id: number, days: number): Promise<void> {
  await moveToBin(admin, { subject, id });
  await ageInBin(subject, id, days);
}

describe.each(binSubjects)('after thirty days in the bin: %s', (subject) => {
  test('is erased, even if an older row cannot be erased, which is reported and stays', async () => {
    const [held, free] = [await creators[subject](), await creators[subject]()];
    await expire(subject, held, 60);
    await expire(subject, free, 31);
    // A table that the code for the bin does not know: its foreign key makes the deletion fail.
    await staff().execute(
      sql`create table stranger (id bigint references ${sql.identifier(subject)} (id)); insert into stranger values (${sql.raw(String(held))})`,
    );
    const { erased, failures } = await eraseExpired();
    expect(erased).toBe(1);
    expect(failures).toEqual([{ subject, id: held, error: expect.any(Error) }]);
    expect(await countRows(subject, sql`id = ${free}`)).toBe(0);
    expect(await countRows(subject, sql`id = ${held} and deleted_at is not null`)).toBe(1);
    await staff().execute(sql`drop table stranger`);
    expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
    expect(await countRows(subject, sql`id = ${held}`)).toBe(0);
  });
});

test('a blank article that cannot be erased does not stop the others', async () => {
  const [held, free] = [await startBlankArticle(editor), await startBlankArticle(editor)];
  await staff().execute(sql`update article set created_at = now() - interval '31 days' - id * interval '1 hour'
    where id in (${held.articleId}, ${free.articleId})`);
  await staff().execute(
    sql`create table stranger (id bigint references article (id)); insert into stranger values (${sql.raw(String(held.articleId))})`,
  );
  const { erased, failures } = await eraseExpired();
  expect([erased, failures.map(({ subject, id }) => [subject, id])]).toEqual([
    1,
    [['blank', held.articleId]],
  ]);
  await staff().execute(sql`drop table stranger`);
  expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
});

describe('a section with a front in a package that was not released', () => {
  const packed = async () => {
    const sectionId = await openSection(`packed-${++made}`);
    const { frontId } = await readFrontDraft(editor, { sectionId, language: 'en' });
    return { sectionId, frontId };
  };

  test('cannot be moved to the bin', async () => {
    const { sectionId, frontId } = await packed();
    await pack(editor, 'With a front', [{ frontId }]);
    expect(await refusalReasonOf(moveToBin(admin, { subject: 'section', id: sectionId }))).toBe(
      'section-in-use',
    );
  });

  test('cannot be added to one while it is in the bin', async () => {
    const { sectionId, frontId } = await packed();
    await moveToBin(admin, { subject: 'section', id: sectionId });
    expect(await refusalReasonOf(pack(editor, 'Too late', [{ frontId }]))).toBe('not-found');
  });

  test('is restored instead of erased if it is in the bin already', async () => {
    const { sectionId, frontId } = await packed();
    await expire('section', sectionId, 31);
    const packageId = await pack(editor, 'From before', []);
    await staff().execute(
      sql`insert into package_item (package_id, front_id, position) values (${packageId}, ${frontId}, 0)`,
    );
    const order = { subject: 'section' as const, id: sectionId };
    expect(await refusalReasonOf(eraseFromBin(admin, order))).toBe('section-in-use');
    expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
    expect(await refusalReasonOf(restoreFromBin(admin, order))).toBe('not-in-bin');
  });
});

describe('a frozen release that waits for another article', () => {
  test('keeps its section and its topics out of the bin', async () => {
    const leader = await writeStory(editor, { headline: 'Goes first' });
    const follower = await writeStory(editor, { headline: 'Follows', topics: ['Frozen topic'] });
    const sectionId = await openSection('frozen');
    await staff().execute(sql`update article set section_id = ${sectionId} where id = ${follower}`);
    await release(editor, { articleId: follower, after: leader });
    // By now its draft has another section.
    const city = await openSection();
    await staff().execute(sql`update article set section_id = ${city} where id = ${follower}`);
    await inTransaction((tx) => setTopics(tx, editor, follower, []));
    const topicId = await idOf(sql`topic where name = 'Frozen topic'`);
    expect(await refusalReasonOf(moveToBin(editor, { subject: 'topic', id: topicId }))).toBe('topic-in-use');
    expect(await refusalReasonOf(moveToBin(admin, { subject: 'section', id: sectionId }))).toBe(
      'section-in-use',
    );
    await release(editor, { articleId: leader });
    expect(await countRows('release', sql`section_id = ${sectionId}`)).toBe(1);
  });
});

/**
 * Every column that refers to a kind of row, except those with `on delete cascade`, and how the deletion handles it:
 * `refused` is checked before, `erased` rows are deleted too. A column missing here would fail with an error.
 */
const referring: Record<string, Record<string, 'refused' | 'erased'>> = {
  section: {
    'article.section_id': 'refused',
    'release.section_id': 'refused',
    'subscriber.section_id': 'refused',
    'section.merged_into': 'refused',
    'former_section_slug.section_id': 'erased',
    'front.section_id': 'erased',
  },
  front: { 'front_release.front_id': 'refused', 'package_item.front_id': 'refused' },
  topic: {
    'article_topic.topic_id': 'refused',
    'release_topic.topic_id': 'refused',
    'topic.merged_into': 'refused',
    'former_topic_slug.topic_id': 'erased',
  },
  asset: {
    'article.lead_asset_id': 'refused',
    'release.lead_asset_id': 'refused',
    'release_asset.asset_id': 'refused',
  },
  package: {
    'package_release.package_id': 'refused',
    'package_front_release.package_id': 'refused',
    'package_item.package_id': 'erased',
  },
};

test.each(Object.entries(referring))(
  'every column that refers to a %s is handled by the code that erases one',
  async (table, known) => {
    const { rows } = await staff().execute<{ name: string }>(sql`
    select c.conrelid::regclass::text || '.' || a.attname as name
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confdeltype <> 'c' and c.confrelid = ${table}::regclass order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(known).sort());
  },
);
