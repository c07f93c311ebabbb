import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import { draftOf, draftUpdateWith, emptyDraft } from '#body/draftDocument.ts';
import { hasContent, isKnownDocument, isKnownUpdate } from './knownUpdates.ts';

const start = emptyDraft();
const story = draftUpdateWith(start, {
  headline: '标题',
  body: bodyFromMarkdown('A *b* **c** [d](/e)\n\n## f\n\n- g\n\n>> h'),
});

/** An update that a newer editor could send, and its document. */
function newer(change: (body: Y.XmlFragment) => void): { update: Uint8Array; ydoc: Y.Doc } {
  const ydoc = draftOf(start);
  const before = Y.encodeStateVector(ydoc);
  change(ydoc.getXmlFragment('body'));
  return { update: Y.encodeStateAsUpdate(ydoc, before), ydoc };
}

const isKnown = (update: Uint8Array) => isKnownUpdate(Y.decodeUpdate(update));

test('everything that this editor can write is known', () => {
  expect(isKnown(start) && isKnown(story ?? start)).toBe(true);
  expect(isKnownDocument(draftOf(Y.mergeUpdates([start, story ?? start])))).toBe(true);
});

test('a node of a newer editor is detected before its update is applied, at any depth', () => {
  const quote = new Y.XmlElement('blockquote');
  const { update, ydoc } = newer((body) => {
    body.insert(1, [quote]);
    quote.insert(0, [new Y.XmlElement('futureBlock')]);
  });
  expect(isKnown(update)).toBe(false);
  expect(isKnownDocument(ydoc)).toBe(false);
});

test('a mark of a newer editor is detected before its update is applied', () => {
  const { update, ydoc } = newer((body) => {
    const text = new Y.XmlText('x');
    (body.get(0) as Y.XmlElement).insert(0, [text]);
    text.format(0, 1, { highlight: {} });
  });
  expect(isKnown(update)).toBe(false);
  expect(isKnownDocument(ydoc)).toBe(false);
});

test('a document without the server’s first state is not ready for typing', () => {
  expect(hasContent(new Y.Doc())).toBe(false);
  expect(hasContent(draftOf(start))).toBe(true);
});
