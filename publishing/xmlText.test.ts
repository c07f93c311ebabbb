import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scriptSafe } from './linkedData/scriptSafe.ts';
import { element, xml, xmlLine } from './xmlText.ts';

const read = (escaped: string) =>
  escaped.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  );

describe('hostile text is inert', () => {
  test.each([']]>', '<script>', '</title><b>', '"onload="x', "'", '&lt;', '<!--', '<?xml'])(
    '%s in XML',
    (text) => {
      const escaped = xml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(read(escaped)).toBe(text);
    },
  );

  test('any text is unchanged after XML is parsed, except for characters that XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = xml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
        const allowed = text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '');
        expect(read(escaped)).toBe(allowed);
      }),
    );
  });

  test('NUL and lone surrogates do not reach a feed', () => {
    expect(xml('a\0b\ud800c')).toBe('ab\ufffdc');
  });

  test('a title cannot change the direction of the text around it', () => {
    expect(xmlLine('safe\u202Eexe.\u2066x\u2069\n  y')).toBe('safeexe.x y');
  });

  test('attributes are escaped, and empty elements are left out', () => {
    expect(element('a', 'x', { b: '"<' })).toBe('<a b="&quot;&lt;">x</a>');
    expect(element('a', '')).toBe('');
  });

  test('linked data cannot end its script or open a comment', () => {
    const data = { headline: '</script><script>alert(1)</script><!-- & \u2028' };
    const written = scriptSafe(data);
    expect(written).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(written)).toEqual(data);
  });
});
