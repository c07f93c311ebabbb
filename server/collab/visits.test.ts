import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { type CollabClient, eventually, isSaved, sockets } from './collabSockets.scene.ts';

const { node, someone, join } = sockets;

beforeAll(sockets.open);
afterAll(sockets.close);
afterEach(sockets.undoAll);

const visits = async (articleId: ArticleId) => {
  const { rows } = await staffPool().query(
    `select user_id::int as "userId", seen_upto::int as "seenUpto" from draft_visit where article_id = $1 order by user_id`,
    [articleId],
  );
  return rows;
};
const lastRow = async (articleId: ArticleId) => {
  const { rows } = await staffPool().query(
    'select max(id)::int as id from draft_update where article_id = $1',
    [articleId],
  );
  return rows[0].id;
};
/** Makes an update that the log stores. */
const change = ({ document }: CollabClient) => document.getMap('notes').set('changed', true);

test('a visit ends when the last window of a person is closed, and includes what was written until then', async () => {
  const { articleId } = await createArticle(systemActor);
  const { port } = await node();
  const ann = await someone('Ann');
  const name = String(articleId);
  const [first, second] = [join(port, { ...ann, name }), join(port, { ...ann, name })];
  await eventually(() => isSaved(first) && isSaved(second));
  first.provider.destroy();
  first.socket.destroy();
  change(second);
  await eventually(() => isSaved(second));
  expect(await visits(articleId), 'the other window is open').toEqual([]);
  second.provider.destroy();
  second.socket.destroy();
  await eventually(async () => (await visits(articleId)).length > 0);
  expect(await visits(articleId)).toEqual([{ userId: ann.id, seenUpto: await lastRow(articleId) }]);
});

test('a server that stops records the visits of everybody who is in a draft', async () => {
  const { articleId } = await createArticle(systemActor);
  const { port, collab } = await node();
  const [ann, bo] = [await someone('Ann'), await someone('Bo')];
  const name = String(articleId);
  const clients = [join(port, { ...ann, name }), join(port, { ...bo, name })];
  await eventually(() => clients.every(isSaved));
  await collab.close();
  expect((await visits(articleId)).map(({ userId }) => userId)).toEqual([ann.id, bo.id]);
});

test('watching a draft on the release page is no visit', async () => {
  const { articleId } = await createArticle(systemActor);
  const { port, collab } = await node();
  const ann = join(port, {
    ...(await someone('Ann')),
    name: String(articleId),
    hello: { isReviewing: true },
  });
  await eventually(() => ann.provider.synced);
  await collab.close();
  expect(await visits(articleId)).toEqual([]);
});
