import { describe, expect, test } from 'vitest';
import { judgeBy, judgeByDocument, judgeFeed, judgeNinjs } from '#publishing/api/api.scene.ts';
import { openApi } from './openApi.ts';
import { articleExample, draftExample, releaseExample } from './openApiExamples.ts';
import type { paths } from './openApiPaths.ts';

const document = openApi('https://courier.example') as Parameters<typeof judgeByDocument>[0] & {
  paths: typeof paths;
};

describe('the OpenAPI document', () => {
  test.each(Object.keys(document.components.schemas))('%s is a schema', (name) => {
    expect(() => judgeByDocument(document, name)).not.toThrow();
  });

  test('has no unresolved references', () => {
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty(name);
    expect(text).not.toMatch(/__shared|\$defs/);
  });

  test('has examples that match its schemas', () => {
    expect(judgeByDocument(document, 'Article')(articleExample)).toEqual([]);
    expect(judgeByDocument(document, 'WrittenArticle')(draftExample)).toEqual([]);
    expect(judgeByDocument(document, 'ReleaseOrder')(releaseExample)).toEqual([]);
  });
});

const item = { uri: 'tag:x.example,2024:article:1', type: 'text', headlines: [{ value: 'H' }] };
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'T',
  items: [{ id: '1', content_html: '', date_published: '2026-11-20T06:40:00Z' }],
};

describe('external schemas', () => {
  test('accept valid documents', () => {
    expect(judgeNinjs(item)).toEqual([]);
    expect(judgeFeed(feed)).toEqual([]);
  });

  test.each([
    ['no uri', { ...item, uri: undefined }],
    ['a uri that is none', { ...item, uri: 'seven' }],
    ['a number for a version', { ...item, version: 2 }],
    ['a property of version 2', { ...item, headline: 'H' }],
    ['a headline that is no object', { ...item, headlines: ['H'] }],
    ['a headline without its text', { ...item, headlines: [{ role: 'main' }] }],
    ['a status that is none', { ...item, pubStatus: 'live' }],
    ['a date that is none', { ...item, versionCreated: 'Monday' }],
    ['an association without a name', { ...item, associations: [{ uri: 'tag:x.example,2024:asset:1' }] }],
    [
      'an unknown property of a rendition',
      { ...item, renditions: [{ name: 'a', url: 'https://x.example' }] },
    ],
    [
      'rights of two kinds',
      { ...item, rightsInfo: { linkedRights: 'https://x.example', encodedRights: 'x' } },
    ],
  ])('ninjs refuses %s', (_, wrong) => {
    expect(judgeNinjs(JSON.parse(JSON.stringify(wrong)))).not.toEqual([]);
  });

  test.each([
    ['another version', { ...feed, version: '1.1' }],
    ['an item without an id', { ...feed, items: [{ content_html: '' }] }],
    ['an id that is a number', { ...feed, items: [{ id: 1, content_html: '' }] }],
    ['an item without content', { ...feed, items: [{ id: '1' }] }],
    [
      'a date that is none',
      { ...feed, items: [{ id: '1', content_text: '', date_modified: '20 November' }] },
    ],
    ['the author of version 1', { ...feed, items: [{ id: '1', content_text: '', author: { name: 'A' } }] }],
    ['an author without anything', { ...feed, authors: [{}] }],
    [
      'an attachment without a type',
      { ...feed, items: [{ id: '1', content_text: '', attachments: [{ url: 'https://x.example/a' }] }] },
    ],
  ])('JSON Feed refuses %s', (_, wrong) => {
    expect(judgeFeed(wrong)).not.toEqual([]);
  });

  test('a schema with other requirements does not accept the document by chance', () => {
    expect(judgeBy({ type: 'object', required: ['x'], properties: { x: { type: 'string' } } })({})).toEqual([
      ": must have required property 'x'",
    ]);
  });
});
