import { afterEach, expect, test } from 'vitest';
import { notFoundError, readOnly, signedOut, unavailable, unreadableRequest } from './apologies.ts';
import { asPage, rememberPaper } from './apologyPage.ts';

afterEach(() => rememberPaper(null));

const all = {
  away: unavailable,
  nothingHere: notFoundError,
  readOnly,
  signedOut,
  unreadable: unreadableRequest,
};

test.each(Object.entries(all))('%s is a self-contained page in every language', (_, apology) => {
  const html = asPage(apology);
  for (const [title, advice] of Object.values(apology.texts)) {
    expect(html).toContain(title);
    expect(html).toContain(advice);
  }
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain('<section lang="ar" dir="rtl"');
  expect(html).not.toMatch(/<(script|link|img|style)\b|url\(|https?:/);
});

test("it shows the paper's name once that is known, in the paper's languages", () => {
  rememberPaper({ names: { 'zh-CN': '桤港邮报' }, language: 'zh-CN' });
  const html = asPage(unavailable);
  expect(html).toContain('<html lang="zh-CN"');
  expect(html).toContain('桤港邮报');
  expect(html).not.toContain('lang="en"');
});

test('markup in a name is escaped', () => {
  rememberPaper({ names: { en: '<script>alert("1")</script>' }, language: 'en' });
  expect(asPage(unavailable)).not.toMatch(/<script|alert\("/);
});

test('only a temporary error offers a link to the same address', () => {
  expect(asPage(unavailable)).toContain('href=""');
  expect(asPage(unreadableRequest)).not.toContain('href=""');
});
