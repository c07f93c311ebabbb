import type { Document } from '@hocuspocus/server';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { exceedsDraftSize } from './updateChecks.ts';

const MAX = 64 * 1024;

/** A draft document, and a client copy that produces updates. */
function openDraft() {
  const draft = new Y.Doc() as Document;
  const client = new Y.Doc();
  client.on('update', (update: Uint8Array) => {
    made = update;
  });
  let made: Uint8Array = new Uint8Array();
  return {
    draft,
    /** @returns whether the draft accepted the client's update */
    does(change: (text: Y.Text) => void): boolean {
      change(client.getText('body'));
      if (exceedsDraftSize(draft, made, MAX)) return false;
      Y.applyUpdate(draft, made);
      return true;
    },
  };
}

test('a draft accepts updates up to the maximum size of a draft, and after that only deletions', () => {
  const { does } = openDraft();
  expect(does((text) => text.insert(0, 'a'.repeat(30_000)))).toBe(true);
  expect(does((text) => text.insert(0, 'b'.repeat(30_000)))).toBe(true);
  expect(does((text) => text.insert(0, 'c'.repeat(30_000)))).toBe(false);
  expect(does((text) => text.delete(30_000, 60_000))).toBe(true);
});

test('deleting text allows new text again', () => {
  const { does, draft } = openDraft();
  for (let round = 0; round < 10; round++) {
    expect(does((text) => text.insert(0, 'a'.repeat(50_000)))).toBe(true);
    expect(does((text) => text.delete(0, 50_000))).toBe(true);
  }
  expect(Y.encodeStateAsUpdate(draft).byteLength).toBeLessThan(1_000);
});
