import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rewrite } from './rewriting.ts';
import { createStyling, type FindSheet } from './styling.ts';

let directory: string;
let find: FindSheet;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copydesk-sheets-'));
  await mkdir(join(directory, 'chunks'));
  const css =
    '@font-face{src:url(../media/a.woff2)format("woff2")}.a{background:url("data:image/png;base64,x")}';
  await writeFile(join(directory, 'chunks/one.css'), css);
  await writeFile(join(directory, 'chunks/bad.css'), 'a::after{content:"</style><script>"}');
  await writeFile(join(directory, 'secret.txt'), 'not for a page');
  find = createStyling(directory);
});
afterAll(() => rm(directory, { recursive: true }));

const page = (href: string) =>
  `<!DOCTYPE html><html><head><link rel="stylesheet" href="${href}" data-precedence="next"/></head><body></body></html>`;

test('a page carries its sheet, with addresses that hold from anywhere, and its policy can name it', async () => {
  const { html, styles } = await rewrite(page('/_next/static/chunks/one.css'), { find });
  const text = /<style>(.*)<\/style>/.exec(html)?.[1] ?? '';
  expect(html).not.toContain('<link');
  expect(text).toContain('url(/_next/static/media/a.woff2)');
  expect(text).toContain('url("data:image/png;base64,x")');
  expect(styles).toEqual([`'sha256-${createHash('sha256').update(text).digest('base64')}'`]);
});

test.each([
  '/_next/static/chunks/none.css',
  '/_next/static/chunks/bad.css',
  '/_next/static/../secret.css',
  '/_next/static/secret.txt',
  'https://elsewhere.example/_next/static/chunks/one.css',
  '/chunks/one.css',
])('the sheet %s stays a link', async (href) => {
  const { html, styles } = await rewrite(page(href), { find });
  expect(html).toContain(`href="${href}"`);
  expect(styles).toEqual([]);
});
