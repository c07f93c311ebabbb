import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as encoding from 'lib0/encoding';
import { afterEach, expect, test } from 'vitest';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { messagesAbout, pong, readMessage } from './collabMessages.ts';

/** What Hocuspocus' own client sends about document 7 when a connection opens, and when a letter is typed. */
async function hocuspocusMessages(document: Y.Doc) {
  const sent: Uint8Array[] = [];
  class Recorder extends EventTarget {
    readyState = 1;
    send = (bytes: Uint8Array) => sent.push(bytes);
    close() {}
  }
  const socket = new HocuspocusProviderWebsocket({
    url: 'ws://localhost:1',
    WebSocketPolyfill: Recorder as never,
  });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: '7', document, token: 'hello' });
  undo.push(() => {
    provider.destroy();
    socket.destroy();
  });
  provider.attach();
  await provider.onOpen(new Event('open'));
  const atOpen = sent.splice(0);
  document.getText('body').insert(0, 'x');
  return { atOpen, typed: sent, awareness: provider.awareness };
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

test('a client sends what Hocuspocus’ own client sends, so that the server understands both', async () => {
  const document = new Y.Doc();
  const updates: Uint8Array[] = [];
  document.on('update', (update: Uint8Array) => updates.push(update));
  const stateVector = Y.encodeStateVector(document);
  const { atOpen, typed, awareness } = await hocuspocusMessages(document);
  const { hello, stateVector: request, update, awareness: presence } = messagesAbout('7');
  const [greeting, ...others] = atOpen.map((bytes) => Array.from(bytes));
  // The library appends its own version.
  expect(greeting?.slice(0, hello('hello').length)).toEqual(Array.from(hello('hello')));
  if (!awareness) throw new Error('no awareness');
  const own = encodeAwarenessUpdate(awareness, [document.clientID]);
  expect(others).toEqual([request(stateVector), presence(own)].map((bytes) => Array.from(bytes)));
  expect(typed).toEqual(updates.map((each) => update(each, { isAnswer: false })));
});

test('the messages of a server are recognized', () => {
  const message = (type: number, ...content: ((encoder: encoding.Encoder) => void)[]) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, '7');
    encoding.writeVarUint(encoder, type);
    for (const write of content) write(encoder);
    return readMessage(encoding.toUint8Array(encoder));
  };
  const number = (value: number) => (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, value);
  const text = (value: string) => (encoder: encoding.Encoder) => encoding.writeVarString(encoder, value);
  const bytes = (value: Uint8Array) => (encoder: encoding.Encoder) =>
    encoding.writeVarUint8Array(encoder, value);
  const content = Uint8Array.of(1, 2);
  expect(message(0, number(0), bytes(content))).toEqual({ is: 'state-vector', stateVector: content });
  expect(message(4, number(1), bytes(content))).toEqual({ is: 'update', update: content, isAnswer: true });
  expect(message(0, number(2), bytes(content))).toEqual({ is: 'update', update: content, isAnswer: false });
  expect(message(1, bytes(content))).toEqual({ is: 'awareness', update: content });
  expect(message(2, number(2), text('read-write'))).toEqual({ is: 'admitted' });
  expect(message(2, number(1), text('not-allowed'))).toEqual({ is: 'denied', reason: 'not-allowed' });
  expect(message(8, number(1))).toEqual({ is: 'acknowledgement' });
  expect(message(8, number(0))).toEqual({ is: 'other' });
  expect(message(7, text('bye'))).toEqual({ is: 'closed' });
  expect(message(99)).toEqual({ is: 'other' });
  expect(readMessage(Uint8Array.of(9))).toEqual({ is: 'ping' });
  expect(Array.from(pong)).toEqual([10]);
});
