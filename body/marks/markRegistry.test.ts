import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { bodySchema, schemaVersion } from '#body/bodySchema.ts';
import type { Body, BodyMark } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { bodyOf } from '#body/composeBody.ts';
import { renderBody } from '#body/renderBody.ts';
import { markTypes } from './markRegistry.ts';

const attributesOf: Record<string, BodyMark['attrs']> = { link: { href: '/x' }, language: { lang: 'ar' } };
const markOf = (type: string): BodyMark => {
  const attrs = attributesOf[type];
  return attrs ? { type, attrs } : { type };
};
const docWith = (marks: BodyMark[]): Body => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }],
});
const html = (body: Body) => renderToStaticMarkup(renderBody(body, { language: 'en', pictures: {} }));

describe('the canonical order of marks', () => {
  test('is part of the format of releases: it only grows at its end, and the schema sorts by it', () => {
    const order = ['link', 'bold', 'italic', 'strike', 'subscript', 'superscript', 'language'];
    expect(markTypes.map(({ name }) => name)).toEqual(order);
    expect(Object.keys(bodySchema.marks)).toEqual(order);
  });

  test('is the result of the check for any order of the input', () => {
    const marks = markTypes.map(({ name }) => markOf(name));
    const checked = checkBody(docWith(marks.toReversed()));
    expect(checked).toEqual({ fit: true, body: docWith(marks) });
  });

  test('leaves a body of schema version 2 as it was hashed', () => {
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { id: null },
          content: [
            {
              type: 'text',
              text: 'x',
              marks: [{ type: 'italic' }, { type: 'link', attrs: { href: '/x' } }, { type: 'bold' }],
            },
            { type: 'hardBreak', marks: [{ type: 'italic' }, { type: 'bold' }] },
          ],
        },
        { type: 'blockquote', content: [{ type: 'paragraph' }] },
        { type: 'pullQuote', content: [{ type: 'text', text: 'q' }] },
      ],
    };
    const checked = checkBody(body);
    const text = canonicalize(checked.fit && checked.body) ?? '';
    // As version 2 wrote it
    expect(text).toBe(
      '{"content":[{"content":[{"marks":[{"attrs":{"href":"/x"},"type":"link"},{"type":"bold"},{"type":"italic"}],' +
        '"text":"x","type":"text"},{"marks":[{"type":"bold"},{"type":"italic"}],"type":"hardBreak"}],"type":"paragraph"},' +
        '{"content":[{"type":"paragraph"}],"type":"blockquote"},{"content":[{"text":"q","type":"text"}],"type":"pullQuote"}],' +
        '"type":"doc"}',
    );
    expect(createHash('sha256').update(text).digest('hex')).toBe(HASH_OF_VERSION_2);
  });
});

const HASH_OF_VERSION_2 = '75457b685b90aa7509ecc797e96492ae4ce555304ce8ce6874b0bba49e7c669c';

describe.each(markTypes.map((mark) => [mark.name, mark] as const))('the mark %s', (name, mark) => {
  test('has a version that is not newer than the schema, and takes only its own attributes', () => {
    expect(mark.since ?? 1).toBeLessThanOrEqual(schemaVersion);
    expect(mark.mark.name).toBe(name);
    const attrs = { ...attributesOf[name], onclick: 'x' };
    expect(checkBody(docWith([{ type: name, attrs }]))).toMatchObject({
      fit: false,
      problem: `Unfit attribute of ${name}: onclick.`,
    });
  });

  test('is rendered as one element around its text, in the bytes that the text edition counts', () => {
    const page = html(docWith([markOf(name)]));
    expect(page).toMatch(/^<p><(\w+)[^>]*>x<\/\1><\/p>$/);
    const tags = Buffer.byteLength(page) - Buffer.byteLength('<p>x</p>');
    const address = String(attributesOf[name]?.href ?? '');
    expect(tags).toBeLessThanOrEqual(mark.tagBytes + address.length);
  });
});

describe('the language of a passage', () => {
  const passage = (lang: unknown) => docWith([{ type: 'language', attrs: { lang } }]);

  test.each([
    ['fr', 'ltr'],
    ['ar-EG', 'rtl'],
    ['zh-Hant', 'ltr'],
    ['az-Arab', 'rtl'],
    ['ur-Latn', 'ltr'],
    ['es-419', 'ltr'],
  ])('%s is written %s', (lang, dir) => {
    expect(html(bodyOf(passage(lang).content))).toBe(`<p><span lang="${lang}" dir="${dir}">x</span></p>`);
  });

  test.each(['', 'x', 'FR', 'fr"', 'fr-fr', 'english', 'en-US-x-private', 7, null])(
    '%j is refused',
    (lang) => {
      expect(checkBody(passage(lang))).toMatchObject({ fit: false });
      expect(() => bodySchema.nodeFromJSON(passage(lang)).check()).toThrow(RangeError);
      expect(() => html(passage(lang))).toThrow('cannot hold that language');
    },
  );
});

test('text that two people made superscript and subscript at the same time is kept', () => {
  const both = docWith([markOf('subscript'), markOf('superscript')]);
  expect(checkBody(both)).toEqual({ fit: true, body: both });
});
