import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkReaderLogin, ensureReaderLogin, migrate, readerUrlAtPrimary } from '#db/migrator.ts';
import { asReaders, closePools, reader, readerPool } from '#db/pools.ts';
import {
  findSystemPostgres,
  type Replica,
  type SystemPostgres,
  startSystemPostgres,
} from '#e2e/setting/systemPostgres.ts';
import { type ReplicaWatch, watchReplica } from './database/replicaWatch.ts';
import { createHealthAnswers } from './frontServer/health.ts';
import { createLogger } from './logging/logging.ts';

const binaries = findSystemPostgres();
const log = createLogger('silent');

let primary: SystemPostgres;
let replica: Replica;
let watch: ReplicaWatch;
/** the replica, as superuser */
let ruler: pg.Client;
let readerUrl: string;

beforeAll(async () => {
  if (!binaries) return;
  primary = await startSystemPostgres(binaries);
  await migrate(primary.url);
  readerUrl = await ensureReaderLogin(primary.url, 'a password');
  replica = await primary.startReplica(0);
  process.env.DATABASE_URL = primary.url;
  process.env.READER_DATABASE_URL = replica.addressOf(readerUrl);
  watch = watchReplica({
    replicaUrl: process.env.READER_DATABASE_URL,
    primaryUrl: readerUrlAtPrimary(primary.url, process.env.READER_DATABASE_URL),
    log,
  });
  await openRuler();
}, 60_000);
afterAll(async () => {
  watch?.close();
  await closePools();
  await ruler?.end();
  await primary?.stop();
});

async function openRuler(): Promise<void> {
  ruler = new pg.Client({ connectionString: replica.addressOf(primary.url) });
  ruler.on('error', () => {});
  await ruler.connect();
}

const readsAt = async (): Promise<'primary' | 'replica'> => {
  const { rows } = await reader().execute<{ replays: boolean }>('select pg_is_in_recovery() as replays');
  return rows[0]?.replays ? 'replica' : 'primary';
};

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; !(await done()); await sleep(20))
    if (performance.now() > end) throw new Error('it did not come');
}
const untilReadsAt = (place: 'primary' | 'replica') => until(async () => (await readsAt()) === place);

/** Commits a change on the primary and sends its notification. */
async function change(name: string): Promise<void> {
  const owner = new pg.Client({ connectionString: primary.url });
  await owner.connect();
  await owner.query(
    `insert into section (slug, names, position) values ('city', $1, 1)
     on conflict (slug) do update set names = excluded.names`,
    [{ en: name }],
  );
  await owner.end();
  watch.changed();
}

const nameRead = async (): Promise<string | undefined> => {
  const { rows } = await reader().execute<{ name: string }>(`select names->>'en' as name from live.section`);
  return rows[0]?.name;
};

const reason = 'there is no PostgreSQL under /usr/lib/postgresql (apt-get install postgresql)';
const withReplica = test.skipIf(!binaries);
if (!binaries) test.skip(`a replica that lags: not tried, as ${reason}`, () => {});

withReplica(
  'what changed is read at the primary until the replica has it, and then at the replica',
  async () => {
    await untilReadsAt('replica');
    await ruler.query('select pg_wal_replay_pause()');
    await change('The Lagging Courier');
    expect(await nameRead()).toBe('The Lagging Courier');
    expect(await readsAt()).toBe('primary');
    for (let n = 0; n < 5; n++) {
      await change(`Edition ${n}`);
      expect(await nameRead()).toBe(`Edition ${n}`);
    }
    await ruler.query('select pg_wal_replay_resume()');
    await untilReadsAt('replica');
    expect(await nameRead()).toBe('Edition 4');
  },
);

withReplica('a past moment too is read where all is that was heard of', async () => {
  await untilReadsAt('replica');
  await ruler.query('select pg_wal_replay_pause()');
  await change('Of the past');
  expect(await asReaders(new Date(), nameRead)).toBe('Of the past');
  await ruler.query('select pg_wal_replay_resume()');
  await untilReadsAt('replica');
  expect(await asReaders(new Date(), readsAt)).toBe('replica');
});

withReplica('nowhere can readers’ code read a draft or write', async () => {
  await ruler.query('select pg_wal_replay_pause()');
  await change('Closed');
  expect(await readsAt()).toBe('primary');
  for (const statement of [
    'select * from public.draft',
    'select * from live.release for update',
    'create table live.mine ()',
  ])
    await expect(readerPool().query(statement)).rejects.toThrow(/permission denied|read-only/);
  await ruler.query('select pg_wal_replay_resume()');
  await untilReadsAt('replica');
  for (const statement of ['select * from public.draft', 'select * from public.article'])
    await expect(readerPool().query(statement)).rejects.toThrow(/permission denied/);
});

withReplica('a replica that ends sends readers to the primary, and the node stays ready', async () => {
  await untilReadsAt('replica');
  const health = { opened: true, warmed: true, draining: false };
  const answers = createHealthAnswers(health, { staff: readerPool, readers: readerPool });
  await replica.kill();
  await untilReadsAt('primary').catch(() => {});
  expect(await readsAt()).toBe('primary');
  expect(await readinessOf(answers)).toMatchObject({ status: 200, readers: true });
  await replica.start();
  await openRuler();
  await untilReadsAt('replica');
});

withReplica('a node whose readers’ login is refused is not ready', async () => {
  const refused = new pg.Pool({ connectionString: readerUrl.replace('_reader_login', '_nobody') });
  refused.on('error', () => {});
  const health = { opened: true, warmed: true, draining: false };
  const answers = createHealthAnswers(health, { staff: readerPool, readers: () => refused });
  expect(await readinessOf(answers)).toMatchObject({ status: 503, database: true, readers: false });
  await refused.end();
});

withReplica(
  'a login that could read drafts, or that the primary does not know, is refused at the start',
  async () => {
    await expect(checkReaderLogin(readerUrl)).resolves.toBeUndefined();
    await expect(checkReaderLogin(primary.url)).rejects.toThrow(/may read drafts/);
    const unknown = readerUrl.replace('_reader_login', '_nobody');
    await expect(checkReaderLogin(unknown)).rejects.toThrow(/refuses the login of READER_DATABASE_URL/);
  },
);

async function readinessOf(answers: ReturnType<typeof createHealthAnswers>) {
  let status = 0;
  let body = '';
  const response = {
    writeHead: (code: number) => {
      status = code;
    },
    end: (text: string) => {
      body = text;
    },
  };
  await answers.ready(response as never);
  return { status, ...JSON.parse(body) };
}
