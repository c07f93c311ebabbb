import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import type { SyncMessage } from './collabMessages.ts';
import { Handshake } from './handshake.ts';

/** The messages that a server with this document sends when a client with the other document connects. */
const question = (server: Y.Doc): SyncMessage => ({
  is: 'state-vector',
  stateVector: Y.encodeStateVector(server),
});
const answer = (server: Y.Doc, client: Y.Doc): SyncMessage => ({
  is: 'update',
  update: Y.encodeStateAsUpdate(server, Y.encodeStateVector(client)),
  isAnswer: true,
});

function story(text: string): Y.Doc {
  const ydoc = new Y.Doc();
  ydoc.getText('body').insert(0, text);
  return ydoc;
}

function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

test('a server that has everything that it acknowledged is verified, in either order of its messages', () => {
  const server = story('早晨。');
  const client = copyOf(server);
  client.getText('body').insert(3, 'Typed offline.');
  for (const messages of [
    [question(server), answer(server, client)],
    [answer(server, client), question(server)],
  ]) {
    const acknowledged = UpdateCoverage.ofDocument(server);
    const handshake = new Handshake(acknowledged);
    const steps = messages.map((message) => handshake.receive(message));
    expect(steps[0]).toEqual({ is: 'waiting' });
    // The server's answer is applied first, so that the client's answer has only what the server lacks.
    expect(steps[1]).toEqual({
      is: 'verified',
      messages: [answer(server, client), question(server)],
    });
  }
});

test('later changes of other users count as acknowledged after the handshake', () => {
  const client = story('Base. ');
  const server = copyOf(client);
  server.getText('body').insert(6, 'Theirs.');
  const acknowledged = UpdateCoverage.ofDocument(client);
  const handshake = new Handshake(acknowledged);
  handshake.receive(question(server));
  handshake.receive(answer(server, client));
  expect(acknowledged.covers(UpdateCoverage.ofDocument(server))).toBe(true);
});

test('a server that lacks an acknowledged insertion has another history, and gets no answer', () => {
  const server = story('As of the backup. ');
  const client = copyOf(server);
  client.getText('body').insert(18, 'Saved after it.');
  const handshake = new Handshake(UpdateCoverage.ofDocument(client));
  expect(handshake.receive(question(server))).toEqual({ is: 'waiting' });
  expect(handshake.receive(answer(server, client))).toEqual({ is: 'lacking' });
});

test('a server that lacks only an acknowledged deletion has another history', () => {
  const server = story('Struck out after the backup.');
  const client = copyOf(server);
  client.getText('body').delete(0, 7);
  const handshake = new Handshake(UpdateCoverage.ofDocument(client));
  handshake.receive(question(server));
  expect(handshake.receive(answer(server, client))).toEqual({ is: 'lacking' });
});

test('a copied database with later changes has another history, although most of it is shared', () => {
  const original = story('Shared. ');
  const copied = copyOf(original);
  original.getText('body').insert(8, 'In the original.');
  copied.getText('body').insert(8, 'In the copy, and longer than the original.');
  const handshake = new Handshake(UpdateCoverage.ofDocument(original));
  handshake.receive(question(copied));
  expect(handshake.receive(answer(copied, original))).toEqual({ is: 'lacking' });
});

test('a change that arrives during the handshake is applied after it', () => {
  const server = story('Base. ');
  const client = new Y.Doc();
  const handshake = new Handshake(new UpdateCoverage());
  const first = question(server);
  expect(handshake.receive(first)).toEqual({ is: 'waiting' });
  const update = Y.encodeStateAsUpdate(story('x'));
  const later: SyncMessage = { is: 'update', update, isAnswer: false };
  expect(handshake.receive(later)).toEqual({ is: 'waiting' });
  const last = answer(server, client);
  expect(handshake.receive(last)).toEqual({ is: 'verified', messages: [later, last, first] });
});
