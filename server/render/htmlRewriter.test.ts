import { describe, expect, test } from 'vitest';
import { rewrite } from './htmlRewriter.ts';

const body = async (html: string) => {
  const { html: out } = rewrite(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  return /<body>(.*)<\/body>/s.exec(out)?.[1];
};

describe('the HTML of a reader page', () => {
  test.each([
    '<script>self.__next_f.push([1,"x</p>"])</script>',
    '<script src="/_next/a.js" async=""></script>',
    '<SCRIPT type="module">let a = "<p>"</SCRIPT>',
    '<script type="text/javascript" data-nothing>1</script>',
    '<script>1</script >',
    '<script>let a = "</p><!-- "</SCRIPT\n>',
    '<link rel="preload" as="script" href="/a.js"/>',
    '<link rel="modulepreload" href="/a.js"/>',
    '<link rel="expect" href="#_R_" blocking="render"/>',
    '<!--$--><!-- --><!--/$-->',
    '<div hidden=""><!--$--><!--/$--></div>',
  ])('has no %s', async (html) => {
    expect(await body(`<p>a</p>${html}<p>b</p>`)).toBe('<p>a</p><p>b</p>');
  });

  test.each([
    '<script type="application/ld+json">{"a":"<b> & \\u003c/script>"}</script>',
    '<script data-island="" type="module" src="/live.js"></script>',
    '<link rel="preload" as="font" href="/a.woff2"/>',
    '<div hidden="">kept words</div>',
    '<div hidden=""><p>kept</p></div>',
    '<div hidden="" id="x"></div>',
    '<p title="a &amp; &quot;b&quot;">1 &lt; 2 &amp; <em>3</em></p>',
    '<textarea><script>not a script</script></textarea>',
  ])('keeps %s as it is', async (html) => {
    expect(await body(html)).toBe(html);
  });

  test('has no script in a drawing, whatever is in it', async () => {
    const drawing = (script: string) => body(`<svg viewBox="0 0 1 1">${script}<path d="M0 0"></path></svg>`);
    for (const script of [
      '<script>a<!-- b --><link rel="preload" as="script" href="/a.js"/></script>',
      '<script/>',
    ])
      expect(await drawing(script)).not.toMatch(/script|a\.js/);
    expect(await drawing('<script>1</script>')).toBe('<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>');
  });

  test('returns its facts from the head and removes them', async () => {
    const meta = '<meta name="press" content="{&quot;tags&quot;:[&quot;a&quot;]}"/>';
    const { html, facts } = rewrite(`<html><head>${meta}<title>t</title></head><body></body></html>`);
    expect(facts?.tags).toEqual(['a']);
    expect(html).toBe('<html><head><title>t</title></head><body></body></html>');
  });

  test("takes no facts from a story's body, and no malformed ones", async () => {
    const inBody = `<html><head></head><body><meta name="press" content='{"tags":["x"]}'></body></html>`;
    expect(rewrite(inBody).facts).toBeNull();
    for (const content of [
      '{',
      '[]',
      '{"tags":"a"}',
      '{"tags":[],"until":"soon"}',
      '{"tags":[],"status":500}',
    ])
      expect(rewrite(`<html><head><meta name="press" content='${content}'></head></html>`).facts).toBeNull();
  });
});
