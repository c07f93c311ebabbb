import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { plainText } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { renderBody } from '#body/renderBody.ts';

const box = (...content: BodyNode[]): BodyNode => ({
  type: 'factBox',
  attrs: { title: 'The ferry' },
  content,
});

test('a fact box is an aside that its title names, and the title is in the plain text', () => {
  const body = bodyOf([box(paragraph('Built in 1998.'))]);
  expect(renderToStaticMarkup(renderBody(body, { language: 'en', pictures: {} }))).toBe(
    '<aside class="fact-box" aria-label="The ferry"><p class="fact-box-title"><strong>The ferry</strong></p>' +
      '<p>Built in 1998.</p></aside>',
  );
  expect(plainText(body)).toBe('The ferry\n\nBuilt in 1998.');
});

test('a changed title is one change of a comparison', () => {
  const renamed = { ...box(paragraph('x')), attrs: { title: 'The quay' } };
  const changes = compareBodies(bodyOf([box(paragraph('x'))]), bodyOf([renamed]));
  expect(changes.filter(({ is }) => is !== 'same').map(({ kind }) => kind)).toEqual(['title', 'title']);
});

test('a fact box is allowed in a body and in an entry, but not in a box, a quotation or a list', () => {
  const fits = (block: BodyNode) => checkBody({ type: 'doc', content: [block] }).fit;
  const entry = (content: BodyNode[]) => ({
    type: 'entry',
    attrs: { name: 'abcdef', at: '2024-04-14T02:15:00Z' },
    content,
  });
  expect(fits(box(heading(3, 'Speed'), paragraph('12 knots.')))).toBe(true);
  expect(fits(entry([box(paragraph('x'))]))).toBe(true);
  for (const block of [
    box(box(paragraph('x'))),
    { type: 'blockquote', content: [box(paragraph('x'))] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x'), box(paragraph('x'))] }] },
    { type: 'factBox' },
  ])
    expect(fits(block)).toBe(false);
});
