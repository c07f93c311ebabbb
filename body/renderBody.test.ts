import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Body } from './bodyTypes.ts';
import { bodyFromMarkdown, bodyOf, paragraph } from './composeBody.ts';
import { type PictureToRender, renderBody } from './renderBody.ts';

const picture: PictureToRender = {
  assetId: 7,
  alt: 'A ferry',
  caption: 'On Monday',
  credit: 'N. Tolle',
  width: 1600,
  height: 900,
  colour: '#334455',
  renditions: [
    { name: 'a-640.avif', format: 'avif', width: 640, height: 360 },
    { name: 'a-640.jpg', format: 'jpeg', width: 640, height: 360 },
    { name: 'a-1280.jpg', format: 'jpeg', width: 1280, height: 720 },
  ],
};

const html = (body: Body) =>
  renderToStaticMarkup(renderBody(body, { language: 'en', pictures: { 7: picture } }));

test('every type of block is rendered', () => {
  const body = bodyFromMarkdown(
    'An *odd* **day** in [town](https://example.com).\n\n## Why & how\n\n- a\n- b\n\n3. c\n\n> q\n\n>> Pulled.',
  );
  expect(html(body)).toBe(
    '<p>An <em>odd</em> <strong>day</strong> in <a href="https://example.com" rel="external noopener">town</a>.</p>' +
      '<h2 id="why-how">Why &amp; how</h2><ul><li><p>a</p></li><li><p>b</p></li></ul><ol start="3"><li><p>c</p></li></ol>' +
      '<blockquote><p>q</p></blockquote><blockquote class="pull-quote"><p>Pulled.</p></blockquote>',
  );
});

test('ordered lists have letters and Roman numerals if their type requires it', () => {
  const items = [{ type: 'listItem', content: [paragraph('x')] }];
  const list = (type: string) => ({ type: 'orderedList', attrs: { start: 2, type }, content: items });
  expect(html(bodyOf([list('a'), list('I'), list('1')]))).toBe(
    '<ol start="2" type="a"><li><p>x</p></li></ol><ol start="2" type="I"><li><p>x</p></li></ol><ol start="2"><li><p>x</p></li></ol>',
  );
  expect(() => bodyOf([list('square')])).toThrow('Unfit attribute of orderedList: type');
});

test('a figure reserves its place, offers its formats, and prefers its own caption to that of the picture', () => {
  const figure = { type: 'figure', attrs: { asset: 7, alt: '', caption: 'Ours', credit: '' } };
  const out = html(bodyOf([figure]));
  expect(out).toContain('<source type="image/avif" srcSet="/media/7/a-640.avif 640w"');
  expect(out).toContain('width="1600" height="900" alt="A ferry"');
  expect(out).toContain('loading="lazy"');
  expect(out).toContain('<figcaption>Ours <span class="credit">N. Tolle</span></figcaption>');
});

test('hostile text is escaped', () => {
  const out = html(bodyOf([paragraph('</script><img src=x onerror=alert(1)>"\'‮')]));
  expect(out).toContain('&lt;/script&gt;&lt;img');
  expect(out).not.toContain('<img');
});

test('blocks, marks and links outside the schema are not rendered; marks and links throw', () => {
  const odd = { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'x' } }] } as Body;
  expect(html(odd)).toBe('');
  const text = { type: 'text', text: 'x', marks: [{ type: 'comment' }] };
  const commented = { type: 'doc', content: [{ type: 'paragraph', content: [text] }] } as Body;
  expect(() => html(commented)).toThrow('cannot hold the mark comment');
  const marked = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        ],
      },
    ],
  } as Body;
  expect(() => html(marked)).toThrow('cannot hold that link');
});
