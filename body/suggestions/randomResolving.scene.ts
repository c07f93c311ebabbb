import { expect } from 'vitest';
import type * as Y from 'yjs';
import { nodesOf } from '#body/draftDocument.ts';
import { bodyBlocksOf, deletionsIn, pickOne, textIn, textOfAll } from './draftBlocks.scene.ts';
import type { ExpectedDraft } from './expectedDraft.scene.ts';
import { resolveSuggestions } from './resolvingSuggestions.ts';
import type { SimulatedClient } from './simulatedDraft.scene.ts';
import { suggestionsIn } from './suggestionList.ts';

/** Cuts a passage, with its marks, and pastes it elsewhere: two updates. */
export function moveSome({ ydoc }: SimulatedClient, expected: ExpectedDraft, random: () => number): void {
  const [from, to] = [pickOne(random, bodyBlocksOf(ydoc)), pickOne(random, bodyBlocksOf(ydoc))];
  if (!from || !to || from === to || textIn(from).length < 3) return;
  const source = from.get(0) as Y.XmlText;
  const length = Math.min(3, source.length - 1);
  if (length < 1) return;
  const runs: { insert: string; attributes?: Record<string, unknown> }[] = [];
  let at = 0;
  for (const { insert, attributes } of source.toDelta() as typeof runs) {
    const part = insert.slice(0, Math.max(0, length - at));
    if (part !== '') runs.push({ insert: part, ...(attributes && { attributes }) });
    at += insert.length;
  }
  ydoc.transact(() => source.delete(0, length));
  const target = to.get(0) as Y.XmlText;
  ydoc.transact(() => {
    let place = target.length;
    for (const { insert, attributes = {} } of runs) {
      target.insert(place, insert, { insertion: null, suggestedBreak: null, ...attributes });
      place += insert.length;
    }
  });
  expected.noteMoved(runs.map(({ insert }) => insert).join(''), from, to);
}

/** Accepts or rejects some suggestions on the server, when everybody has everything. */
export function resolveSome(ydoc: Y.Doc, expected: ExpectedDraft, random: () => number): void {
  const open = suggestionsIn({ body: nodesOf(ydoc.getXmlFragment('body')) });
  const chosen = open.filter(() => random() < 0.4).map(({ id }) => id);
  if (chosen.length === 0) return;
  const isAccepted = random() < 0.5;
  const before = new Set(textOfAll(ydoc));
  const proposed = deletionsIn(ydoc);
  resolveSuggestions(ydoc, (id) => chosen.includes(id), isAccepted ? 'accepted' : 'rejected');
  const removed = new Set<string>();
  for (const id of chosen)
    for (const character of proposed.get(id) ?? []) {
      if (isAccepted) removed.add(character);
      if (isAccepted) expected.known(character).isDeleted = true;
      expected.deletions.get(id)?.delete(character);
    }
  for (const character of before) {
    const known = expected.known(character);
    if (known.proposedBy === undefined || !chosen.includes(known.proposedBy)) continue;
    if (isAccepted) known.proposedBy = undefined;
    else known.isDeleted = true;
    if (!isAccepted) removed.add(character);
  }
  const after = new Set(textOfAll(ydoc));
  for (const character of before)
    expect(after.has(character), `${character} after resolving`).toBe(!removed.has(character));
  expected.noteResolved(ydoc);
}
