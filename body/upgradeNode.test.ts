import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bodyMarkup } from './bodyMarkup.ts';
import { leavesOf, pictureIds, plainText } from './bodyText.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { checkBody } from './checkBody.ts';
import { compareBodies } from './comparison/compareBodies.ts';
import { bodyOf, heading, paragraph } from './composeBody.ts';
import { earlierFigure } from './earlierPictures.fixture.ts';
import type { PictureToRender } from './pictureMarkup.ts';
import { upgradeNode } from './upgradeNode.ts';

const asset = (assetId: number, caption: string, credit: string): PictureToRender => ({
  assetId,
  alt: `Alt ${assetId}`,
  caption,
  credit,
  width: 1600,
  height: 900,
  colour: '#334455',
  renditions: [
    { name: 'a.jpg', format: 'jpeg', width: 640, height: 360 },
    { name: 'a.webp', format: 'webp', width: 640, height: 360 },
  ],
});
const pictures = {
  7: asset(7, 'Its “own” caption', 'N. Tolle'),
  8: asset(8, '', ''),
  9: asset(9, '', 'Own <credit>'),
};
const inEntry = earlierFigure(9, 'In an entry', 'Cap', 'Cre');
/** A body of a release of schema version 2. */
const earlier: Body = {
  type: 'doc',
  content: [
    earlierFigure(7, 'Ours & theirs', 'A "caption" <b>', 'Lin'),
    earlierFigure(7, '', '', ''),
    earlierFigure(8, 'x', '', ''),
    earlierFigure(8, 'x', ' ', ''),
    earlierFigure(8, '', '图说', ''),
    earlierFigure(8, '', '', 'Only credit'),
    earlierFigure(9, '', 'Cap', ''),
    earlierFigure(10, 'gone', 'gone', 'gone'),
    { type: 'blockquote', content: [earlierFigure(7, 'In a quote', 'One\ntwo', 'Ann')] },
    {
      type: 'entry',
      attrs: { name: 'abcdef', at: '2024-04-14T02:10:00Z' },
      content: [heading(2, 'Head'), inEntry],
    },
    { type: 'figure', attrs: { asset: 7 } },
  ],
};

test.each([
  ['page', 'en', '87fd5759b0288655bae59caf2a24bf2c'],
  ['page', 'zh-CN', 'ff3f08f97090f4a14a551355e428fbae'],
  ['page', 'ar', '87fd5759b0288655bae59caf2a24bf2c'],
  ['feed', 'en', '6ad711d80d340decb46b1f8d12200d48'],
  ['feed', 'zh-CN', '1ca6468dd3f315edd44e6bd807589049'],
] as const)(
  'pictures of earlier releases have the same HTML, byte by byte, as in schema version 2: %s, %s',
  async (target, language, sha256) => {
    const addressOf = (href: string) => `https://p.test${href}`;
    const page = { language, pictures };
    const rendering = target === 'feed' ? { ...page, target, addressOf } : page;
    const html = await bodyMarkup(earlier, rendering);
    expect(html).toContain('<figcaption>A &quot;caption&quot; &lt;b&gt;');
    expect(createHash('sha256').update(html).digest('hex').slice(0, 32)).toBe(sha256);
  },
);

test('readers upgrade what they read, and the stored body stays as it is', () => {
  const stored = JSON.stringify(earlier);
  const canonical: Body = { type: 'doc', content: earlier.content.slice(0, -1) }; // each attribute is there
  const checked = checkBody(canonical);
  if (!checked.fit) throw new Error(checked.problem);
  expect(JSON.stringify(checked.body)).not.toContain('"figure"');
  expect(compareBodies(canonical, checked.body).map(({ is }) => is)).toEqual(Array(11).fill('same'));
  expect(leavesOf(earlier)[0]).toEqual({
    type: 'picture',
    attrs: { asset: 7, alt: 'Ours & theirs' },
    content: [
      { type: 'pictureCaption', content: [{ type: 'text', text: 'A "caption" <b>' }] },
      { type: 'pictureCredit', content: [{ type: 'text', text: 'Lin' }] },
    ],
  });
  expect(pictureIds(earlier)).toEqual([7, 8, 9, 10]);
  expect(plainText(earlier)).toBe('Head');
  expect(JSON.stringify(earlier)).toBe(stored);
});

test('a node of the present schema is returned as it is, and an invalid one is not made valid', () => {
  const nodes: BodyNode[] = [
    paragraph('x'),
    { type: 'picture', attrs: { asset: 7 } },
    { type: 'figure', attrs: { asset: 7, caption: 7 } },
    { type: 'figure', attrs: { asset: 7 }, content: [paragraph('x')] },
  ];
  for (const node of nodes) expect(upgradeNode(node)).toBe(node);
  for (const block of [
    ...nodes.slice(2),
    { type: 'figure', attrs: { asset: 7, onclick: 'x' } },
    { type: 'figure' },
  ])
    expect(checkBody({ type: 'doc', content: [block] }).fit).toBe(false);
});

test('a caption with marks and a decorative picture are shown so, and in a comparison as text', async () => {
  const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
  const body = bodyOf([
    {
      type: 'picture',
      attrs: { asset: 7, alt: 'Not used', decorative: true },
      content: [
        {
          type: 'pictureCaption',
          content: [
            text('The '),
            text('Avocet', { type: 'italic' }),
            text(' at '),
            text('the quay', { type: 'link', attrs: { href: '/articles/quay' } }),
          ],
        },
        { type: 'pictureCredit', content: [text('Ann', { type: 'bold' })] },
      ],
    } as BodyNode,
  ]);
  const html = await bodyMarkup(body, { language: 'en', pictures });
  expect(html).toContain(' alt="" ');
  expect(html).toContain(
    '<figcaption>The <em>Avocet</em> at <a href="/articles/quay">the quay</a> <span class="credit"><strong>Ann</strong></span></figcaption>',
  );
  expect(plainText(body)).toBe('');
  expect(compareBodies(bodyOf([paragraph('')]), body)).toMatchObject([
    { is: 'added', kind: 'picture', text: 'The Avocet at the quay · Ann' },
  ]);
});
