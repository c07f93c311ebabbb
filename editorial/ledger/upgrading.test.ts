import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { ensureReaderLogin, migrate } from '#db/migrator.ts';
import { closePools } from '#db/pools.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { canonicalContent, contentHash } from '#editorial/releases/contentHash.ts';
import { verifyPublished } from './ledger.scene.ts';
import { publishCheckpoint } from './publishingCheckpoints.ts';

const folder = join(import.meta.dirname, '..', '..', 'drizzle');
/** The newest migration of the version from which databases must be upgradable. */
const newestThen = 38;
const name = `before_${process.pid}`;
const secret = process.env.NEXTAUTH_SECRET;

let cluster: pg.Client;
let owner: pg.Client;
let url: string;
/** Every release before the upgrade, with its hashes. */
let before: unknown;

const allReleases = async () => {
  const { rows } = await owner.query(
    `select md5(string_agg((to_jsonb(r) - '{continues,body_hash,urgency,is_off_fronts}'::text[])::text, '|' order by id)) as releases,
      array_agg(encode(content_hash, 'hex') order by id) as hashes from release r`,
  );
  return rows;
};

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of some length';
  cluster = new pg.Client(process.env.SCRATCH_CLUSTER_URL ?? '');
  await cluster.connect();
  await cluster.query(`create database ${name} template template0`);
  const address = new URL(process.env.SCRATCH_CLUSTER_URL ?? '');
  address.pathname = `/${name}`;
  url = address.href;
  owner = new pg.Client(url);
  await owner.connect();
  await migrateToOldVersion();
  process.env.DATABASE_URL = url;
  process.env.READER_DATABASE_URL = await ensureReaderLogin(url, 'the readers of then');
  await owner.query(`insert into section (slug, names) values ('city', '{"en":"City"}')`);
  await owner.query(`insert into paper (names) values ('{"en":"The Alder Courier"}')`);
  await insertReleases('brought-back', [
    { kind: 'first', texts: ['It made 60 crossings.', 'Two decks.'] },
    { kind: 'correction', texts: ['It made 16 crossings.', 'Two decks.'], note: 'It was 16.' },
    { kind: 'take-back', restores: 1, texts: ['It made 60 crossings.', 'Two decks.'] },
    { kind: 'update', texts: ['It made 16 crossings.', 'Two decks.', 'It is blue.'] },
  ]);
  await insertReleases('put-back', [
    { kind: 'first', texts: ['It made 60 crossings.'] },
    { kind: 'correction', texts: ['It made 16 crossings.'], note: 'It was 16 there.' },
    { kind: 'take-back', restores: 1, texts: ['It made 60 crossings.'] },
    { kind: 'update', texts: ['It made 60 crossings.', 'It is red.'] },
  ]);
  const lead = 'It made 60 crossings.';
  await insertReleases('mixed', [
    { kind: 'first', texts: [lead] },
    { kind: 'correction', texts: ['It made 16 crossings.'], topics: ['Ships'], note: 'It was 16, mixed.' },
    { kind: 'take-back', restores: 1, texts: [lead] },
    { kind: 'update', texts: ['It made 16 crossings.', 'It is blue.'] },
  ]);
  await insertReleases('unmixed', [
    { kind: 'first', texts: [lead] },
    { kind: 'correction', texts: [lead, 'It is blue.'], topics: ['Ships'], note: 'It is blue.' },
    { kind: 'take-back', restores: 1, texts: [lead] },
    { kind: 'update', texts: [lead], topics: ['Ships'] },
  ]);
  await insertReleases('reworded', [
    { kind: 'first', texts: [lead] },
    { kind: 'correction', texts: [lead, 'Nobody was hurt.'], note: 'Nobody was.' },
    { kind: 'take-back', restores: 1, texts: [lead] },
    { kind: 'update', texts: [lead, 'All are unhurt.'] },
  ]);
  await insertReleases('withdrawn-once', [
    { kind: 'first', texts: ['It sank.'] },
    { kind: 'correction', texts: ['It did not sink.'], note: 'It floats.', withdrawn: 'We were not sure.' },
    { kind: 'update', texts: ['It floats.'] },
  ]);
  await new Promise((resolve) => setTimeout(resolve, 10));
  await publishCheckpoint();
  before = await allReleases();
  await closePools();
  await migrate(url);
});

afterAll(async () => {
  await closePools();
  await owner.end();
  await cluster.query(`drop database ${name} with (force)`);
  await cluster.query(`drop role ${name}_reader_login`);
  await cluster.end();
  if (secret === undefined) delete process.env.NEXTAUTH_SECRET;
  else process.env.NEXTAUTH_SECRET = secret;
});

async function migrateToOldVersion(): Promise<void> {
  const oldMigrations = await mkdtemp(join(tmpdir(), 'copydesk-then-'));
  await cp(folder, oldMigrations, { recursive: true });
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'));
  const entries = journal.entries.filter(({ idx }: { idx: number }) => idx <= newestThen);
  await writeFile(join(oldMigrations, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  await applyMigrations(drizzle(owner), { migrationsFolder: oldMigrations });
  await rm(oldMigrations, { recursive: true });
}

type OldRelease = {
  kind: string;
  texts: string[];
  topics?: string[];
  restores?: number;
  note?: string;
  withdrawn?: string;
};

/** Writes rows as that version did: one release an hour, a gap of half an hour after a withdrawal. */
async function insertReleases(slug: string, releases: OldRelease[]): Promise<void> {
  const { rows } = await owner.query(
    `insert into article (slug, language, section_id) select $1, 'en', id from section returning id, section_id`,
    [slug],
  );
  const { id, section_id: sectionId } = rows[0];
  const begun = Date.now() - releases.length * 3_600_000;
  let previousHash: Uint8Array | null = null;
  for (const [at, row] of releases.entries()) {
    const from = new Date(begun + at * 3_600_000);
    const until = new Date(from.getTime() + (row.withdrawn ? 1_800_000 : 3_600_000));
    const content = {
      articleId: Number(id),
      number: at + 1,
      kind: row.kind,
      language: 'en',
      headline: slug,
      standfirst: '',
      body: bodyOf(row.texts.map(paragraph)),
      topics: (row.topics ?? []).map((name) => ({ slug: name.toLowerCase(), name })),
      bylines: [],
      leadAssetId: null,
      pictures: {},
      firstReleasedAt: new Date(begun),
      releasedAt: from,
      readerNote: row.note ?? '',
      restores: row.restores ?? null,
      previousHash,
    };
    const hash = contentHash(canonicalContent(content, 'city'));
    const { rows: made } = await owner.query(
      `insert into release (article_id, number, live, kind, headline, standfirst, body, teaser, word_count, language,
        section_id, topics, bylines, pictures, first_released_at, released_at, modified_at, restores, reader_note,
        draft_upto, content_hash, previous_hash, entered_at)
      values ($1, $2, tstzrange($3, $4), $5, $6, '', $7, '', 1, 'en', $8, $14, '[]', '{}', $9, $3, $3, $10, $11, 0, $12, $13, $3)
      returning id`,
      [
        ...[id, content.number, from, at + 1 < releases.length ? until : null, row.kind, slug],
        ...[JSON.stringify(content.body), sectionId, content.firstReleasedAt, content.restores],
        ...[content.readerNote, Buffer.from(hash), previousHash && Buffer.from(previousHash)],
        JSON.stringify(content.topics),
      ],
    );
    if (row.withdrawn)
      await owner.query(
        `insert into withdrawal (release_id, article_id, at, because) values ($1, $2, $3, $4)`,
        [...[made[0].id, id, until, row.withdrawn]],
      );
    previousHash = hash;
  }
}

test('a database from before permanent notes keeps its rows and hashes, and verify reports no errors', async () => {
  expect(await allReleases()).toEqual(before);
  const { rows } = await owner.query('select distinct urgency, is_off_fronts from release');
  expect(rows).toEqual([{ urgency: 5, is_off_fronts: false }]);
  expect(await verifyPublished()).toMatchObject({ releases: 23, checkpoints: 1, wrong: [] });
});

test('all its notes are shown, and correct', async () => {
  const of = async (slug: string) => {
    const result = await readArticle(slug);
    return result.is === 'live' ? result.article : null;
  };
  expect((await of('brought-back'))?.corrections).toMatchObject([
    { note: 'It was 16.', holds: true, events: [{ is: 'taken-back' }, { is: 'made-again', number: 4 }] },
  ]);
  expect((await of('put-back'))?.corrections).toMatchObject([
    { note: 'It was 16 there.', holds: false, events: [{ is: 'taken-back', note: '' }] },
  ]);
  for (const [slug, holds] of Object.entries({ mixed: true, unmixed: false, reworded: true }))
    expect([slug, (await of(slug))?.corrections]).toMatchObject([slug, [{ number: 2, holds }]]);
  expect(await of('withdrawn-once')).toMatchObject({
    corrections: [{ note: 'It floats.', holds: true }],
    withdrawals: [{ because: 'We were not sure.' }],
  });
  expect((await readCorrections()).page.items).toHaveLength(6);
});
