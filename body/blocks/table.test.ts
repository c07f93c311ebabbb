import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { plainText } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { type Rendering, renderBody } from '#body/renderBody.ts';

const cell = (type: string, text: string): BodyNode =>
  text === '' ? { type } : { type, content: [{ type: 'text', text }] };
const headers = (...texts: string[]): BodyNode => ({
  type: 'tableRow',
  content: texts.map((text) => cell('tableHeader', text)),
});
const row = (...texts: string[]): BodyNode => ({
  type: 'tableRow',
  content: texts.map((text) => cell('tableCell', text)),
});
const table = (content: BodyNode[], caption?: string): BodyNode => ({
  type: 'table',
  ...(caption && { attrs: { caption } }),
  content,
});
const page = { language: 'en', pictures: {} };
const html = (block: BodyNode, rendering: Rendering = page) =>
  renderToStaticMarkup(renderBody(bodyOf([block]), rendering));

test('a table is a region that scrolls and that the keyboard reaches, named by its caption', () => {
  expect(html(table([headers('Club', 'Points'), row('Rovers', '64')], 'The league'))).toBe(
    '<div class="table" role="region" aria-label="The league" tabindex="0"><table><caption>The league</caption>' +
      '<thead><tr><th scope="col">Club</th><th scope="col">Points</th></tr></thead>' +
      '<tbody><tr><td>Rovers</td><td>64</td></tr></tbody></table></div>',
  );
});

test('a table without a caption is named by its columns, in the language of the story', () => {
  const block = table([headers('球队', '积分'), row('a', '1')]);
  expect(html(block, { ...page, language: 'zh-CN' })).toContain('aria-label="表格：球队 · 积分"');
});

test('a header beside other cells names its row; headers alone, and rows of different lengths, are kept', () => {
  const mixed = { type: 'tableRow', content: [cell('tableHeader', 'Founded'), cell('tableCell', '1920')] };
  expect(html(table([mixed, row('x')]))).toContain(
    '<tbody><tr><th scope="row">Founded</th><td>1920</td></tr><tr><td>x</td></tr></tbody>',
  );
  expect(html(table([headers('a')]))).toContain(
    '<table><tbody><tr><th scope="col">a</th></tr></tbody></table>',
  );
});

test('a feed has the table alone, without the region', () => {
  const feed: Rendering = { ...page, target: 'feed', addressOf: (href) => href };
  expect(html(table([row('a', 'b')]), feed)).toBe(
    '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
  );
});

test('the plain text has the caption and each cell; a comparison shows the cell that changed', () => {
  const before = bodyOf([table([headers('Club', 'Points'), row('Rovers', '64')], 'The league')]);
  const after = bodyOf([table([headers('Club', 'Points'), row('Rovers', '65')], 'The league')]);
  expect(plainText(before)).toBe('The league\n\nClub\n\nPoints\n\nRovers\n\n64');
  expect(compareBodies(before, after).filter(({ is }) => is !== 'same')).toMatchObject([
    {
      is: 'changed',
      kind: 'table',
      details: [
        {
          is: 'cell',
          row: 2,
          column: 2,
          words: [
            { is: 'removed', text: '64' },
            { is: 'added', text: '65' },
          ],
        },
      ],
    },
  ]);
});

test('a table contains rows of cells of text, and nothing else', () => {
  for (const block of [
    table([]),
    table([paragraph('x')]),
    table([{ type: 'tableRow' }]),
    table([{ type: 'tableRow', content: [paragraph('x')] }]),
    table([{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('x')] }] }]),
    row('x'),
    { ...row('x'), attrs: { colspan: 2 } },
  ])
    expect(checkBody({ type: 'doc', content: [block] }).fit).toBe(false);
});
