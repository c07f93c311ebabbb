import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { plainText, teaserOf } from './bodyText.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { checkBody } from './checkBody.ts';
import { bodyOf, heading, paragraph } from './composeBody.ts';
import { draftOf, emptyDraft, readDraft, writeDraft } from './draftDocument.ts';
import { isEntryTime, newEntryName } from './entryIdentity.ts';
import { entriesOf, newestFirst } from './liveEntries.ts';
import { renderBody } from './renderBody.ts';

const entry = (name: string, at: string, ...content: BodyNode[]): BodyNode => ({
  type: 'entry',
  attrs: { name, at },
  content,
});
const first = entry('first1', '2026-04-14T08:00:00Z', paragraph('The gates open.'));
const second = entry('second2', '2026-04-14T09:30:00Z', heading(2, 'Halfway'), paragraph('The tide turns.'));
const body = bodyOf([paragraph('What happened today.'), second, first]);

describe('a body with entries', () => {
  test('is rendered with an anchor and a time for each entry, in the format of its place', () => {
    const html = renderToStaticMarkup(renderBody(body, { language: 'en', pictures: {} }));
    expect(html).toContain('<article class="entry" id="entry-second2">');
    expect(html).toContain(
      '<a href="#entry-first1"><time dateTime="2026-04-14T08:00:00.000Z">2026-04-14 08:00 UTC',
    );
    const away = renderBody(body, { language: 'en', pictures: {}, timeText: () => 'then' });
    expect(renderToStaticMarkup(away)).toContain('<time dateTime="2026-04-14T08:00:00.000Z">then</time>');
  });

  test('has the text of entries in its plain text and teaser, and no addresses for the headings of entries', () => {
    expect(plainText(body)).toBe('What happened today.\n\nHalfway\n\nThe tide turns.\n\nThe gates open.');
    expect(teaserOf(body)).toContain('What happened today. The tide turns.');
    expect(renderToStaticMarkup(renderBody(body, { language: 'en', pictures: {} }))).toContain(
      '<h2>Halfway</h2>',
    );
    expect(entriesOf(body).map(({ headline, text }) => [headline, text])).toEqual([
      ['Halfway', 'The tide turns.'],
      ['', 'The gates open.'],
    ]);
  });

  test('keeps the names and times of entries through a draft, and a comparison lists the new entry', () => {
    const ydoc = draftOf(emptyDraft());
    writeDraft(ydoc, { body });
    const checked = checkBody(readDraft(ydoc).body);
    expect(checked.fit && entriesOf(checked.body).map(({ id }) => id)).toEqual([
      'entry-second2',
      'entry-first1',
    ]);
    const third = entry('third3', '2026-04-14T10:00:00Z', paragraph('All is over.'));
    const after = bodyOf([paragraph('What happened today.'), third, second, first]);
    const changed = compareBodies(body, after).filter(({ is }) => is !== 'same');
    expect(changed).toEqual([{ is: 'added', kind: 'paragraph', text: 'All is over.' }]);
    writeDraft(ydoc, { body: after });
    const now = checkBody(readDraft(ydoc).body);
    expect(now.fit && entriesOf(now.body).map(({ id }) => id)[1]).toBe('entry-second2');
  });

  test('gives entries different addresses, even two with the same name after a merge', () => {
    const duplicated = bodyOf([first, first]);
    expect(entriesOf(duplicated).map(({ id }) => id)).toEqual(['entry-first1', 'entry-first1-2']);
  });

  test('is released with the newest entry first, even when users wrote at the same time', () => {
    const mixed: Body = bodyOf([first, paragraph('Between.'), second]);
    const sorted = newestFirst(mixed);
    expect(sorted.content.map(({ type }) => type)).toEqual(['entry', 'paragraph', 'entry']);
    expect(entriesOf(sorted).map(({ id }) => id)).toEqual(['entry-second2', 'entry-first1']);
    expect(newestFirst(sorted)).toBe(sorted);
  });
});

describe('an invalid entry is refused, not repaired', () => {
  const unfit: [string, BodyNode][] = [
    ['without a name', { type: 'entry', attrs: { at: '2026-04-14T08:00:00Z' }, content: [paragraph('a')] }],
    ['without a time', { type: 'entry', attrs: { name: 'abcdef' }, content: [paragraph('a')] }],
    ['with a name that would break out', entry('a"><script>', '2026-04-14T08:00:00Z', paragraph('a'))],
    ['with a day that there is not', entry('abcdef', '2026-02-30T08:00:00Z', paragraph('a'))],
    ['with a time of day only', entry('abcdef', '08:00', paragraph('a'))],
    ['with more than it may say', { ...first, attrs: { ...first.attrs, onclick: 'x' } }],
    ['without content', { type: 'entry', attrs: first.attrs }],
    ['in a quote', { type: 'blockquote', content: [first] }],
    ['in another entry', entry('abcdef', '2026-04-14T08:00:00Z', first)],
    ['in a list', { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('a'), first] }] }],
  ];
  test.each(unfit)('an entry %s', (_, node) => {
    expect(checkBody({ type: 'doc', content: [node] }).fit).toBe(false);
  });
});

test('new names are valid and unique', () => {
  const names = new Set(Array.from({ length: 1_000 }, newEntryName));
  expect(names.size).toBe(1_000);
  for (const name of names) expect(name).toMatch(/^[a-z\d]{10}$/);
  expect(isEntryTime('2026-04-14T08:00:00Z')).toBe(true);
  expect(isEntryTime('2026-04-14T08:00:00.000Z')).toBe(false);
});
