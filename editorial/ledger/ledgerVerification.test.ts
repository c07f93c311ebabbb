import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { staff, type Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import { front, frontRelease } from '#db/schema/fronts.ts';
import { release as releaseTable } from '#db/schema/releases.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { canonicalFront } from '#editorial/fronts/frontHash.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { canonicalContent, contentHash } from '#editorial/releases/contentHash.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { readPublished, tamper, verifyPublished } from './ledger.scene.ts';
import { verify } from './ledgerVerification.ts';
import { publishCheckpoint } from './publishingCheckpoints.ts';
import { makeKeyPair } from './signatures.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
const secret = process.env.NEXTAUTH_SECRET;
/** An article with four releases, and another with two; a front with two. */
let ferry: number;
let tram: number;

const tables = ['release', 'front_release', 'withdrawal', 'checkpoint'];

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of some length';
  scene = await openScene();
  editor = await hire('editor');
  await staff()
    .insert(paper)
    .values({ names: { en: 'The Alder Courier' } });
  ferry = await writeReleases('Ferry finds its berth', 3);
  tram = await writeReleases('Tram is late', 2);
  await staff().execute(sql`select pg_sleep(0.01)`);
  await publishCheckpoint();
  await takeBack(editor, { articleId: ferry, number: 3 });
  await releaseFront(1, null);
  await releaseFront(2, await frontHashOf(1));
  await staff().execute(sql`select pg_sleep(0.01)`); // a checkpoint excludes releases that began in its own millisecond
  await publishCheckpoint();
  for (const table of tables) await staff().execute(sql.raw(`create table kept_${table} as table ${table}`));
});
afterAll(async () => {
  await scene.close();
  if (secret === undefined) delete process.env.NEXTAUTH_SECRET;
  else process.env.NEXTAUTH_SECRET = secret;
});

/** Restores the data after each forgery. */
afterEach(() =>
  tamper(async (tx) => {
    for (const table of tables) {
      await tx.execute(sql.raw(`delete from ${table}`));
      await tx.execute(sql.raw(`insert into ${table} overriding system value table kept_${table}`));
    }
  }),
);

async function writeReleases(headline: string, releases: number) {
  const articleId = await writeStory(editor, { headline });
  await release(editor, { articleId });
  for (let number = 2; number <= releases; number += 1) {
    await editDraft(editor, { articleId, headline, standfirst: `Standfirst ${number}.` });
    await release(editor, { articleId, kind: 'update' });
  }
  return articleId;
}

async function releaseFront(number: number, previousHash: Uint8Array | null) {
  const layout = { places: [], bands: [], banner: null };
  await staff().insert(front).values({ language: 'en', draft: layout }).onConflictDoNothing();
  const [{ id: frontId } = { id: 0 }] = await staff().select({ id: front.id }).from(front);
  const releasedAt = new Date();
  const kind = number === 1 ? 'first' : 'update';
  const row = { frontId, number, kind, layout, releasedAt, previousHash } as const;
  await tamper((tx) =>
    tx.execute(
      sql`update front_release set live = tstzrange(lower(live), ${releasedAt.toISOString()}::timestamptz)`,
    ),
  );
  await staff()
    .insert(frontRelease)
    .values({
      ...row,
      frontId: frontId as never,
      live: sql`tstzrange(${releasedAt.toISOString()}::timestamptz, null)`,
      draftVersion: 1,
      contentHash: contentHash(canonicalFront({ ...row, language: 'en' }, null)),
    });
}

async function frontHashOf(number: number) {
  const rows = await staff().select().from(frontRelease);
  return rows.find((row) => row.number === number)?.contentHash ?? null;
}

const wrong = async () => (await verifyPublished()).wrong;
const named = (number: number, headline: string) => new RegExp(`^Release ${number} of “${headline}”`);

/** Recomputes the hashes of an article from one release on, as a forger who knows the format would. */
async function rehash(tx: Transaction, articleId: number, from = 1, to = 99) {
  const rows = await tx.select().from(releaseTable);
  const releases = rows.filter((row) => row.articleId === articleId).sort((a, b) => a.number - b.number);
  let previousHash: Uint8Array | null = null;
  for (const row of releases) {
    let hash = row.contentHash;
    if (row.number >= from && row.number <= to) {
      hash = contentHash(canonicalContent({ ...row, previousHash }, 'city'));
      await tx.execute(sql`update release set content_hash = ${Buffer.from(hash)},
        previous_hash = ${previousHash && Buffer.from(previousHash)} where id = ${row.id}`);
    }
    previousHash = hash;
  }
}

const change = (articleId: number, number: number, set: SQL) =>
  sql`update release set ${set} where article_id = ${articleId} and number = ${number}`;

test('an unmodified ledger has no errors: articles, fronts, take-backs, withdrawals, and unsigned releases', async () => {
  await withdraw(editor, { articleId: tram, because: 'It was on time.' });
  await writeReleases('Since the checkpoint', 1);
  const report = await verifyPublished();
  expect(report).toMatchObject({
    releases: 9,
    subjects: 4,
    withheld: 2,
    checkpoints: 2,
    unsigned: 1,
    wrong: [],
  });
});

describe('verify names a release with one changed byte', () => {
  test('if its hash was not changed', async () => {
    await tamper((tx) => tx.execute(change(ferry, 2, sql`standfirst = 'Standfirst 2!'`)));
    const errors = await wrong();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(named(2, 'Ferry finds its berth'));
    expect(errors[0]).toContain('its content does not have the hash');
  });

  test('if its hash was recomputed', async () => {
    await tamper(async (tx) => {
      await tx.execute(
        change(ferry, 2, sql`body = jsonb_set(body, '{content,0,content,0,text}', '"A word."')`),
      );
      await rehash(tx, ferry, 2, 2);
    });
    const errors = await wrong();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(named(2, 'Ferry finds its berth'));
    expect(errors[0]).toContain('not the one that checkpoint 1 signed');
  });

  test('if every later hash was recomputed too', async () => {
    await tamper(async (tx) => {
      await tx.execute(change(ferry, 2, sql`headline = 'Ferry finds its birth'`));
      await rehash(tx, ferry, 2);
    });
    const errors = await wrong();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(named(2, 'Ferry finds its birth'));
    expect(errors[0]).toContain('So were releases 3 to 4');
  });

  test('if it is a front', async () => {
    await tamper((tx) =>
      tx.execute(
        sql`update front_release set layout = jsonb_set(layout, '{places}', '[7]') where number = 1`,
      ),
    );
    expect(await wrong()).toEqual([expect.stringMatching(/^Release 1 of the front page \(en\) was altered/)]);
  });

  test('if no checkpoint covers it yet, unless all later hashes were recomputed', async () => {
    const late = await writeReleases('After the checkpoints', 3);
    await tamper(async (tx) => {
      await tx.execute(change(late, 2, sql`standfirst = 'Standfirst 2!'`));
      await rehash(tx, late, 2, 2);
    });
    expect(await wrong()).toEqual([
      expect.stringMatching(
        /^Release 3 of “After the checkpoints”.*does not contain the hash of the release before/,
      ),
    ]);
  });
});

describe('verify names a release', () => {
  test('that was replaced by another', async () => {
    await tamper(async (tx) => {
      await tx.execute(
        change(
          tram,
          1,
          sql`headline = 'Tram is early', standfirst = 'All of it', body = '{"type":"doc","content":[]}'`,
        ),
      );
      await rehash(tx, tram);
    });
    const errors = await wrong();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(named(1, 'Tram is early'));
  });

  test('that was removed, from the middle or from the end', async () => {
    await tamper((tx) => tx.execute(sql`delete from release where article_id = ${ferry} and number = 2`));
    const errors = await wrong();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(named(2, 'Ferry finds its berth'));
    expect(errors[0]).toContain('was removed: checkpoint 1 signed it');
    await tamper((tx) => tx.execute(sql`delete from release where article_id = ${tram} and number = 2`));
    expect((await wrong())[1]).toMatch(named(2, 'Tram is late'));
  });

  test('that was removed with its whole article', async () => {
    await tamper((tx) => tx.execute(sql`delete from release where article_id = ${tram}`));
    expect(await wrong()).toEqual([
      expect.stringContaining(`Release 1 of article ${tram} was removed`),
      expect.stringContaining(`Release 2 of article ${tram} was removed`),
    ]);
  });

  test('that was inserted in the past', async () => {
    const forged = await writeReleases('It was always here', 1);
    await tamper(async (tx) => {
      await tx.execute(sql`update release set
        (live, entered_at, released_at) = (select live, entered_at, released_at from release where article_id = ${tram} and number = 2)
        where article_id = ${forged}`);
      await rehash(tx, forged);
    });
    const errors = await wrong();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(named(1, 'It was always here'));
    expect(errors[0]).toContain('was inserted afterwards');
    expect(errors[0]).toContain('before checkpoint 1 was made');
  });
});

describe('verify names two releases whose order was changed', () => {
  test('if their numbers were swapped', async () => {
    await tamper((tx) => swapNumbers(tx));
    const errors = (await wrong()).join('\n');
    expect(errors).toMatch(/Release 2 of “Ferry finds its berth”.*signed for release 3/);
    expect(errors).toMatch(/Release 3 of “Ferry finds its berth”.*signed for release 2/);
  });

  test('if their numbers were swapped and every hash recomputed', async () => {
    await tamper(async (tx) => {
      await swapNumbers(tx);
      await rehash(tx, ferry);
    });
    const errors = await wrong();
    expect(errors).toEqual([expect.stringMatching(named(2, 'Ferry finds its berth'))]);
    expect(errors[0]).toContain('So were releases 3 to 4');
  });

  test('if their start times were swapped, between two articles and within one', async () => {
    await tamper((tx) => swapBegins(tx, [ferry, 3], [tram, 1]));
    const between = (await wrong()).join('\n');
    expect(between).toMatch(/Release 3 of “Ferry finds its berth”.*was moved in time/);
    expect(between).toMatch(/Release 1 of “Tram is late”.*was moved in time/);
    await tamper((tx) => swapBegins(tx, [ferry, 3], [tram, 1]));
    expect(await wrong()).toEqual([]);
    await tamper((tx) => swapBegins(tx, [ferry, 1], [ferry, 2]));
    const within = (await wrong()).join('\n');
    expect(within).toMatch(/Release 1 of “Ferry finds its berth”.*was moved in time/);
    expect(within).toMatch(/Release 2 of “Ferry finds its berth”.*was moved in time/);
  });
});

async function swapNumbers(tx: Transaction) {
  for (const [from, to] of [
    [2, 99],
    [3, 2],
    [99, 3],
  ])
    await tx.execute(sql`update release set number = ${to} where article_id = ${ferry} and number = ${from}`);
}

/** Moves one to another year first, so that their ranges never overlap. */
async function swapBegins(tx: Transaction, one: [number, number], other: [number, number]) {
  const [first, second] = [sql`(${one[0]}, ${one[1]})`, sql`(${other[0]}, ${other[1]})`];
  await tx.execute(sql`
    update release set live = tstzrange(lower(live) - interval '1 year', lower(live) - interval '1 year' + interval '1 us')
    where (article_id, number) in (${first}, ${second})`);
  await tx.execute(sql`
    update release r
    set live = tstzrange(lower(o.live) + interval '1 year', lower(o.live) + interval '1 year' + interval '1 us'),
        entered_at = o.entered_at
    from release o
    where (r.article_id, r.number) in (${first}, ${second}) and (o.article_id, o.number) in (${first}, ${second}) and o.id <> r.id`);
}

describe('checkpoints', () => {
  test('a changed document, a changed signature and a removed checkpoint are reported', async () => {
    await tamper((tx) =>
      tx.execute(
        sql`update checkpoint set document = replace(document, 'Courier', 'Carrier') where number = 1`,
      ),
    );
    const errors = await wrong();
    expect(errors).toContainEqual(expect.stringMatching(/^Checkpoint 1 was altered/));
    expect(errors).toContainEqual(expect.stringMatching(/^Checkpoint 2 does not follow/));
    await tamper((tx) => tx.execute(sql`delete from checkpoint where number = 2`));
    expect(await wrong()).toContainEqual(expect.stringMatching(/^Checkpoint 1 was altered/));
  });

  test('checkpoints that a forger signed with another key are reported to a verifier who knows the key', async () => {
    const { summary } = await readPublished();
    const known = summary.keys.map(({ key }) => key);
    expect((await verifyPublished(known)).wrong).toEqual([]);
    const other = Buffer.from(makeKeyPair().publicKey).toString('base64');
    expect((await verifyPublished([other])).wrong).toEqual([
      expect.stringContaining('Checkpoint 1 is signed with another key'),
      expect.stringContaining('Checkpoint 2 is signed with another key'),
    ]);
  });

  test('a checkpoint that is withheld is noticed: the well-known address names the newest', async () => {
    const published = await readPublished();
    const { wrong } = await verify({ ...published, checkpoints: published.checkpoints.slice(0, 1) });
    expect(wrong).toContainEqual(expect.stringContaining('The newest checkpoint is not the one'));
  });
});

test('input that does not have the form of a ledger is reported as an error, and never throws', async () => {
  const published = await readPublished();
  const [first, ...rest] = published.releases;
  if (!first) throw new Error('no releases');
  for (const content of [
    { ...first.content, headline: '\ud800' },
    { ...first.content, article: 99 },
    { ...first.content, number: 9 },
    {},
    undefined,
  ]) {
    const { wrong } = await verify({ ...published, releases: [{ ...first, content }, ...rest] });
    expect(wrong[0]).toMatch(/^Release 1 of .* was altered/);
  }
  for (const document of ['', '{}', 'null', '{"at":1}']) {
    const [one, ...others] = published.checkpoints;
    if (!one) throw new Error('no checkpoints');
    const { wrong } = await verify({ ...published, checkpoints: [{ ...one, document }, ...others] });
    expect(wrong).toContainEqual(expect.stringContaining('Checkpoint 1 cannot be read'));
  }
});
