import { type ChildProcess, fork } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { plainText } from '#body/bodyText.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import { earlierFigure } from '#body/earlierPictures.fixture.ts';
import { MAX_UPDATE_BYTES } from '#contracts/collaboration.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { writeEarlierFigure } from '#editorial/drafts/earlierDrafts.scene.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { disable } from '#editorial/people/disablingPeople.ts';
import { type CollabClient, eventually, isSaved, type JoinOptions, sockets } from './collabSockets.scene.ts';

let articleId: ArticleId;
const { undo, node, someone } = sockets;

beforeAll(sockets.open);
afterAll(sockets.close);
afterEach(sockets.undoAll);

const join = (port: number, options: JoinOptions) =>
  sockets.join(port, { name: String(articleId), ...options });

/** Types at the end of the body's first paragraph. */
function type({ document }: CollabClient, text: string): void {
  const first = document.getXmlFragment('body').get(0) as Y.XmlElement;
  document.transact(() => {
    if (first.length === 0) first.insert(0, [new Y.XmlText()]);
    const run = first.get(0) as Y.XmlText;
    run.insert(run.length, text);
  });
}

const bodyOfClient = ({ document }: CollabClient) => plainText(readDraft(document).body as never);
const savedBody = async () => plainText(readDraft(draftOf((await loadDraft(articleId)).state)).body as never);
const rows = async () =>
  Number(
    (await staffPool().query('select count(*) from draft_update where article_id = $1', [articleId])).rows[0]
      .count,
  );

async function fresh(): Promise<void> {
  ({ articleId } = await createArticle(systemActor));
}

test('two people type at once, both see both texts, and the log has each update before it is acknowledged', async () => {
  await fresh();
  const { port } = await node();
  const [ann, bo] = [join(port, await someone('Ann')), join(port, await someone('Bo'))];
  await eventually(() => isSaved(ann) && isSaved(bo));
  expect(await rows()).toBe(0); // joining writes no rows
  type(ann, '头条 one. ');
  type(bo, 'Two. ');
  await eventually(() => isSaved(ann) && isSaved(bo));
  const stored = await savedBody();
  expect(stored).toContain('头条 one.');
  expect(stored).toContain('Two.');
  await eventually(() => bodyOfClient(ann) === stored && bodyOfClient(bo) === stored);
  const { rows: events } = await staffPool().query(
    `select actor_id from audit_event where act = 'article.edit' and subject_id = $1`,
    [String(articleId)],
  );
  expect(events).toHaveLength(2);
});

test('the derived columns of a draft (title, counts, search text) are updated a moment later', async () => {
  await fresh();
  const { port } = await node();
  const ann = join(port, await someone('Ann'));
  await eventually(() => isSaved(ann));
  type(ann, 'Four words are here');
  await eventually(async () => {
    const { rows } = await staffPool().query('select * from draft where article_id = $1', [articleId]);
    return rows[0].word_count === 4 && rows[0].plain_text === 'Four words are here' && rows[0].search;
  });
});

test('no saved update is lost or duplicated when the process is killed during typing', async () => {
  await fresh();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const start = () =>
    new Promise<ChildProcess>((resolve) => {
      const child = fork(new URL('./collabProcess.fixture.ts', import.meta.url), [String(port)], {
        execArgv: [],
      });
      child.once('message', () => resolve(child));
    });
  let child = await start();
  undo.push(() => child.kill('SIGKILL'));
  const writers = await Promise.all(['Ann', 'Bo'].map(async (name) => join(port, await someone(name))));
  await eventually(() => writers.every(isSaved));
  const typed: string[] = [];
  const saved = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    for (let stroke = 0; stroke < 40; stroke += 1) {
      for (const [who, writer] of writers.entries()) {
        const word = `<${who}.${round}.${stroke}>`;
        typed.push(word);
        type(writer, word);
        if (isSaved(writer)) for (const word of bodyOfClient(writer).match(/<[^>]+>/g) ?? []) saved.add(word);
      }
      await sleep(5);
      if (stroke === 25) child.kill('SIGKILL');
    }
    const stored = await savedBody();
    for (const word of saved) expect(stored).toContain(word);
    child = await start();
  }
  await eventually(() => writers.every(isSaved));
  const stored = await savedBody();
  expect((stored.match(/<[^>]+>/g) ?? []).toSorted()).toEqual(typed.toSorted()); // every update is there, exactly once
}, 60_000);

test('while the database fails no update is acknowledged, and afterwards all of them are stored', async () => {
  await fresh();
  const { port } = await node();
  const ann = join(port, await someone('Ann'));
  await eventually(() => isSaved(ann));
  type(ann, 'Before. ');
  await eventually(() => isSaved(ann));
  await staffPool().query('alter table draft_update rename to draft_update_away');
  try {
    type(ann, 'During. ');
    await eventually(() => ann.closed.includes(4503));
    await sleep(300);
    expect(isSaved(ann)).toBe(false);
    expect(bodyOfClient(ann)).toBe('Before. During.'.trim());
  } finally {
    await staffPool().query('alter table draft_update_away rename to draft_update');
  }
  for (const attempt of [1, 2, 3]) {
    if (ann.refused.length >= attempt) ann.socket.webSocket?.close(); // the editor does the same when the server answers "unavailable"
    await sleep(100);
  }
  await eventually(() => isSaved(ann));
  expect(await savedBody()).toBe('Before. During.');
});

test('a client of an older schema is refused before it can touch the document', async () => {
  await fresh();
  const { port } = await node();
  const old = join(port, { ...(await someone('Ann')), version: schemaVersion - 1 });
  await eventually(() => old.refused.length > 0);
  expect(old.refused).toEqual(['client-old']);
  expect(old.document.share.size).toBe(0);
  expect(await rows()).toBe(0);
});

test('a draft of an earlier schema is upgraded before it is sent to an editor', async () => {
  await fresh();
  await writeEarlierFigure(articleId, earlierFigure(7, 'A gull', 'On the quay', 'Ann'));
  const before = await rows();
  const ports = [(await node()).port, (await node()).port];
  const clients = await Promise.all(ports.map(async (port) => join(port, await someone('Ann'))));
  await eventually(() => clients.every(isSaved));
  expect(await rows()).toBe(before + 1);
  for (const { document } of clients)
    expect(document.getXmlFragment('body').toString()).toMatch(
      /<picture .*<picturecaption>On the quay<\/picturecaption><picturecredit>Ann/,
    );
  await eventually(async () => {
    const { rows: drafts } = await staffPool().query('select body from draft where article_id = $1', [
      articleId,
    ]);
    return JSON.stringify(drafts[0].body).includes('"pictureCaption"');
  });
});

test('a client that claims a future schema version cannot lock everyone else out of the draft', async () => {
  await fresh();
  const { port } = await node();
  const liar = join(port, { ...(await someone('Ann')), version: schemaVersion + 98 });
  await eventually(() => liar.refused.length > 0);
  expect(liar.refused).toContain('unavailable');
  const honest = join(port, await someone('Bo'));
  await eventually(() => isSaved(honest));
});

test('connections without a session, from another origin or for an unknown article are refused', async () => {
  await fresh();
  const { port } = await node();
  const stranger = join(port, { token: 'x'.repeat(43) });
  const lost = join(port, { ...(await someone('Ann')), name: '999999' });
  const odd = join(port, { ...(await someone('Ann')), name: "1'; drop table draft" });
  const foreign = join(port, { ...(await someone('Ann')), origin: 'https://evil.example' });
  await eventually(() => stranger.closed.length && lost.refused.length && odd.refused.length);
  expect(stranger.provider.isAuthenticated).toBe(false);
  expect(lost.refused).toEqual(['not-found']);
  expect(odd.refused).toEqual(['not-found']);
  await sleep(200);
  expect(foreign.provider.isAuthenticated).toBe(false);
  expect(foreign.document.share.size).toBe(0);
});

/** Requests a WebSocket like a program that does not use our client. */
function ask(port: number, cookie: string) {
  const socket = connect(port, '127.0.0.1');
  const connection = { text: '', closed: false, socket };
  socket.on('data', (data) => {
    connection.text += data.toString('latin1');
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    connection.closed = true;
  });
  socket.write(
    `GET /collab HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nCookie: ${cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'x'.repeat(22)}==\r\n\r\n`,
  );
  undo.push(() => socket.destroy());
  return connection;
}

const signedIn = ({ token }: { token: string }) => `next-auth.session-token=${token}`;

test('a socket is opened only with a session', async () => {
  const { port } = await node();
  const ann = await someone('Ann');
  for (const cookie of ['', 'next-auth.session-token=', `next-auth.session-token=${'x'.repeat(43)}`]) {
    const connection = ask(port, cookie);
    await eventually(() => connection.closed);
    expect(connection.text).toMatch(/^HTTP\/1\.1 401 /);
  }
  const admitted = ask(port, signedIn(ann));
  await eventually(() => admitted.text.startsWith('HTTP/1.1 101 '));
});

test('a socket that does not authenticate in time is closed', async () => {
  const { port } = await node({ maxMsBefore: 300 });
  const idle = ask(port, signedIn(await someone('Ann')));
  await eventually(() => idle.text.startsWith('HTTP/1.1 101 '));
  await eventually(() => idle.closed);
  await fresh();
  const ann = join(port, await someone('Ann'));
  await eventually(() => isSaved(ann));
  await sleep(400);
  expect(ann.closed).toEqual([]);
});

test('a socket that sends more than 64 kB before it authenticates is closed', async () => {
  const { port } = await node();
  const connection = ask(port, signedIn(await someone('Ann')));
  await eventually(() => connection.text.startsWith('HTTP/1.1 101 '));
  // The header of a masked binary frame of one megabyte, and the frame's first bytes.
  const frame = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0]);
  connection.socket.write(Buffer.concat([frame, Buffer.alloc(60_000)]));
  await sleep(100);
  expect(connection.closed).toBe(false);
  connection.socket.write(Buffer.alloc(10_000));
  await eventually(() => connection.closed);
});

test('the number of open sockets is limited per client and in total', async () => {
  const few = await node({ maxPerClient: 2 });
  const cookie = signedIn(await someone('Ann'));
  const first = [ask(few.port, cookie), ask(few.port, cookie)];
  await eventually(() => first.every(({ text }) => text.startsWith('HTTP/1.1 101 ')));
  const third = ask(few.port, cookie);
  await eventually(() => third.closed);
  expect(third.text).toMatch(/^HTTP\/1\.1 429 .*Retry-After: \d/s);
  first[0]?.socket.destroy();
  await eventually(async () => {
    const again = ask(few.port, cookie);
    await eventually(() => again.text !== '');
    return again.text.startsWith('HTTP/1.1 101 ');
  });
  const full = await node({ max: 0 });
  const connection = ask(full.port, cookie);
  await eventually(() => connection.closed);
  expect(connection.text).toMatch(/^HTTP\/1\.1 503 .*Retry-After: \d/s);
});

test('a client that disconnects before it is refused does not crash the server', async () => {
  const { port } = await node();
  for (let n = 0; n < 20; n++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      'GET /collab HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await sleep(n % 4);
    socket.resetAndDestroy();
  }
  await sleep(50); // an unhandled 'error' event would end the process
});

test('disabling a user closes their socket at once, and later input is not stored', async () => {
  await fresh();
  const { port } = await node();
  const user = await someone('Ann');
  const ann = join(port, user);
  await eventually(() => isSaved(ann));
  await disable(systemActor, { userId: user.id });
  await eventually(() => ann.closed.includes(4401), 1_000);
  type(ann, 'Still here?');
  await eventually(() => ann.closed.includes(1006)); // the server opens no new socket for this user
  expect(await rows()).toBe(0);
});

test('a truncated update is refused and the draft stays readable', async () => {
  await fresh();
  const { port } = await node();
  const ann = join(port, await someone('Ann'));
  await eventually(() => isSaved(ann));
  ann.provider.documentUpdateHandler(new Uint8Array([1, 9, 255, 255, 3, 7]), null);
  await eventually(() => ann.closed.includes(4422));
  expect(await rows()).toBe(0);
  expect(await savedBody()).toBe('');
});

test("a client cannot use another user's name or move another user's caret", async () => {
  await fresh();
  const { port } = await node();
  const [ann, bo] = [join(port, await someone('Ann')), join(port, await someone('Bo'))];
  await eventually(() => isSaved(ann) && isSaved(bo));
  ann.provider.setAwarenessField('user', { id: 1, name: 'The Editor', colour: 'url(evil)' });
  const seenByBo = () => bo.provider.awareness?.getStates().get(ann.document.clientID)?.user;
  await eventually(seenByBo);
  expect(seenByBo()).toMatchObject({ name: 'Ann', colour: expect.stringMatching(/^#[0-9a-f]{6}$/) });
});

test('somebody who reconnects and then leaves is no longer shown', async () => {
  await fresh();
  const { port } = await node();
  const [ann, bo] = [join(port, await someone('Ann')), join(port, await someone('Bo'))];
  const seesAnn = () => bo.provider.awareness?.getStates().has(ann.document.clientID) === true;
  await eventually(() => isSaved(ann) && isSaved(bo));
  ann.provider.setAwarenessField('isHere', true);
  await eventually(seesAnn);
  ann.socket.webSocket?.close();
  await eventually(() => !seesAnn());
  await eventually(() => ann.closed.length === 1 && ann.provider.isAuthenticated);
  ann.provider.setAwarenessField('moved', true);
  await eventually(seesAnn);
  ann.socket.destroy();
  await eventually(() => !seesAnn());
});

test('updates that another node or a domain function adds to the log reach every open copy of the draft once', async () => {
  await fresh();
  const [first, second] = [await node(), await node()];
  const [ann, bo] = [join(first.port, await someone('Ann')), join(second.port, await someone('Bo'))];
  await eventually(() => isSaved(ann) && isSaved(bo));
  type(ann, 'From one node. ');
  await eventually(() => bodyOfClient(bo) === 'From one node.');
  const before = await rows();
  await editDraft(systemActor, {
    articleId,
    headline: '标题',
    body: bodyOf([paragraph('From one node. From a verb.')]),
  });
  await eventually(
    () => bodyOfClient(ann) === 'From one node. From a verb.' && bodyOfClient(bo) === bodyOfClient(ann),
  );
  expect(readDraft(bo.document).headline).toBe('标题');
  expect(await rows()).toBe(before + 1);
});

test('closing stores every update that had arrived', async () => {
  await fresh();
  const { port, collab } = await node();
  const ann = join(port, await someone('Ann'));
  await eventually(() => isSaved(ann));
  for (let stroke = 0; stroke < 30; stroke += 1) type(ann, `${stroke} `);
  await sleep(20);
  const saved = isSaved(ann) ? bodyOfClient(ann) : '';
  await collab.close();
  expect(await savedBody()).toContain(saved);
  const { rows } = await staffPool().query('select plain_text from draft where article_id = $1', [articleId]);
  expect(rows[0].plain_text).toBe(await savedBody());
});

test('a page made for another database or another user, or one that names neither, cannot join', async () => {
  await fresh();
  const { port } = await node();
  const ann = await someone('Ann');
  const bo = await someone('Bo');
  const elsewhere = join(port, { ...ann, hello: { database: '0d3f9c1e-0000-4000-8000-000000000000' } });
  const onSharedComputer = join(port, { token: bo.token, id: ann.id });
  const old = join(port, { ...ann, hello: { database: undefined, userId: undefined } });
  const clients = [elsewhere, onSharedComputer, old];
  for (const { document } of clients) document.getText('headline').insert(0, 'Not for this draft');
  await eventually(() => clients.every(({ refused }) => refused.length > 0));
  expect(clients.map(({ refused }) => refused[0])).toEqual(['other-database', 'other-user', 'client-old']);
  expect(await rows()).toBe(0);
});

test('an update whose base the draft never had is refused, and other editors can continue', async () => {
  await fresh();
  const { port } = await node();
  const [ann, bo] = [join(port, await someone('Ann')), join(port, await someone('Bo'))];
  await eventually(() => isSaved(ann) && isSaved(bo));
  const elsewhere = new Y.Doc();
  elsewhere.getText('notes').insert(0, 'acknowledged by another database. ');
  const before = Y.encodeStateVector(elsewhere);
  elsewhere.getText('notes').insert(10, 'And typed since.');
  ann.provider.documentUpdateHandler(Y.encodeStateAsUpdate(elsewhere, before), null);
  await eventually(() => ann.closed.includes(4409));
  expect(await rows()).toBe(0);
  type(bo, 'Others go on.');
  await eventually(() => isSaved(bo));
  expect(await savedBody()).toBe('Others go on.');
});

test('an update over the size limit is refused with its own code, and other editors can continue', async () => {
  await fresh();
  const { port } = await node();
  const [ann, bo] = [join(port, await someone('Ann')), join(port, await someone('Bo'))];
  await eventually(() => isSaved(ann) && isSaved(bo));
  type(ann, 'x'.repeat(MAX_UPDATE_BYTES + 10)); // exceeds the limit of the log, not that of the socket
  await eventually(() => ann.closed.includes(4413));
  type(bo, 'Others go on.');
  await eventually(() => isSaved(bo));
  expect(await savedBody()).toBe('Others go on.');
});

test('when an older database backup is restored under a running server, newer state does not return', async () => {
  await fresh();
  const { port } = await node();
  const ann = join(port, await someone('Ann'));
  await eventually(() => isSaved(ann));
  type(ann, 'Of before. ');
  await eventually(() => isSaved(ann));
  const rowsBefore = await rows();
  type(ann, 'Of after the backup. ');
  await eventually(() => isSaved(ann));
  // The log is append-only: its triggers must be disabled to restore an older state.
  await staffPool().query(`
    begin; set local session_replication_role = replica;
    delete from draft_update where id in
      (select id from draft_update where article_id = ${articleId} order by id offset ${rowsBefore});
    commit`);
  await staffPool().query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'copydesk notices'",
  );
  await eventually(() => ann.closed.includes(4503));
  ann.provider.destroy();
  ann.socket.destroy();
  await eventually(async () => {
    const bo = join(port, await someone('Bo'));
    await eventually(() => isSaved(bo));
    return bodyOfClient(bo) === 'Of before.';
  });
});

test('a reviewer is shown to the editors in the draft, sees them, and cannot write', async () => {
  await fresh();
  const { port } = await node();
  const bo = join(port, await someone('Bo'));
  await eventually(() => isSaved(bo));
  const ann = join(port, { ...(await someone('Ann')), hello: { isReviewing: true } });
  // A client is listed as present only after it has set an awareness field.
  for (const { provider } of [ann, bo]) provider.setAwarenessField('here', true);
  const usersSeenBy = ({ provider }: ReturnType<typeof join>) =>
    [...(provider.awareness?.getStates().values() ?? [])].map(
      ({ user }) => user && `${user.name} ${user.isReviewing}`,
    );
  await eventually(() => usersSeenBy(bo).includes('Ann true') && usersSeenBy(ann).includes('Bo false'));
  const before = await rows();
  type(ann, 'From the release page.');
  await eventually(() => ann.closed.includes(4403));
  expect(await rows()).toBe(before);
  type(bo, 'Others go on.');
  await eventually(() => isSaved(bo));
  expect(await savedBody()).toBe('Others go on.');
});
