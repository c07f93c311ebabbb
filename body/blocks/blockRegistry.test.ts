import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { bodySchema, schemaVersion } from '#body/bodySchema.ts';
import { leavesOf, plainText, textOf } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { bodyFromMarkdown, bodyOf, paragraph } from '#body/composeBody.ts';
import type { PictureToRender } from '#body/pictureMarkup.ts';
import { type Rendering, renderBody } from '#body/renderBody.ts';
import { blockTypes } from './blockRegistry.ts';

const picture: PictureToRender = {
  assetId: 7,
  alt: 'A ferry',
  caption: 'On Monday',
  credit: 'N. Tolle',
  width: 1600,
  height: 900,
  colour: '#334455',
  renditions: [{ name: 'a.jpg', format: 'jpeg', width: 640, height: 360 }],
};
const page: Rendering = { language: 'en', pictures: { 7: picture } };
const feed: Rendering = { ...page, target: 'feed', addressOf: (href) => `https://paper.test${href}` };
const html = (body: Body, rendering: Rendering) => renderToStaticMarkup(renderBody(body, rendering));

const typesIn = (node: BodyNode): string[] => [node.type, ...(node.content ?? []).flatMap(typesIn)];

describe.each(blockTypes.map((block) => [block.name, block] as const))('the block %s', (name, block) => {
  const body = bodyOf([block.sample]);

  test('is in the schema, with a version that is not newer than the schema', () => {
    expect(bodySchema.nodes[name]?.name).toBe(name);
    expect(block.node.name).toBe(name);
    expect(block.since ?? 1).toBeLessThanOrEqual(schemaVersion);
  });

  test('has a sample that the check accepts unchanged; an attribute without a rule is refused', () => {
    expect(typesIn(block.sample)).toContain(name);
    expect(checkBody(body)).toEqual({ fit: true, body });
    const odd = JSON.parse(JSON.stringify(body), (_, value) =>
      value?.type === name ? { ...value, attrs: { ...value.attrs, onclick: 'x' } } : value,
    );
    expect(checkBody(odd)).toMatchObject({ fit: false, problem: `Unfit attribute of ${name}: onclick.` });
  });

  test('is rendered on a page and in a feed, there without relative addresses and styles', () => {
    expect(html(body, page)).toMatch(/^<(\w+)/);
    const inFeed = html(body, feed);
    expect(inFeed).toMatch(/^<(\w+)/);
    expect(inFeed).not.toMatch(/ (?:srcset|sizes|style|loading|fetchpriority|decoding)=/i);
    for (const [, address] of inFeed.matchAll(/ (?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^https:/);
  });

  test('has plain text exactly if its leaves are prose', () => {
    const leaves = leavesOf(body);
    expect(leaves.length).toBeGreaterThan(0);
    if (block.leaf && !block.leaf.isProse) expect(plainText(body)).toBe('');
    else expect(plainText(body)).toBe(leaves.map(textOf).join('\n\n'));
  });

  test('appears in a comparison when it is added and when it is removed', () => {
    const without = bodyOf([paragraph('Another.')]);
    const withIt = bodyOf([paragraph('Another.'), block.sample]);
    const shown = { text: expect.stringMatching(/\S/) };
    expect(compareBodies(without, withIt)[1]).toMatchObject({ is: 'added', ...shown });
    expect(compareBodies(withIt, without)[1]).toMatchObject({ is: 'removed', ...shown });
  });

  test('is parsed from Markdown if it has a mapping', () => {
    if (!block.markdown) return;
    const pictures = { sample: { asset: 7, caption: 'On Monday', credit: 'N. Tolle' } };
    expect(bodyFromMarkdown(block.markdown.sample, { pictures })).toEqual(body);
  });
});

describe('a block of a newer version', () => {
  const text = (words: string): BodyNode => ({ type: 'text', text: words, marks: [{ type: 'bold' }] });
  const newer: Body = {
    type: 'doc',
    content: [
      paragraph('Before.'),
      { type: 'aside', attrs: { tone: 'warm' }, content: [text('An aside.')] },
      {
        type: 'constructor',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [text('A title')] },
          { type: 'cell', content: [paragraph('A cell.'), { type: 'map', attrs: { at: '1,2' } }] },
        ],
      },
      { type: 'paragraph', content: [{ type: 'mention', content: [text('Somebody')] }] },
    ],
  };

  test('shows its text on a page and in a feed', () => {
    const shown =
      '<p>Before.</p><p><strong>An aside.</strong></p><h2 id="a-title"><strong>A title</strong></h2><p>A cell.</p><p>Somebody</p>';
    expect(html(newer, page)).toBe(shown);
    expect(html(newer, feed)).toBe(shown);
  });

  test('has its text in the plain text and in comparisons', () => {
    expect(plainText(newer)).toBe('Before.\n\nAn aside.\n\nA title\n\nA cell.\n\nSomebody');
    expect(compareBodies(bodyOf([paragraph('Before.')]), newer)).toMatchObject([
      { is: 'same', text: 'Before.' },
      { is: 'added', kind: 'aside', text: 'An aside.' },
      { is: 'added', kind: 'heading2', text: 'A title' },
      { is: 'added', kind: 'paragraph', text: 'A cell.' },
      { is: 'added', kind: 'paragraph', text: 'Somebody' },
    ]);
  });

  test('is refused as input', () => {
    for (const block of newer.content.slice(1))
      expect(checkBody({ type: 'doc', content: [block] })).toMatchObject({
        fit: false,
        problem: expect.stringMatching(/^Unknown kind of block: /),
      });
  });
});
