import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Body } from './bodyTypes.ts';
import { checkBody } from './checkBody.ts';
import { bodyOf, paragraph } from './composeBody.ts';
import { draftOf, draftUpdateWith, encodeDraft, readDraft } from './draftDocument.ts';
import { draftUpgrade } from './draftUpgrade.ts';
import { earlierFigure, earlierUpdate } from './earlierPictures.fixture.ts';

const plain = encodeDraft({
  headline: 'Head',
  standfirst: '',
  body: bodyOf([paragraph('One.'), paragraph('Two.')]),
});
const figure = earlierFigure(7, 'A ferry', '图说', '');
const state = Y.mergeUpdates([plain, earlierUpdate(plain, figure)]);

function bodyIn(...updates: Uint8Array[]): Body {
  const checked = checkBody(readDraft(draftOf(Y.mergeUpdates(updates))).body);
  if (!checked.fit) throw new Error(checked.problem);
  return checked.body;
}

test('pictures are replaced in their place, with their texts; a second time nothing is left to do', () => {
  const update = draftUpgrade(state);
  if (!update) throw new Error('no update');
  const names = draftOf(Y.mergeUpdates([state, update]))
    .getXmlFragment('body')
    .toArray()
    .map((node) => (node as Y.XmlElement).nodeName);
  expect(names).toEqual(['paragraph', 'paragraph', 'picture']);
  expect(bodyIn(state, update).content).toMatchObject(
    bodyIn(state).content.map(({ attrs: { id: _, ...attrs } = {}, ...node }) => ({ ...node, attrs })),
  );
  expect(draftUpgrade(Y.mergeUpdates([state, update]))).toBeUndefined();
  expect(draftUpgrade(plain)).toBeUndefined();
});

test('it merges with what others type meanwhile, above and below', () => {
  const update = draftUpgrade(state) ?? state;
  const present = bodyIn(state);
  const typed =
    draftUpdateWith(plain, { body: bodyOf([paragraph('One, typed meanwhile.'), paragraph('Two.')]) }) ??
    plain;
  const later = draftUpdateWith(Y.mergeUpdates([state, update]), {
    body: { type: 'doc', content: [...present.content, paragraph('Three.')] },
  });
  const merged = bodyIn(state, update, typed, later ?? state);
  expect(merged.content.map(({ type, content }) => content?.[0]?.text ?? type)).toEqual([
    'One, typed meanwhile.',
    'Two.',
    'picture',
    'Three.',
  ]);
});

test('pictures within other blocks, and pictures of a forged client, are replaced too', () => {
  const ydoc = draftOf(plain);
  const quote = new Y.XmlElement('blockquote');
  const [inner, forged] = [0, 1].map(() => new Y.XmlElement<Record<string, never>>('figure'));
  ydoc.getXmlFragment('body').insert(1, [quote]);
  quote.insert(0, [inner as Y.XmlElement, forged as Y.XmlElement]);
  inner?.setAttribute('asset', 7 as never);
  forged?.setAttribute('caption', { not: 'text' } as never);
  const update = draftUpgrade(Y.encodeStateAsUpdate(ydoc));
  if (!update) throw new Error('no update');
  Y.applyUpdate(ydoc, update);
  expect(quote.toString()).toBe(
    '<blockquote><picture asset="7"><picturecaption></picturecaption><picturecredit></picturecredit></picture>' +
      '<picture><picturecaption>[object Object]</picturecaption><picturecredit></picturecredit></picture></blockquote>',
  );
});
