import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { rejectSuggestions } from '#editorial/suggestions/closingSuggestions.ts';
import { blockAt, proposeDeletion, proposeText, textAt } from '#editorial/suggestions/suggestions.scene.ts';
import { type CollabClient, eventually, isSaved, sockets } from './collabSockets.scene.ts';

beforeAll(sockets.open);
afterAll(sockets.close);
afterEach(sockets.undoAll);

let articleId: ArticleId;
let count = 0;
const newId = () => {
  count += 1;
  return `${String(count).padStart(8, '0')}-0000-4000-8000-000000000000`;
};
beforeEach(async () => {
  articleId = await writeStory(systemActor, { headline: 'Ferry', text: 'The ferry left on Monday.' });
});

async function joined(port: number, someone: Awaited<ReturnType<typeof sockets.someone>>) {
  const client = sockets.join(port, { ...someone, name: String(articleId) });
  await eventually(() => isSaved(client));
  return client;
}

async function change(client: CollabClient, make: (ydoc: Y.Doc) => void): Promise<void> {
  client.document.transact(() => make(client.document));
  await eventually(() => isSaved(client));
}

/** Everything stored about the draft, to compare. */
const stored = async () =>
  JSON.stringify(
    (
      await staffPool().query(
        `select (select json_agg(u.id order by id) from draft_update u where article_id = $1) as log,
          (select json_agg(s order by id) from suggestion s where article_id = $1) as suggestions`,
        [articleId],
      )
    ).rows,
  );
const authors = async () =>
  (
    await staffPool().query(
      'select id, created_by::int as by from suggestion where article_id = $1 order by id',
      [articleId],
    )
  ).rows;

test('on two nodes, each suggestion has the author whose session sent it', async () => {
  const [one, other] = [await sockets.node(), await sockets.node()];
  const [ann, bo] = [await sockets.someone('Ann'), await sockets.someone('Bo')];
  const [anns, bos] = [newId(), newId()];
  const [first, second] = [await joined(one.port, ann), await joined(other.port, bo)];
  await change(first, proposeText(anns, { text: 'Late: ' }));
  await eventually(() => String(textAt(second.document, 0)).includes('Late'));
  await change(second, proposeDeletion(bos, { at: 0, length: 8 }));
  expect(await authors()).toEqual([
    { id: anns, by: ann.id },
    { id: bos, by: bo.id },
  ]);
});

test('on either node, words in the name of another person are refused, and nothing is stored', async () => {
  const [one, other] = [await sockets.node(), await sockets.node()];
  const [ann, bo] = [await sockets.someone('Ann'), await sockets.someone('Bo')];
  const anns = newId();
  const first = await joined(one.port, ann);
  await change(first, proposeText(anns, { text: 'Late: ' }));
  for (const { port } of [one, other]) {
    const second = await joined(port, bo);
    await eventually(() => String(textAt(second.document, 0)).includes('Late'));
    const before = await stored();
    second.document.transact(() => proposeText(anns, { at: 2, text: 'lies' })(second.document));
    await eventually(() => second.closed.includes(4423));
    expect(await stored()).toBe(before);
    second.provider.destroy();
    second.socket.destroy();
  }
  await change(first, proposeText(anns, { at: 6, text: 'today ' }));
  const honest = await joined(one.port, bo);
  await change(honest, (ydoc) => textAt(ydoc, 0).insert(0, 'Direct. ', { insertion: null }));
  await eventually(() => String(textAt(first.document, 0)).includes('Direct'));
  expect(String(textAt(first.document, 0))).not.toContain('lies');
});

test('a suggestion of another article is nobody’s here', async () => {
  const { port } = await sockets.node();
  const ann = await sockets.someone('Ann');
  const id = newId();
  await change(await joined(port, ann), proposeText(id, { text: 'Late: ' }));
  articleId = await writeStory(systemActor, { headline: 'Other', text: 'The other story.' });
  const client = await joined(port, ann);
  const before = await stored();
  client.document.transact(() => proposeText(id, { text: 'Late: ' })(client.document));
  await eventually(() => client.closed.includes(4423));
  expect(await stored()).toBe(before);
});

test('a person who can only suggest suggests, comments and withdraws; every direct change is refused', async () => {
  const { port } = await sockets.node();
  const limited = await sockets.someone('Lim', { canOnlySuggest: true });
  const id = newId();
  const client = await joined(port, limited);
  await change(client, proposeText(id, { text: 'Late: ' }));
  await change(client, (ydoc) => textAt(ydoc, 0).format(0, 4, { 'comment--CCCCCCCC': { id: newId() } }));
  await change(client, proposeDeletion(newId(), { at: 8, length: 4 }));
  const { rows: events } = await staffPool().query('select act from audit_event where actor_id = $1', [
    limited.id,
  ]);
  expect(events.map(({ act }) => act)).toContain('article.suggest');
  expect(events.map(({ act }) => act)).not.toContain('article.edit');
  const before = await stored();
  const forgeries: ((ydoc: Y.Doc) => void)[] = [
    (ydoc) => textAt(ydoc, 0).insert(0, 'Direct. ', { insertion: null }),
    (ydoc) => textAt(ydoc, 0).delete(10, 3),
    (ydoc) => textAt(ydoc, 0).format(10, 3, { bold: {} }),
    (ydoc) => ydoc.getXmlFragment('body').delete(0, 1),
    (ydoc) => blockAt(ydoc, 0).setAttribute('textAlign', 'right'),
    (ydoc) => ydoc.getMap('unknown').set('a', 'b'),
    (ydoc) => ydoc.getXmlFragment('headline').delete(0, 1),
  ];
  for (const forge of forgeries) {
    const forger = await joined(port, limited);
    forger.document.transact(() => forge(forger.document));
    await eventually(() => forger.closed.includes(4424));
    forger.provider.destroy();
    forger.socket.destroy();
  }
  expect(await stored()).toBe(before);
  const actor = { ...systemActor, id: limited.id, role: 'writer', canOnlySuggest: true } as never;
  expect(await rejectSuggestions(actor, { articleId, ids: [id] })).toMatchObject({ resolved: [id] });
  await eventually(() => !String(textAt(client.document, 0)).includes('Late'));
});

test('a change that could not be stored is checked again when it comes again', async () => {
  const { port } = await sockets.node();
  const [ann, bo] = [await sockets.someone('Ann'), await sockets.someone('Bo')];
  const anns = newId();
  const first = await joined(port, ann);
  await change(first, proposeText(anns, { text: 'Late: ' }));
  const second = await joined(port, bo);
  await staffPool().query('alter table draft_update rename to draft_update_away');
  try {
    second.document.transact(() => textAt(second.document, 0).insert(0, 'Direct. ', { insertion: null }));
    await eventually(() => second.closed.includes(4503));
  } finally {
    await staffPool().query('alter table draft_update_away rename to draft_update');
  }
  await eventually(() => {
    if (second.refused.length > 0) second.socket.webSocket?.close();
    return isSaved(second);
  });
  await eventually(() => String(textAt(first.document, 0)).startsWith('Direct.'));
});
