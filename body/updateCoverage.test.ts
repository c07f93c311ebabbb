import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { UpdateCoverage } from './updateCoverage.ts';

/** One change of a text: at `place` (a share of its length), `insert` or delete `remove` characters. */
type Edit = { peer: number; place: number; insert: string; remove: number };
const edit: fc.Arbitrary<Edit> = fc.record({
  peer: fc.nat({ max: 2 }),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  insert: fc.constantFrom('', 'a', '早晨', 'مرحبا', 'words'),
  remove: fc.nat({ max: 4 }),
});

/** Each edit as the update it makes, and the documents after all of them. */
function applyEdits(edits: Edit[]): { updates: Uint8Array[]; peers: Y.Doc[] } {
  const peers = [0, 1, 2].map(() => new Y.Doc());
  const updates: Uint8Array[] = [];
  for (const { peer, place, insert, remove } of edits) {
    const ydoc = peers[peer] as Y.Doc;
    const text = ydoc.getText('body');
    const at = Math.floor(place * text.length);
    let latest: Uint8Array | undefined;
    const take = (update: Uint8Array) => {
      latest = update;
    };
    ydoc.on('update', take);
    ydoc.transact(() => {
      text.delete(at, Math.min(remove, text.length - at));
      if (insert) text.insert(at, insert);
    });
    ydoc.off('update', take);
    if (!latest) continue;
    updates.push(latest);
    for (const other of peers) if (other !== ydoc) Y.applyUpdate(other, latest);
  }
  return { updates, peers };
}

test('the coverage of a document equals that of its updates, also after encoding and decoding', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const { updates, peers } = applyEdits(edits);
      const document = UpdateCoverage.ofDocument(peers[0] as Y.Doc);
      const sum = new UpdateCoverage();
      for (const update of updates) sum.add(Y.decodeUpdate(update));
      expect(sum.covers(document) && document.covers(sum)).toBe(true);
      const read = UpdateCoverage.decode(sum.encode());
      expect(read.covers(sum) && sum.covers(read)).toBe(true);
    }),
  );
});

test('any insertion or deletion that is left out of a history is not covered', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 30 }), fc.nat(), (edits, pick) => {
      const { updates, peers } = applyEdits(edits);
      if (updates.length === 0) return;
      const document = UpdateCoverage.ofDocument(peers[0] as Y.Doc);
      const missing = pick % updates.length;
      const partial = new Y.Doc();
      for (const [at, update] of updates.entries()) if (at !== missing) Y.applyUpdate(partial, update);
      const partialCoverage = UpdateCoverage.ofDocument(partial);
      const covered = partialCoverage.covers(document);
      const whole = Y.decodeUpdate(Y.encodeStateAsUpdate(peers[0] as Y.Doc));
      expect(partialCoverage.includes(whole)).toBe(covered);
      // Two people who delete the same letters make the same deletion: the other still covers it.
      const isComplete = Y.equalSnapshots(Y.snapshot(partial), Y.snapshot(peers[0] as Y.Doc));
      expect(covered).toBe(isComplete);
    }),
  );
});

test('a merge covers both parts, and a part covers the merge only if the other adds nothing', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), fc.array(edit, { maxLength: 20 }), (one, other) => {
      const [first, second] = [one, other].map((edits) =>
        UpdateCoverage.ofDocument(applyEdits(edits).peers[0] as Y.Doc),
      ) as [UpdateCoverage, UpdateCoverage];
      const both = UpdateCoverage.decode(first.encode());
      both.merge(second);
      expect(both.covers(first) && both.covers(second)).toBe(true);
      expect(first.covers(both)).toBe(first.covers(second));
    }),
  );
});

test('the coverage of a peer comes from its state vector and the deletions of its answer, whatever the answer leaves out', () => {
  const { peers } = applyEdits([
    { peer: 0, place: 0, insert: 'words', remove: 0 },
    { peer: 1, place: 0.5, insert: '早晨', remove: 2 },
  ]);
  const ydoc = peers[2] as Y.Doc;
  const stateVector = Y.encodeStateVector(ydoc);
  const peer = UpdateCoverage.ofPeer(stateVector, Y.encodeStateAsUpdate(ydoc, stateVector));
  expect(peer.covers(UpdateCoverage.ofDocument(ydoc))).toBe(true);
});

test('an update whose base is missing is not covered', () => {
  const ydoc = new Y.Doc();
  ydoc.getText('body').insert(0, 'first');
  const before = Y.encodeStateVector(ydoc);
  ydoc.getText('body').insert(5, 'second');
  const coverage = new UpdateCoverage();
  coverage.add(Y.decodeUpdate(Y.encodeStateAsUpdate(ydoc, before)));
  expect(coverage.isEmpty).toBe(true);
  expect(coverage.covers(UpdateCoverage.ofDocument(ydoc))).toBe(false);
});
