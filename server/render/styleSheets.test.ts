import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rewrite } from './htmlRewriter.ts';
import { type FindSheet, openStyleSheets } from './styleSheets.ts';

let directory: string;
let find: FindSheet;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copydesk-sheets-'));
  await mkdir(join(directory, 'chunks'));
  const css =
    '@font-face{src:url(../media/a.woff2)format("woff2")}.a{background:url("data:image/png;base64,x")}';
  await writeFile(join(directory, 'chunks/one.css'), css);
  const faces = [
    'roman;font-style:normal',
    'more;unicode-range:U+A1;font-style:italic',
    'slanted;font-style:italic',
  ];
  const faced = faces.map((face) => `@font-face{src:url(../media/${face.replace(';', '.woff2);')}}`).join('');
  await writeFile(join(directory, 'chunks/faces.css'), faced);
  await writeFile(join(directory, 'chunks/bad.css'), 'a::after{content:"</style><script>"}');
  await writeFile(join(directory, 'secret.txt'), 'not for a page');
  find = openStyleSheets(directory);
});
afterAll(() => rm(directory, { recursive: true }));

const page = (href: string) =>
  `<!DOCTYPE html><html><head><link rel="stylesheet" href="${href}" data-precedence="next"/></head><body></body></html>`;

test('a page contains its style sheet, with URLs that work from any path, and a hash for the policy', async () => {
  const { html, styles } = rewrite(page('/_next/static/chunks/one.css'), { find });
  const text = /<style>(.*)<\/style>/.exec(html)?.[1] ?? '';
  expect(html).not.toContain('<link');
  expect(text).toContain('url(/_next/static/media/a.woff2)');
  expect(text).toContain('url("data:image/png;base64,x")');
  expect(styles).toEqual([`'sha256-${createHash('sha256').update(text).digest('base64')}'`]);
});

test('the italic font is preloaded for pages with italic words only', async () => {
  const upright = page('/_next/static/chunks/faces.css');
  expect(rewrite(upright, { find }).italic).toBeNull();
  const slanted = upright.replace('<body>', '<body><p>The <em>Avocet</em></p>');
  expect(rewrite(slanted, { find }).italic).toBe('/_next/static/media/slanted.woff2');
  const plain = slanted.replace('faces.css', 'one.css');
  expect(rewrite(plain, { find }).italic).toBeNull();
});

test.each([
  '/_next/static/chunks/none.css',
  '/_next/static/chunks/bad.css',
  '/_next/static/../secret.css',
  '/_next/static/secret.txt',
  'https://elsewhere.example/_next/static/chunks/one.css',
  '/chunks/one.css',
])('the style sheet %s stays a link', async (href) => {
  const { html, styles } = rewrite(page(href), { find });
  expect(html).toContain(`href="${href}"`);
  expect(styles).toEqual([]);
});
