import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, readerPool, staff, staffPool } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { ledgerKey } from '#db/schema/ledger.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { readPublished, tamper, verifyPublished } from './ledger.scene.ts';
import { checkpointDocument } from './publishedDocuments.ts';
import { publishCheckpoint, publishIfDue } from './publishingCheckpoints.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
const secret = process.env.NEXTAUTH_SECRET;

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of some length';
  scene = await openScene();
  editor = await hire('editor');
  await staff()
    .insert(paper)
    .values({ names: { en: 'The Alder Courier' }, zone: 'Europe/Copenhagen' });
});
afterAll(async () => {
  await scene.close();
  if (secret === undefined) delete process.env.NEXTAUTH_SECRET;
  else process.env.NEXTAUTH_SECRET = secret;
});

async function released(headline: string) {
  const articleId = await writeStory(editor, { headline });
  return { articleId, ...(await release(editor, { articleId })) };
}

const newestDocument = async () =>
  checkpointDocument.parse(JSON.parse((await readPublished()).checkpoints.at(-1)?.document ?? ''));
const begun = (articleId: number) => expect.objectContaining({ of: 'article', id: articleId, number: 1 });

describe('a checkpoint', () => {
  test('is published once when there is none, however many nodes check, and then not before midnight', async () => {
    const { articleId } = await released('Under the first checkpoint');
    const answers = await Promise.all([publishIfDue(), publishIfDue(), publishIfDue()]);
    expect(answers.filter((number) => number !== null)).toEqual([1]);
    expect((await newestDocument()).entries).toEqual([begun(articleId)]);
    expect((await newestDocument()).previous).toBeNull();
    expect(await publishIfDue()).toBeNull();
  });

  test("is published again once a day has begun in the paper's zone", async () => {
    await tamper((tx) => tx.execute(sql`update checkpoint set at = at - interval '1 day'`));
    expect(await publishIfDue()).toBe(2);
    expect(await publishIfDue()).toBeNull();
    await tamper((tx) => tx.execute(sql`update checkpoint set at = at + interval '1 day' where number = 1`));
  });

  test('names what began since the previous one, and reveals nothing that has not begun', async () => {
    const { articleId } = await released('Since the one before');
    const coming = await writeStory(editor, { headline: 'Under embargo' });
    await release(editor, { articleId: coming, at: new Date(Date.now() + 3_600_000) });
    const before = await newestDocument();
    await publishCheckpoint();
    const document = await newestDocument();
    expect(document.entries).toEqual([begun(articleId)]);
    expect(document.number).toBe(before.number + 1);
    expect(JSON.stringify((await readPublished()).releases)).not.toContain('embargo');
    expect((await readPublished()).releases.map(({ id }) => id)).not.toContain(coming);
  });

  test('excludes what a running transaction may still enter, and the next one includes it', async () => {
    const held = await staffPool().connect();
    const [copied] = (await readPublished()).releases;
    try {
      await held.query('begin');
      // A separate article, released in a slow transaction.
      const { rows } = await held.query<{ id: string }>(
        `insert into article (slug, language) values ('slow', 'en') returning id`,
      );
      await held.query(
        `insert into release (article_id, number, live, kind, headline, standfirst, body, teaser, word_count, language,
           topics, bylines, pictures, first_released_at, released_at, modified_at, draft_upto, content_hash)
         select $1, 1, tstzrange(clock_timestamp(), null), 'first', headline, standfirst, body, teaser, word_count, language,
           topics, bylines, pictures, now(), now(), now(), 0, content_hash from release where article_id = $2 limit 1`,
        [rows[0]?.id, copied?.id],
      );
      const { articleId } = await released('After the slow one began');
      await publishCheckpoint();
      const without = await newestDocument();
      expect(without.entries).toEqual([]);
      await held.query('commit');
      await publishCheckpoint();
      const ids = (await newestDocument()).entries.map(({ id }) => id);
      expect(ids).toEqual([Number(rows[0]?.id), articleId]);
    } finally {
      held.release(true);
    }
  });

  test('is signed by a new key after the secret was changed, and both keys are listed', async () => {
    const [first] = (await readPublished()).summary.keys;
    process.env.NEXTAUTH_SECRET = 'another secret of some length';
    await released('Under another secret');
    await publishCheckpoint();
    const { summary, checkpoints } = await readPublished();
    expect(summary.keys.map(({ key }) => key)).toEqual([first?.key, checkpoints.at(-1)?.key]);
    expect(checkpoints.at(-1)?.key).not.toBe(first?.key);
    expect((await verifyPublished([first?.key ?? ''])).wrong.join()).toContain('another key');
    expect((await verifyPublished(summary.keys.map(({ key }) => key))).wrong.join()).not.toContain('key');
  });

  test('cannot have its keys changed or removed, and readers cannot see the private key', async () => {
    const { rows } = await staff().execute<{ sealed: Buffer }>(
      sql`select sealed_private_key as sealed from ledger_key limit 1`,
    );
    expect(rows).toHaveLength(1);
    for (const act of [
      sql`update checkpoint set document = ''`,
      sql`delete from checkpoint`,
      sql`update ledger_key set public_key = sealed_private_key`,
      sql`delete from ledger_key`,
    ])
      await expect(staff().execute(act)).rejects.toThrow();
    for (const relation of ['ledger_key', 'checkpoint', 'release', 'front_release'])
      await expect(readerPool().query(`select * from public.${relation}`)).rejects.toThrow(
        'permission denied',
      );
    const { fields } = await readerPool().query('select * from live.ledger_key');
    expect(fields.map(({ name }) => name)).toEqual(['id', 'public_key', 'created_at']);
  });
});

test('the ledger is the same whatever past moment a reader requests', async () => {
  const now = await readPublished();
  const { rows } = await inTransaction(async (tx) => {
    await tx.execute(sql`set local copydesk.as_of = '978307200'`);
    return tx.execute<{ count: string }>(sql`select count(*) from live.ledger`);
  });
  expect(Number(rows[0]?.count)).toBe(now.releases.length);
});

test('a release of a withdrawn story is in the ledger with its hash only, without its address', async () => {
  const { articleId } = await released('It did not stand');
  await withdraw(editor, { articleId, because: 'It was not so.' });
  const { releases } = await readPublished();
  const entry = releases.find(({ id }) => id === articleId);
  expect(entry).toEqual({
    of: 'article',
    id: articleId,
    number: 1,
    begun: expect.any(String),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    withheld: true,
  });
  expect(await staff().select().from(ledgerKey)).toHaveLength(2);
});
