import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import { Handshake } from './handshake.ts';

/** A sync message about article 7: step 0 is a request, 1 an answer, 2 one further change. */
function syncMessage(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, '7');
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** The messages that a server with this document sends when a client with the other document connects. */
const question = (server: Y.Doc) => syncMessage(0, Y.encodeStateVector(server));
const answer = (server: Y.Doc, client: Y.Doc) =>
  syncMessage(1, Y.encodeStateAsUpdate(server, Y.encodeStateVector(client)));

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
  const later = syncMessage(2, Y.encodeStateAsUpdate(story('x')));
  expect(handshake.receive(later)).toEqual({ is: 'waiting' });
  const last = answer(server, client);
  expect(handshake.receive(last)).toEqual({ is: 'verified', messages: [later, last, first] });
});
