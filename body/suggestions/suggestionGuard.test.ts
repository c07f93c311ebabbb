import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftOf, newDraft } from '#body/draftDocument.ts';
import { SuggestionGuard } from './suggestionGuard.ts';
import { suggestionPieces } from './suggestionPieces.ts';

const [anns, bos] = ['a', 'b'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
];

const block = (ydoc: Y.Doc, at: number) => ydoc.getXmlFragment('body').get(at) as Y.XmlElement;
const textOf = (ydoc: Y.Doc, at: number) => block(ydoc, at).get(0) as Y.XmlText;

function updateOf(ydoc: Y.Doc, change: (ydoc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  ydoc.on('update', keep);
  ydoc.transact(() => change(ydoc));
  ydoc.off('update', keep);
  return Y.mergeUpdates(updates);
}

/** A draft in which Ann proposes text, a deletion, a format, another type of a block and a new block. */
function suggestedDraft(): Y.Doc {
  const ydoc = newDraft({
    headline: 'Ferry',
    standfirst: '',
    body: bodyOf([
      paragraph('The ferry left on Monday.'),
      paragraph('Nothing else happened.'),
      paragraph('End.'),
    ]),
  });
  ydoc.transact(() => {
    const text = textOf(ydoc, 0);
    text.insert(3, ' old', { insertion: { id: anns } });
    text.format(18, 10, { 'deletion--AAAAAAAA': { id: anns } });
    text.format(8, 6, { 'formatting--AAAAAAAA': { id: anns, add: { type: 'bold' }, remove: null } });
    block(ydoc, 1).setAttribute('changed', { id: anns, type: 'heading', attrs: { level: 2 } } as never);
    const added = new Y.XmlElement('paragraph');
    added.setAttribute('inserted', anns);
    added.insert(0, [new Y.XmlText()]);
    ydoc.getXmlFragment('body').insert(2, [added]);
    (added.get(0) as Y.XmlText).insert(0, 'More follows.', { insertion: { id: anns } });
  });
  return ydoc;
}

/** What the guard says about changes by Bo, each made after the one before. */
function problems({ canOnlySuggest }: { canOnlySuggest: boolean }, ...changes: ((ydoc: Y.Doc) => void)[]) {
  const ydoc = draftOf(Y.encodeStateAsUpdate(suggestedDraft()));
  const guard = new SuggestionGuard(Y.encodeStateAsUpdate(ydoc));
  const bo = { key: 'bo', isForeign: (id: string) => id === anns, canOnlySuggest };
  return changes.map((change) => guard.problemOf(updateOf(ydoc, change), bo));
}

const editing = (...changes: ((ydoc: Y.Doc) => void)[]) =>
  problems({ canOnlySuggest: false }, ...changes).at(-1);
const suggesting = (...changes: ((ydoc: Y.Doc) => void)[]) =>
  problems({ canOnlySuggest: true }, ...changes).at(-1);

const cut = (ydoc: Y.Doc) => textOf(ydoc, 0).delete(3, 4);
const paste = (text: string) => (ydoc: Y.Doc) => textOf(ydoc, 2).insert(0, text, { insertion: { id: anns } });

const forgeries: Record<string, (ydoc: Y.Doc) => void> = {
  'text in a proposal': (ydoc) => textOf(ydoc, 0).insert(5, 'er and c'),
  'text behind a proposal': (ydoc) => textOf(ydoc, 0).insert(7, 'er', { insertion: { id: anns } }),
  'a proposal elsewhere': (ydoc) => textOf(ydoc, 3).insert(0, 'Lies. ', { insertion: { id: anns } }),
  'a copy of a proposal': (ydoc) => textOf(ydoc, 3).insert(0, ' old', { insertion: { id: anns } }),
  'a deletion of other text': (ydoc) => textOf(ydoc, 3).format(0, 3, { 'deletion--AAAAAAAA': { id: anns } }),
  'a larger deletion': (ydoc) => textOf(ydoc, 0).format(13, 6, { 'deletion--AAAAAAAA': { id: anns } }),
  'new text with its deletion': (ydoc) =>
    textOf(ydoc, 3).insert(0, 'Mayor', { 'deletion--AAAAAAAA': { id: anns } }),
  'another format': (ydoc) =>
    textOf(ydoc, 0).format(8, 6, {
      'formatting--BBBBBBBB': { id: anns, add: { type: 'italic' }, remove: null },
    }),
  'the deletion of a block': (ydoc) => block(ydoc, 3).setAttribute('deleted', anns),
  'another change of a block': (ydoc) =>
    block(ydoc, 1).setAttribute('changed', { id: anns, type: 'heading', attrs: { level: 3 } } as never),
  'a proposed block': (ydoc) => block(ydoc, 3).setAttribute('inserted', anns),
  'a proposed headline': (ydoc) => {
    const line = ydoc.getXmlFragment('headline').get(0) as Y.XmlElement;
    (line.get(0) as Y.XmlText).insert(0, 'Lies ', { insertion: { id: anns } });
  },
};

test.each(Object.entries(forgeries))('%s in the name of another person is refused', (_, forgery) => {
  expect(editing(forgery)).toBe('suggestion-of-others');
  expect(suggesting(forgery)).toBe('only-suggests');
});

const edits: Record<string, (ydoc: Y.Doc) => void> = {
  'typing beside a proposal': (ydoc) => textOf(ydoc, 0).insert(7, 'er', { insertion: null }),
  'typing into a proposal without joining it': (ydoc) => textOf(ydoc, 0).insert(5, 'XX', { insertion: null }),
  'typing into text whose deletion is proposed': (ydoc) => textOf(ydoc, 0).insert(22, 'XX'),
  'removing a part of a proposal': (ydoc) => textOf(ydoc, 0).delete(4, 2),
  'removing a proposed block': (ydoc) => ydoc.getXmlFragment('body').delete(2, 1),
  'typing into a block whose change is proposed': (ydoc) => textOf(ydoc, 1).insert(0, 'XX'),
  'removing a mark': (ydoc) => textOf(ydoc, 0).format(18, 10, { 'deletion--AAAAAAAA': null }),
};

test.each(Object.entries(edits))('%s is allowed to people who may edit, and to no others', (_, edit) => {
  expect(editing(edit)).toBeUndefined();
  expect(suggesting(edit)).toBe('only-suggests');
});

test('what was cut is pasted again, once, and nothing else in its place', () => {
  expect(editing(cut, paste(' old'))).toBeUndefined();
  expect(editing(cut, paste(' ol'), paste('d'))).toBeUndefined();
  expect(editing(cut, paste(' new'))).toBe('suggestion-of-others');
  expect(editing(cut, paste(' old'), paste(' old'))).toBe('suggestion-of-others');
});

test('a block is moved with its suggestions, and split', () => {
  const move = (ydoc: Y.Doc) => {
    const [proposed, changed] = [block(ydoc, 2).clone(), block(ydoc, 1).clone()];
    ydoc.getXmlFragment('body').delete(1, 2);
    ydoc.getXmlFragment('body').insert(0, [proposed as Y.XmlElement, changed as Y.XmlElement]);
  };
  const split = (ydoc: Y.Doc) => {
    const half = new Y.XmlElement('paragraph');
    half.insert(0, [new Y.XmlText()]);
    ydoc.getXmlFragment('body').insert(1, [half]);
    const moved = (textOf(ydoc, 0).toDelta() as { insert: string }[]).slice(4);
    textOf(ydoc, 0).delete(14, textOf(ydoc, 0).length - 14);
    (half.get(0) as Y.XmlText).applyDelta(moved);
  };
  expect(editing(move)).toBeUndefined();
  expect(editing(split)).toBeUndefined();
});

test('people who can only suggest suggest in every way, also in text and blocks that others propose', () => {
  const suggestions: ((ydoc: Y.Doc) => void)[] = [
    (ydoc) => textOf(ydoc, 0).insert(5, 'XX', { insertion: { id: bos } }),
    (ydoc) => textOf(ydoc, 0).format(0, 12, { 'deletion--BBBBBBBB': { id: bos } }),
    (ydoc) => textOf(ydoc, 3).insert(2, '¶', { insertion: { id: bos }, suggestedBreak: {} }),
    (ydoc) => block(ydoc, 0).setAttribute('deleted', bos),
    (ydoc) =>
      block(ydoc, 3).setAttribute('changed', { id: bos, type: 'heading', attrs: { level: 2 } } as never),
    (ydoc) => {
      const added = new Y.XmlElement('paragraph');
      added.setAttribute('inserted', bos);
      ydoc.getXmlFragment('body').insert(1, [added]);
      added.insert(0, [new Y.XmlText()]);
      (added.get(0) as Y.XmlText).insert(0, 'Also.', { insertion: { id: bos } });
    },
    (ydoc) => textOf(ydoc, 0).delete(5, 2), // their own proposal
    (ydoc) => textOf(ydoc, 0).format(0, 12, { 'deletion--BBBBBBBB': null }),
    (ydoc) => textOf(ydoc, 0).format(0, 3, { 'comment--CCCCCCCC': { id: bos } }),
  ];
  expect(problems({ canOnlySuggest: true }, ...suggestions)).toEqual(suggestions.map(() => undefined));
});

test('people who can only suggest change nothing else: direct text, blocks, suggestions of others, other types', () => {
  const forbidden: ((ydoc: Y.Doc) => void)[] = [
    (ydoc) => textOf(ydoc, 3).insert(0, 'X'),
    (ydoc) => textOf(ydoc, 3).delete(0, 1),
    (ydoc) => textOf(ydoc, 3).format(0, 2, { bold: {} }),
    (ydoc) => ydoc.getXmlFragment('body').delete(3, 1),
    (ydoc) => ydoc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]),
    cut,
    (ydoc) => block(ydoc, 1).removeAttribute('changed'),
    (ydoc) => textOf(ydoc, 0).format(18, 3, { 'deletion--AAAAAAAA': null }),
    (ydoc) => ydoc.getMap('other').set('x', 1),
    (ydoc) => textOf(ydoc, 3).insert(0, 'X', { insertion: { id: anns } }),
  ];
  for (const change of forbidden) expect(suggesting(change)).toBe('only-suggests');
});

test('typing that has not seen a proposed deletion around it is no forgery', () => {
  const ydoc = newDraft({ headline: '', standfirst: '', body: bodyOf([paragraph('The ferry left.')]) });
  const other = draftOf(Y.encodeStateAsUpdate(ydoc));
  textOf(ydoc, 0).format(0, 15, { 'deletion--AAAAAAAA': { id: anns } });
  const guard = new SuggestionGuard(Y.encodeStateAsUpdate(ydoc));
  const typed = updateOf(other, () => textOf(other, 0).insert(4, 'old '));
  expect(guard.problemOf(typed, { key: 'bo', isForeign: () => true, canOnlySuggest: false })).toBeUndefined();
});

test('what the server has stored of a suggestion can be pasted again after a restart', () => {
  const ydoc = newDraft({ headline: '', standfirst: '', body: bodyOf([paragraph('The ferry left.')]) });
  const guard = new SuggestionGuard(Y.encodeStateAsUpdate(ydoc));
  guard.remember(anns, [{ is: 'insert', text: 'old ' }, { is: 'break' }, { is: 'insert', text: 'Grey' }]);
  const author = { key: 'bo', isForeign: () => true, canOnlySuggest: false };
  const pasted = updateOf(ydoc, () => textOf(ydoc, 0).insert(4, 'old ¶Grey', { insertion: { id: anns } }));
  expect(guard.problemOf(pasted, author)).toBeUndefined();
  const forged = updateOf(ydoc, () => textOf(ydoc, 0).insert(0, 'X', { insertion: { id: anns } }));
  expect(guard.problemOf(forged, author)).toBe('suggestion-of-others');
});

test('text that Yjs includes in a proposal by mistake is no proposal', () => {
  const ydoc = newDraft({ headline: '', standfirst: '', body: bodyOf([paragraph('The ferry left.')]) });
  textOf(ydoc, 0).insert(3, ' old and grey', { insertion: { id: anns } });
  const state = Y.encodeStateAsUpdate(ydoc);
  const [typing, deleting, guard] = [draftOf(state), draftOf(state), new SuggestionGuard(state)];
  const author = { key: 'bo', isForeign: () => false, canOnlySuggest: false };
  const stored = draftOf(state);
  for (const update of [
    updateOf(deleting, () => textOf(deleting, 0).delete(3, 13)),
    updateOf(typing, () => textOf(typing, 0).insert(7, 'est', { insertion: null })),
  ]) {
    expect(guard.problemOf(update, author)).toBeUndefined();
    Y.applyUpdate(stored, update);
  }
  const direct = () =>
    textOf(stored, 0)
      .toDelta()
      .filter(({ attributes }: { attributes?: object }) => !attributes);
  const repair = guard.takeRepair();
  if (repair) Y.applyUpdate(stored, repair);
  expect(
    direct()
      .map(({ insert }: { insert: string }) => insert)
      .join(''),
  ).toBe('Theest ferry left.');
  expect(repair).toBeDefined();
});

test.each([
  ['a letter before the same letter', 'The left.', 5, 'e'],
  ['words before the same words', 'very very old', 5, 'very '],
])('text that its author types as a suggestion stays one: %s', (_, text, at, typed) => {
  const ydoc = newDraft({ headline: '', standfirst: '', body: bodyOf([paragraph(text)]) });
  const guard = new SuggestionGuard(Y.encodeStateAsUpdate(ydoc));
  // The editor compares texts, so it inserts behind what is the same, and marks the text before it.
  const update = updateOf(ydoc, () => {
    textOf(ydoc, 0).insert(at + typed.length, typed, {});
    textOf(ydoc, 0).format(at, typed.length, { insertion: { id: bos } });
  });
  expect(
    guard.problemOf(update, { key: 'bo', isForeign: () => false, canOnlySuggest: true }),
  ).toBeUndefined();
  expect(guard.takeRepair()).toBeUndefined();
  expect(suggestionPieces(block(ydoc, 0))).toMatchObject([{ suggestion: bos, text: typed }]);
});

test('text that is typed as a suggestion character by character stays one', () => {
  const ydoc = newDraft({ headline: '', standfirst: '', body: bodyOf([paragraph('Base.')]) });
  const guard = new SuggestionGuard(Y.encodeStateAsUpdate(ydoc));
  const author = { key: 'bo', isForeign: () => false, canOnlySuggest: false };
  for (const [at, character] of [...' proposed'].entries()) {
    const update = updateOf(ydoc, () =>
      textOf(ydoc, 0).insert(5 + at, character, { insertion: { id: bos } }),
    );
    expect(guard.problemOf(update, author)).toBeUndefined();
    expect(guard.takeRepair()).toBeUndefined();
  }
});
