import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { startBlankArticle } from '#editorial/articles/creatingArticles.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { findDuplicates } from '#editorial/import/duplicateImports.ts';
import { pack } from '#editorial/packages/package.scene.ts';
import { readPackage } from '#editorial/packages/packageContents.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { previewArticle } from '#editorial/preview/articlePreview.ts';
import { pinRelated } from '#editorial/related/pinningStories.ts';
import { reviewRelease } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease } from '#editorial/releases/reschedulingReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { joinSeries } from '#editorial/series/joiningSeries.ts';
import { openShare } from '#editorial/sharing/openedShares.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';
import { articleTablesWithoutCascade } from './articlesInBin.ts';
import { ageInBin, binTraces, countRows } from './bin.scene.ts';
import { eraseExpired, eraseFromBin } from './erasingFromBin.ts';
import { moveToBin, restoreFromBin } from './movingToBin.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;
let admin: Actor;

beforeAll(async () => {
  scene = await openScene();
  [writer, editor, admin] = [await hire('writer'), await hire('editor'), await hire('admin')];
});
afterAll(() => scene.close());

const order = (id: ArticleId) => ({ subject: 'article' as const, id });
const listed = async (q = '') => (await listArticles(editor, { view: 'all', q })).items.map(({ id }) => id);
const site = 'https://courier.example';

describe('a draft in the bin', () => {
  let id: ArticleId;
  let other: ArticleId;
  let link: string;

  beforeAll(async () => {
    id = await writeStory(writer, { headline: 'Kestrel nests on the lighthouse' });
    other = await writeStory(writer, { headline: 'Another story' });
    await pinRelated(editor, { articleId: other, relatedId: id });
    ({ link } = await createShare(editor, { articleId: id, recipient: 'A lawyer', days: 3 }, site));
  });

  test('is in no list and is restored exactly as it was', async () => {
    const packageId = await pack(editor, 'weekend', [id, other]);
    const { seriesId } = await createSeries(editor, { names: { en: 'Birds' }, standfirsts: {} });
    await joinSeries(editor, { articleId: id, seriesId });
    const story = {
      key: 'k',
      headline: 'Kestrel nests on the lighthouse',
      blocks: [{ text: 'Other text.' }],
    };
    expect(await findDuplicates(editor, [story])).toHaveLength(1);
    const before = await binTraces();
    await moveToBin(writer, order(id));
    expect(await listed()).not.toContain(id);
    expect(await listed('kestrel')).toEqual([]);
    expect((await listArticles(writer, { view: 'mine', q: '' })).items.map((one) => one.id)).not.toContain(
      id,
    );
    expect((await readPackage(editor, packageId)).items).toHaveLength(1);
    expect((await readArticleForEditing(editor, other)).pins).toEqual([]);
    expect(await findDuplicates(editor, [story])).toEqual([]);
    expect(await openShare(link.split('/').at(-1), { client: '127.0.0.1', agent: '' })).toBeNull();
    await restoreFromBin(writer, order(id));
    const events = /"events":"?\d+"?/;
    expect((await binTraces()).replace(events, '')).toBe(before.replace(events, ''));
    expect(await listed('kestrel')).toEqual([id]);
    expect((await readPackage(editor, packageId)).items).toHaveLength(2);
    expect(await openShare(link.split('/').at(-1), { client: '127.0.0.1', agent: '' })).not.toBeNull();
  });

  test('accepts no edit, no change of its description and no release until it is restored', async () => {
    const { article } = await readArticleForEditing(editor, id);
    await moveToBin(editor, order(id));
    const before = await binTraces();
    const acts = [
      () => editDraft(writer, { articleId: id, headline: 'Still typing' }),
      () => describeArticle(writer, { articleId: id, version: article.version, topics: ['Birds'] }),
      () => submitForReview(writer, { articleId: id, filed: true }),
      () => pinRelated(editor, { articleId: other, relatedId: id }),
      () => release(editor, { articleId: id }),
      () => createShare(editor, { articleId: id, recipient: 'B', days: 1 }, site),
      () => reviewRelease(editor, id),
      () => previewArticle(editor, { articleId: id }),
      () => readArticleForEditing(editor, id),
      () => moveToBin(editor, order(id)),
    ];
    for (const act of acts) expect(await refusalReasonOf(act())).toBe('in-bin');
    expect(await binTraces()).toBe(before);
    await restoreFromBin(editor, order(id));
    await editDraft(writer, { articleId: id, headline: 'Kestrel nests on the lighthouse again' });
    expect(await refusalReasonOf(restoreFromBin(editor, order(id)))).toBe('not-in-bin');
  });

  test('is erased after thirty days with its log, and its audit events stay', async () => {
    await moveToBin(writer, order(id));
    await ageInBin('article', id, 29);
    expect(await eraseExpired()).toEqual({ erased: 0, failures: [] });
    await ageInBin('article', id, 2);
    const events = await countRows('audit_event', sql`subject = 'article' and subject_id = ${String(id)}`);
    expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
    for (const table of ['article', 'draft', 'draft_update', 'share_link', 'article_topic', 'package_item'])
      expect(
        await countRows(table, sql`${sql.identifier(table === 'article' ? 'id' : 'article_id')} = ${id}`),
      ).toBe(0);
    expect(await countRows('pin', sql`related_id = ${id}`)).toBe(0);
    expect(await countRows('audit_event', sql`subject = 'article' and subject_id = ${String(id)}`)).toBe(
      events + 1,
    );
    expect(await refusalReasonOf(restoreFromBin(editor, order(id)))).toBe('not-found');
    expect(await refusalReasonOf(editDraft(writer, { articleId: id, headline: 'From a kept copy' }))).toBe(
      'not-found',
    );
  });
});

describe('these are refused and change nothing:', () => {
  async function refused(id: ArticleId, reason: string, by = editor): Promise<void> {
    const before = await binTraces();
    expect(await refusalReasonOf(moveToBin(by, order(id)))).toBe(reason);
    expect(await binTraces()).toBe(before);
  }
  const inAnHour = () => new Date(Date.now() + 3_600_000);

  test('an article that is live, was withdrawn, is scheduled, or was once live', async () => {
    const id = await writeStory(editor, { headline: 'Released' });
    await release(editor, { articleId: id });
    await refused(id, 'was-released');
    await withdraw(editor, { articleId: id, because: 'Wrong.' });
    await refused(id, 'was-released', admin);
    const scheduled = await writeStory(editor, { headline: 'Scheduled' });
    await release(editor, { articleId: scheduled, at: inAnHour() });
    await refused(scheduled, 'is-scheduled');
    await cancelRelease(editor, { articleId: scheduled });
    await refused(scheduled, 'was-scheduled');
    await expect(
      staff().execute(sql`update article set deleted_at = now() where id = ${id}`),
    ).rejects.toThrow();
  });

  test('an article that waits for another, and one that another waits for', async () => {
    const [one, two] = [
      await writeStory(editor, { headline: 'First' }),
      await writeStory(editor, { headline: 'Second' }),
    ];
    await release(editor, { articleId: two, after: one });
    await refused(two, 'is-waiting');
    await refused(one, 'others-wait');
  });

  test("a writer deleting a colleague's draft; anyone but an admin erasing one", async () => {
    const id = await writeStory(editor, { headline: 'The editor’s own' });
    await refused(id, 'made-by-others', writer);
    await moveToBin(editor, order(id));
    expect(await refusalReasonOf(restoreFromBin(writer, order(id)))).toBe('made-by-others');
    expect(await refusalReasonOf(eraseFromBin(editor, order(id)))).toBe('not-allowed');
    await eraseFromBin(admin, order(id));
    expect(await refusalReasonOf(moveToBin(editor, order(id)))).toBe('not-found');
  });

  test('erasing a row that is not in the bin, an unknown id, and an unexpected confirmation key', async () => {
    const id = await writeStory(editor, { headline: 'Kept' });
    const before = await binTraces();
    expect(await refusalReasonOf(eraseFromBin(admin, order(id)))).toBe('not-in-bin');
    expect(await refusalReasonOf(moveToBin(editor, order(9_999_999 as ArticleId)))).toBe('not-found');
    await expect(moveToBin(editor, { ...order(id), deleted_at: null } as never)).rejects.toThrow();
    await expect(moveToBin(editor, { subject: 'user', id } as never)).rejects.toThrow();
    expect(await binTraces()).toBe(before);
  });
});

test('every table that refers to an article is handled by the code that erases one', async () => {
  const { rows } = await staff().execute<{ name: string }>(sql`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confdeltype <> 'c' and confrelid in ('article'::regclass, 'share_link'::regclass)`);
  // Rows that refer to a release keep its article from ever being erased; `article` refers to itself as a translation.
  const guarded = ['release', 'withdrawal', 'waiting_release', 'article'];
  const known = [...articleTablesWithoutCascade.map(({ table }) => table as string), ...guarded];
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

describe('a new article in which nobody has written', () => {
  const eventsOf = (id: ArticleId) =>
    countRows('audit_event', sql`subject = 'article' and subject_id = ${String(id)}`);

  test('is in no list and has no audit event, and is erased after thirty days', async () => {
    const { articleId } = await startBlankArticle(writer);
    expect(await listed()).not.toContain(articleId);
    expect(await eventsOf(articleId)).toBe(0);
    expect((await readArticleForEditing(writer, articleId)).article.isBlank).toBe(true);
    await staff().execute(
      sql`update article set created_at = now() - interval '31 days' where id = ${articleId}`,
    );
    expect(await eraseExpired()).toEqual({ erased: 1, failures: [] });
    expect(await refusalReasonOf(readArticleForEditing(writer, articleId))).toBe('not-found');
    expect(await eventsOf(articleId)).toBe(0);
  });

  test.each([
    ['the first word', (id: ArticleId) => editDraft(editor, { articleId: id, headline: 'A' })],
    [
      'the first description',
      (id: ArticleId) => describeArticle(editor, { articleId: id, version: 1, topics: ['Birds'] }),
    ],
    ['filing', (id: ArticleId) => submitForReview(editor, { articleId: id, filed: true })],
  ])('becomes an ordinary article, whose creator is audited, by %s', async (_, act) => {
    const { articleId } = await startBlankArticle(writer);
    await act(articleId);
    expect(await listed()).toContain(articleId);
    expect(
      await countRows(
        'audit_event',
        sql`act = 'article.create' and subject_id = ${String(articleId)} and actor_id = ${writer.id}`,
      ),
    ).toBe(1);
    await editDraft(editor, { articleId, headline: 'More' });
    expect(
      await countRows('audit_event', sql`act = 'article.create' and subject_id = ${String(articleId)}`),
    ).toBe(1);
  });
});
