import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { ranks } from './listEntries.ts';
import { lockLists } from './listLock.ts';
import { refillList } from './listRefill.ts';
import { releaseStory } from './related.scene.ts';
import { readLists } from './relatedLists.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const publish = (headline: string) => releaseStory(editor, headline);

async function untilALockIsAwaited(): Promise<void> {
  for (;;) {
    const { rows } = await staff().execute<{ waits: boolean }>(sql`
      select exists (select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())) as waits`);
    if (rows[0]?.waits) return;
    await sleep(5);
  }
}

test('a story that enters a list while the list is recomputed stays in it', async () => {
  const list = await publish('Windlass greased');
  const entering = await publish('Sluice painted');
  let remaking: Promise<void> | undefined;
  await inTransaction(async (tx) => {
    await lockLists(tx, [list.articleId]);
    remaking = inTransaction((secondTx) => refillList(secondTx, list.articleId));
    // The recomputation has finished its search by now, and has found nothing.
    await untilALockIsAwaited();
    const entry = {
      articleId: list.articleId,
      rank: ranks.similar,
      score: 1,
      reason: { why: 'text' as const, words: [] },
    };
    const lists = await readLists(tx, [list.articleId], [entering.articleId]);
    lists.enter({ id: entering.articleId, signature: new Uint8Array(0) }, [entry]);
    await lists.write(tx);
  });
  await remaking;
  const lookup = await readArticle(list.slug);
  expect(lookup.is === 'live' && lookup.article.related.map(({ headline }) => headline)).toEqual([
    'Sluice painted',
  ]);
});
