import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { plainText, teaserOf } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { renderBody } from '#body/renderBody.ts';

const quote = (attribution?: string): BodyNode => ({
  type: 'blockquote',
  ...(attribution && { attrs: { attribution } }),
  content: [paragraph('We wait.')],
});
const pullQuote = (attribution?: string): BodyNode => ({
  type: 'pullQuote',
  ...(attribution && { attrs: { attribution } }),
  content: [{ type: 'text', text: 'Never.' }],
});
const html = (blocks: BodyNode[], language = 'en') =>
  renderToStaticMarkup(renderBody(bodyOf(blocks), { language, pictures: {} }));

test('the author of a quotation is shown in its footer, after a dash of the language', () => {
  expect(html([quote('Tove Ahl'), pullQuote(' Ana\nReis ')])).toBe(
    '<blockquote><p>We wait.</p><footer>— Tove Ahl</footer></blockquote>' +
      '<blockquote class="pull-quote"><p>Never.</p><footer>— Ana Reis</footer></blockquote>',
  );
  expect(html([quote('张三')], 'zh-CN')).toContain('<footer>——张三</footer>');
  expect(html([quote('<b>')])).toContain('<footer>— &lt;b&gt;</footer>');
});

test('a quotation without an author is as before, also where the attribute is null', () => {
  const before =
    '<blockquote><p>We wait.</p></blockquote><blockquote class="pull-quote"><p>Never.</p></blockquote>';
  expect(html([quote(), pullQuote()])).toBe(before);
  const checked = checkBody({ type: 'doc', content: [{ ...quote(), attrs: { attribution: null } }] });
  expect(checked).toEqual({ fit: true, body: { type: 'doc', content: [quote()] } });
  expect(plainText(bodyOf([quote(), pullQuote()]))).toBe('We wait.\n\nNever.');
});

test('the author is in the plain text and in comparisons, not in the opening of the story', () => {
  const body = bodyOf([quote('Tove Ahl'), pullQuote('Ana Reis')]);
  expect(plainText(body)).toBe('We wait.\n\n— Tove Ahl\n\nNever. — Ana Reis');
  expect(teaserOf(body)).toBe('We wait.');
  expect(compareBodies(bodyOf([quote(), pullQuote('Ana Ruis')]), body)).toMatchObject([
    { is: 'same', text: 'We wait.' },
    { is: 'added', kind: 'attribution', text: '— Tove Ahl' },
    { is: 'changed', kind: 'pullQuote' },
  ]);
});

test('an attribution that is not text is refused', () => {
  for (const attribution of [7, {}, 'x'.repeat(10_001), 'a\0'])
    expect(checkBody({ type: 'doc', content: [{ ...quote(), attrs: { attribution } }] }).fit).toBe(false);
});
