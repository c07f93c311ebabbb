import { expect, test } from 'vitest';
import type { Body } from '#body/bodyTypes.ts';
import { bodyFromMarkdown, bodyOf, paragraph } from '#body/composeBody.ts';
import { bodyWithoutChange } from './changeReversal.ts';
import { compareBodies } from './compareBodies.ts';
import { listOf, longVersions } from './longVersions.fixture.ts';

const changedPlaces = (before: Body, after: Body) =>
  compareBodies(before, after).flatMap(({ is }, at) => (is === 'same' ? [] : [at]));

/** Takes back the first change until none is left. */
function withoutChanges(before: Body, after: Body): { body: Body; steps: number } {
  let body = after;
  for (let steps = 0; steps < 100; steps += 1) {
    const [first] = changedPlaces(before, body);
    const next = first === undefined ? null : bodyWithoutChange(before, body, first);
    if (!next) return { body, steps };
    body = next;
  }
  throw new Error('the changes do not end');
}

test('each change of a long story can be taken back alone; without all of them it is the earlier version', () => {
  const { before, after } = longVersions('en');
  const places = changedPlaces(before, after);
  for (const at of places.slice(0, 12)) {
    const body = bodyWithoutChange(before, after, at);
    expect(body && changedPlaces(before, body)).toHaveLength(places.length - 1);
  }
  const { body, steps } = withoutChanges(before, after);
  expect(steps).toBe(places.length);
  expect(body).toEqual(before);
});

test.each([
  ['a removed item of a list', '- One\n- Two\n- Three', '- One\n- Three'],
  ['a removed quote', 'One.\n\n> Two.\n\nThree.', 'One.\n\nThree.'],
  ['an added quote, whole', 'One.\n\nThree.', 'One.\n\n> Two of them.\n\nThree.'],
  ['a paragraph that became a heading', 'At the quay', '## At the quay'],
  [
    'a first paragraph that moved to the end',
    'The first one.\n\nTwo.\n\nThree.',
    'Two.\n\nThree.\n\nThe first one.',
  ],
  [
    'a last paragraph that moved to the beginning',
    'One.\n\nTwo.\n\nThe last one.',
    'The last one.\n\nOne.\n\nTwo.',
  ],
])('%s can be taken back', (_, earlier, later) => {
  const [before, after] = [bodyFromMarkdown(earlier), bodyFromMarkdown(later)];
  expect(bodyOf(withoutChanges(before, after).body.content)).toEqual(before);
});

test('a numbered list becomes bulleted again, with the words that were changed in it', () => {
  const before = bodyOf([listOf('bulletList', ['The first thing.', 'Another.'])]);
  const after = bodyOf([listOf('orderedList', ['The very first thing.', 'Another.'])]);
  expect(bodyWithoutChange(before, after, 0)).toEqual(
    bodyOf([listOf('bulletList', ['The very first thing.', 'Another.'])]),
  );
});

test('a story from which its only paragraph is taken has an empty one', () => {
  const [before, after] = [bodyFromMarkdown('## Title'), bodyFromMarkdown('完全不同的文字。')];
  const at = compareBodies(before, after).findIndex(({ is }) => is === 'added');
  expect(bodyWithoutChange(before, after, at)).toEqual(bodyOf([{ type: 'paragraph' }]));
});

test('the label of a quotation is not taken back alone, and the quotation stays', () => {
  const quote = (attribution: string) =>
    bodyOf([{ type: 'blockquote', attrs: { attribution }, content: [paragraph('We wait.')] }]);
  expect(compareBodies(quote('Ana Ruis'), quote('Ana Reis'))).toMatchObject([
    { is: 'same' },
    { is: 'changed' },
  ]);
  expect(bodyWithoutChange(quote('Ana Ruis'), quote('Ana Reis'), 1)).toBeNull();
});

test('an unchanged block and a place outside the comparison are no change', () => {
  const body = bodyOf([paragraph('One.')]);
  expect(bodyWithoutChange(body, body, 0)).toBeNull();
  expect(bodyWithoutChange(body, body, 7)).toBeNull();
});
