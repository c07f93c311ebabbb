import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { inTransaction, readerPool, staff, staffPool } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { reviewRelease } from './releaseReview.ts';
import { release } from './releasingArticles.ts';
import { withdraw } from './withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(() => scene.close());

async function released(headline: string, text?: string) {
  const articleId = await writeStory(editor, { headline, ...(text ? { text } : {}) });
  return { articleId, ...(await release(editor, { articleId })) };
}

describe('a release', () => {
  test('makes the draft live, with its number, address and hash', async () => {
    const { slug, number, articleId } = await released('Ferry finds its berth');
    expect({ slug, number }).toEqual({ slug: 'ferry-finds-its-berth', number: 1 });
    const result = await readArticle(slug);
    expect(result).toMatchObject({ is: 'live', article: { headline: 'Ferry finds its berth', number: 1 } });
    const { rows } = await staff().execute(
      sql`select octet_length(content_hash) as size, previous_hash from release where article_id = ${articleId}`,
    );
    expect(rows[0]).toMatchObject({ size: 32, previous_hash: null });
  });

  test('by a writer is refused, and nothing is written', async () => {
    const articleId = await writeStory(writer, { headline: 'A writer may not' });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(writer, { articleId }))).toBe('not-allowed');
    expect(await releaseTraces()).toBe(before);
  });

  test('by an editor who is demoted or disabled during it is refused, and nothing is written', async () => {
    const articleId = await writeStory(editor, { headline: 'Demoted meanwhile' });
    const demoted = await hire('editor');
    await staff().execute(sql`update "user" set role = 'writer' where id = ${demoted.id}`);
    const disabled = await hire('admin', { disabledAt: new Date() });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(demoted, { articleId }))).toBe('not-allowed');
    expect(await refusalReasonOf(release(disabled, { articleId }))).toBe('not-allowed');
    expect(await refusalReasonOf(withdraw(demoted, { articleId, because: 'x' }))).toBe('not-allowed');
    expect(await releaseTraces()).toBe(before);
  });

  test('of a draft that was edited after its review has the reviewed content', async () => {
    const articleId = await writeStory(editor, { headline: 'Moving on', text: 'As reviewed.' });
    const { reviewed } = await reviewRelease(editor, articleId);
    await editDraft(writer, { articleId, body: bodyOf([paragraph('Somebody typed.')]) });
    const { slug } = await release(editor, { articleId, reviewed });
    expect(await readArticle(slug)).toMatchObject({ article: { teaser: 'As reviewed.' } });
  });

  test('without headline, section or text is refused with the reason', async () => {
    const articleId = await writeStory(editor, { headline: 'x' });
    await editDraft(editor, { articleId, headline: '' });
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('headline-missing');
    await editDraft(editor, { articleId, headline: 'y', body: bodyOf([paragraph('')]) });
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('body-missing');
    await editDraft(editor, { articleId, body: bodyOf([paragraph('z')]) });
    const { article } = await readArticleForEditing(editor, articleId);
    await describeArticle(editor, { articleId, version: article.version, sectionId: null });
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('section-missing');
  });

  test('ends the live release at the instant at which it begins, and has a kind', async () => {
    const { articleId, slug } = await released('Second thoughts');
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('kind-missing');
    expect(await refusalReasonOf(release(editor, { articleId, kind: 'correction' }))).toBe('note-missing');
    await editDraft(editor, { articleId, headline: 'Third thoughts' });
    const again = await release(editor, { articleId, kind: 'correction', readerNote: 'It was the third.' });
    expect(again.number).toBe(2);
    const { rows } = await staff().execute(
      sql`select upper(a.live) = lower(b.live) as meet, b.previous_hash = a.content_hash as chained
          from release a join release b using (article_id) where article_id = ${articleId} and a.number = 1 and b.number = 2`,
    );
    expect(rows[0]).toEqual({ meet: true, chained: true });
    const result = await readArticle(slug);
    expect(result).toMatchObject({
      article: {
        headline: 'Third thoughts',
        corrections: [{ kind: 'correction', note: 'It was the third.' }],
      },
    });
  });

  test('ordered twenty times at once gives consecutive releases, never two live', async () => {
    const articleId = await writeStory(editor, { headline: 'Pressed hard' });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => release(editor, { articleId, kind: 'update' })),
    );
    const done = tries.filter((one) => one.status === 'fulfilled').length;
    expect(done).toBe(20);
    const { rows } = await staff().execute(
      sql`select count(*)::int as all, count(*) filter (where live @> now())::int as live, max(number) as last
          from release where article_id = ${articleId}`,
    );
    expect(rows[0]).toEqual({ all: 20, live: 1, last: 20 });
  });

  test('of many related articles at the same time never deadlocks', async () => {
    const ids = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        writeStory(editor, {
          headline: `Heat network story ${at}`,
          text: 'Turbine pumps under the quay.',
          topics: ['Heat'],
        }),
      ),
    );
    const tries = await Promise.allSettled(ids.map((articleId) => release(editor, { articleId })));
    expect(tries.filter((one) => one.status === 'rejected')).toEqual([]);
  });

  test('under embargo becomes visible at its instant without an act, and not before', async () => {
    const articleId = await writeStory(editor, { headline: 'Embargoed canary', text: 'zebrafinch' });
    const at = new Date(Date.now() + 1_500);
    expect(await refusalReasonOf(release(editor, { articleId, at: new Date(Date.now() - 60_000) }))).toBe(
      'embargo-past',
    );
    const { slug } = await release(editor, { articleId, at });
    const early = await readArticle(slug);
    expect(early.is).toBe('unknown');
    expect(early.until?.getTime()).toBe(at.getTime());
    expect((await searchPaper({ q: 'zebrafinch' })).items).toEqual([]);
    await expect.poll(async () => (await readArticle(slug)).is, { timeout: 5_000 }).toBe('live');
    expect((await searchPaper({ q: 'zebrafinch' })).items).toHaveLength(1);
  });
});

describe('a withdrawal', () => {
  test('removes the article from every list at once, shows its reason, and allows another release', async () => {
    const { articleId, slug } = await released('Withdrawn quagga', 'The quagga is wrong.');
    expect(await refusalReasonOf(withdraw(editor, { articleId, because: ' ' }))).toBe('reason-missing');
    expect(await refusalReasonOf(withdraw(writer, { articleId, because: 'Wrong.' }))).toBe('not-allowed');
    await withdraw(editor, { articleId, because: 'A source was not who she said.' });
    expect(await readArticle(slug)).toMatchObject({
      is: 'withdrawn',
      notice: 'A source was not who she said.',
    });
    const front = await readFront({ language: 'en' });
    expect(JSON.stringify(front)).not.toContain('quagga');
    expect((await searchPaper({ q: 'quagga' })).items).toEqual([]);
    expect(await refusalReasonOf(withdraw(editor, { articleId, because: 'Twice.' }))).toBe('not-live');
    await release(editor, { articleId, kind: 'update' });
    expect((await readArticle(slug)).is).toBe('live');
  });
});

describe('an address', () => {
  test('of a released article redirects forever once it is changed', async () => {
    const { articleId, slug } = await released('Old address');
    const { article } = await readArticleForEditing(editor, articleId);
    expect(
      await refusalReasonOf(describeArticle(editor, { articleId, version: article.version, slug: 'New!!' })),
    ).toBe('slug-unfit');
    await describeArticle(editor, { articleId, version: article.version, slug: 'new-address' });
    expect(await readArticle(slug)).toMatchObject({ is: 'moved', to: 'new-address' });
    const other = await released('Another story');
    const second = await readArticleForEditing(editor, other.articleId);
    const taken = describeArticle(editor, {
      articleId: other.articleId,
      version: second.article.version,
      slug,
    });
    expect(await refusalReasonOf(taken)).toBe('slug-taken');
  });
});

describe('the database itself', () => {
  test('refuses to change a release, even for its owner', async () => {
    const { articleId } = await released('Stone');
    const change = (what: string) =>
      staffPool().query(`update release set ${what} where article_id = ${articleId}`);
    await expect(change(`headline = 'Sand'`)).rejects.toThrow('immutable');
    await expect(change(`content_hash = decode(repeat('00', 32), 'hex')`)).rejects.toThrow('immutable');
    await expect(change(`live = tstzrange(lower(live) - interval '1 hour', null)`)).rejects.toThrow(
      'that has not come',
    );
    await expect(
      change(`live = tstzrange(lower(live), lower(live) + interval '1 microsecond')`),
    ).rejects.toThrow('that has not come');
    await expect(change(`live = 'empty'`)).rejects.toThrow('has been live');
    await expect(staffPool().query(`delete from release where article_id = ${articleId}`)).rejects.toThrow(
      'append-only',
    );
    await expect(staffPool().query('truncate release cascade')).rejects.toThrow('append-only');
  });

  test('refuses two live ranges of one article that overlap', async () => {
    const { articleId } = await released('Twice live');
    const twin =
      staffPool().query(`insert into release (article_id, number, live, kind, headline, standfirst, body, teaser,
        word_count, language, topics, bylines, pictures, first_released_at, released_at, modified_at, draft_upto, content_hash)
      select article_id, 99, tstzrange(now(), null), 'update', headline, standfirst, body, teaser, word_count, language, topics,
        bylines, pictures, first_released_at, now(), now(), draft_upto, content_hash from release where article_id = ${articleId}`);
    await expect(twin).rejects.toThrow('release_live_once');
  });

  test('lets readers select live views, and no table', async () => {
    const { rows } = await staff().execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) {
      await expect(readerPool().query(`select * from public."${name}"`)).rejects.toThrow('permission denied');
    }
    await expect(readerPool().query('select * from live.release limit 1')).resolves.toBeDefined();
    await expect(readerPool().query(`set role none; select * from public.draft`)).rejects.toThrow(
      'permission denied',
    );
    await expect(readerPool().query(`create table live.x (y int)`)).rejects.toThrow(
      /permission denied|read-only/,
    );
  });

  test('keeps the audit and the log of drafts append-only', async () => {
    for (const table of ['audit_event', 'draft_update', 'withdrawal']) {
      const set = table === 'audit_event' ? 'act' : table === 'withdrawal' ? 'because' : 'at';
      await expect(staffPool().query(`update ${table} set ${set} = ${set}`)).rejects.toThrow('append-only');
      await expect(staffPool().query(`delete from ${table}`)).rejects.toThrow('append-only');
    }
  });

  test('stores all or nothing of a release whose connection is killed', async () => {
    const articleId = await writeStory(editor, { headline: 'Cut off' });
    const before = await releaseTraces();
    const killer = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
    await killer.connect();
    let wasInserted = false;
    const cut = inTransaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await tx.execute(sql`insert into release (article_id, number, live, kind, headline, standfirst, body, teaser,
        word_count, language, topics, bylines, pictures, first_released_at, released_at, modified_at, draft_upto, content_hash)
        values (${articleId}, 1, tstzrange(now(), null), 'first', 'h', '', '{}', '', 0, 'en', '[]', '[]', '{}', now(), now(), now(), 0,
        decode(repeat('00', 32), 'hex'))`);
      wasInserted = true;
      await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await tx.execute(sql`select 1`);
    });
    await expect(cut).rejects.toThrow();
    expect(wasInserted).toBe(true);
    await killer.end();
    expect(await releaseTraces()).toBe(before);
    await release(editor, { articleId });
  });
});
