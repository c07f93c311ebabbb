import { setTimeout as sleep } from 'node:timers/promises';
import { draftOf } from '#body/draftDocument.ts';
import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { startNodes } from '#e2e/chaos/nodes.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { beginSession } from '#editorial/people/sessions.ts';
import { durations, type Measured } from './figures.ts';
import type { Scene } from './scene.ts';
import { openWriter, type ScriptedWriter } from './scriptedWriter.ts';

const NODES = 3;
const WRITERS = 300;
const QUICK_WRITERS = 30;
/** Writers of one article. */
const WRITERS_PER_ARTICLE = 3;
const PAUSE_MS = 500;
const SECONDS = 120;
const QUICK_SECONDS = 10;

const title = 'Many writers, three nodes';
const how = `${WRITERS} scripted writers, ${WRITERS_PER_ARTICLE} in each article and spread over ${NODES} nodes on one Postgres, each type a letter every ${PAUSE_MS} ms for ${SECONDS} s. Acknowledged: from sending a letter to the server's answer, which follows the commit.`;

/** How long many writers wait for the acknowledgement of a letter, and whether any acknowledged letter is lost. */
export async function measureManyWriters({ database, quick }: Scene): Promise<Measured> {
  const nodes = await startNodes(Array.from({ length: NODES }, () => 0));
  await closePools();
  process.env.DATABASE_URL = nodes.databaseUrl;
  const writers: { writer: ScriptedWriter; articleId: ArticleId }[] = [];
  try {
    const databaseId = await readDatabaseId();
    const user = await makeWriter();
    for (let at = 0; at < (quick ? QUICK_WRITERS : WRITERS); at++) {
      const isFirst = at % WRITERS_PER_ARTICLE === 0;
      const articleId = isFirst
        ? ((await writeStory(systemActor, { headline: `Of many writers ${at}` })) as ArticleId)
        : (writers[at - 1]?.articleId as ArticleId);
      const url = nodes.all[at % NODES]?.url ?? '';
      writers.push({
        articleId,
        writer: await openWriter({ url, articleId, user, database: databaseId, paragraph: 0 }),
      });
    }
    const stops = await Promise.all(
      writers.map(async ({ writer }) => {
        await sleep(Math.random() * PAUSE_MS);
        return writer.typeSteadily(PAUSE_MS);
      }),
    );
    await sleep((quick ? QUICK_SECONDS : SECONDS) * 1_000);
    for (const stop of stops) stop();
    await sleep(5_000);
    const waits = writers.flatMap(({ writer }) => writer.waits);
    const sent = writers.reduce((sum, { writer }) => sum + writer.typed(), 0);
    const stored = await countStored(writers);
    const figures = [
      ...durations('acknowledged', waits, [0.5, 0.99]),
      { what: 'letters sent', value: sent, unit: '' },
      { what: 'letters without an acknowledgement of their own', value: sent - waits.length, unit: '' },
      { what: 'letters stored', value: stored, unit: '' },
      {
        what: 'acknowledged letters that are not stored',
        value: Math.max(0, waits.length - stored),
        unit: '',
      },
    ];
    return { title, how, figures };
  } finally {
    for (const { writer } of writers) writer.close();
    await nodes.stop();
    process.env.DATABASE_URL = database.url;
  }
}

/** A user who may write, with a session. */
async function makeWriter(): Promise<{ id: UserId; token: string }> {
  const { rows } = await staff().execute<{ id: string }>(
    sql`insert into "user" (email, name, role) values ('many@example.com', 'Many', 'writer') returning id`,
  );
  const id = Number(rows[0]?.id) as UserId;
  return { id, token: await beginSession(id, 'bench') };
}

/** The letters of the writers that are in the drafts in the database. */
async function countStored(writers: { articleId: ArticleId }[]): Promise<number> {
  let letters = 0;
  for (const articleId of new Set(writers.map((each) => each.articleId))) {
    const text = draftOf((await loadDraft(articleId)).state)
      .getXmlFragment('body')
      .toString();
    letters += text.split('x').length - 1; // the story itself contains no x
  }
  return letters;
}
