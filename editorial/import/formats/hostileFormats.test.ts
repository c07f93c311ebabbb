import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatOf } from './formatOf.ts';
import { isMachineFormat, readMachine } from './readMachine.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name !== 'expected')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const nitf = (body: string) =>
  `<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`;
const why = (text: string, format: 'xml' | 'json' | 'jsonl' = 'xml') =>
  readMachine(text, format).problems.map((one) => one.why);

describe('XML', () => {
  test.each([
    ['nested 50,000 deep', `${'<a>'.repeat(50_000)}x${'</a>'.repeat(50_000)}`, 'too-deep'],
    ['nested in a story', nitf('<block>'.repeat(300) + '</block>'.repeat(300)), 'too-deep'],
    ['of a million elements', nitf('<br/>'.repeat(900_000)), 'too-long'],
    ['of more than five million characters', nitf('x'.repeat(5_000_000)), 'too-long'],
    [
      'with too many attributes',
      `<nitf ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`,
      'malformed',
    ],
    ['with too many namespaces', `<nitf>${'<a xmlns:b="c"/>'.repeat(20_000)}</nitf>`, 'too-long'],
    ['of a bare DOCTYPE with entities', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml-entities'],
    ['that ends in a tag', '<nitf><body', 'malformed'],
    ['that ends in a quote', '<nitf a="<b>', 'malformed'],
    ['that ends in CDATA', '<nitf><![CDATA[x', 'malformed'],
    ['that is not closed', '<nitf><body>', 'malformed'],
    ['closed by another name', '<nitf><body></nitf></body>', 'malformed'],
    ['of two roots', '<nitf/><nitf/>', 'malformed'],
    ['of an unknown prefix', '<x:nitf/>', 'malformed'],
    ['of an unknown entity', nitf('<p>&secret;</p>'), 'malformed'],
    ['of nothing but a comment', '<!-- nothing -->', 'malformed'],
    ['of an atom feed', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'unknown-format'],
  ])('%s is refused with the reason', (_, text, expected) => {
    expect(why(text)).toEqual([expected]);
  });

  test.each([
    ['text', nitf(`<p>${'&lt;a&amp;'.repeat(400_000)}</p>`)],
    ['text without a blank line', nitf('a\n'.repeat(1_000_000))],
    ['paragraphs', nitf('<p>a</p>'.repeat(70_000))],
    ['inline elements', nitf(`<p>${'<em>a</em>'.repeat(70_000)}</p>`)],
    [
      'levels that hold no block',
      nitf(`${'<x>'.repeat(150)}${'<y/>'.repeat(140_000)}${'</x>'.repeat(150)}a`),
    ],
    ['asides', nitf(`<p>a</p>${'<note>n</note>'.repeat(70_000)}`)],
    [
      'bylines',
      nitf('<p>a</p>').replace('<body.head>', `<body.head><byline>${' and '.repeat(900_000)}</byline>`),
    ],
    [
      'titles in a byline',
      nitf('<p>a</p>').replace(
        '<body.head>',
        `<body.head><byline>${'<byttl>t</byttl>n'.repeat(70_000)}</byline>`,
      ),
    ],
    ['spaces', nitf(`<p>a${' '.repeat(2_000_000)}b</p>`)],
  ])('of megabytes of %s is parsed in linear time', (_, text) => {
    expect(readMachine(text, 'xml').articles).toHaveLength(1);
  });

  test('is parsed whatever encoding it declares, and control characters are removed', () => {
    const text = `<?xml version="1.0" encoding="utf-16"?>${nitf('<p>é\u0001\u0000桤\ud800</p>')}`;
    expect(readMachine(text, 'xml').articles[0]).toMatchObject({ body: '<p>é桤\ufffd</p>' });
  });
});

describe('JSON', () => {
  test.each([
    ['nested 500,000 deep', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['of objects nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['that is cut off', '{"uri": "u:1", "type": "te'],
    ['of null', 'null'],
    ['of a number', '7'],
    ['of an empty list', '[]'],
    ['of an empty object', '{}'],
    ['of no text', '   '],
  ])('%s is refused', (_, text) => {
    expect(readMachine(text, 'json').articles).toEqual([]);
    expect(why(text, 'json')).toHaveLength(1);
  });

  test('with members of any type causes no error', () => {
    const values = [null, 7, true, '', 'x', [], {}, [[]], [null], [7], { a: {} }, '\0\ud800'];
    const members =
      'type pubStatus embargoed headlines headline bodies body_html people by subjects associations language urgency dateline rightsInfo descriptions edNote firstCreated keywords standard'.split(
        ' ',
      );
    for (const name of members)
      for (const value of values) {
        const item = { uri: 'u:1', type: 'text', headline: 'H', body_text: 'B', [name]: value };
        const { articles, problems } = readMachine(JSON.stringify(item), 'json');
        expect(articles.length + problems.length, `${name}: ${JSON.stringify(value)}`).toBe(1);
      }
  });

  test('with more items than an import accepts reports where it stopped', () => {
    const items = Array.from({ length: 600 }, () => ({ headline: 'H', body: 'B' }));
    const { articles, problems } = readMachine(JSON.stringify(items), 'json');
    expect(articles).toHaveLength(500);
    expect(problems).toEqual([{ item: 501, why: 'too-many', text: '600' }]);
  });

  test("in our own format cannot forge the parser's own members", () => {
    const json = '{"headline":"H","body":"B","item":99,"keptOut":"x","related":7,"__proto__":{"admin":true}}';
    const [article] = readMachine(json, 'json').articles;
    expect(article).toMatchObject({ item: 1, keptOut: [], related: [] });
    expect((article as { admin?: boolean }).admin).toBeUndefined();
  });
});

test('no truncation, repetition, swap or foreign character in a file causes an error or invalid output', () => {
  const random = seeded(20_241_130);
  for (let round = 0; round < 1_500; round++) {
    const text = mutated(fixtures[Math.floor(random() * fixtures.length)] ?? '', random);
    const format = formatOf(text);
    for (const as of isMachineFormat(format) ? [format] : (['xml', 'json'] as const)) {
      const { articles, problems } = readMachine(text, as);
      const shown = JSON.stringify([articles.filter((one) => 'body_format' in one), problems]);
      expect(shown.includes('\\u0000') || /\\ud[89a-f]/.test(shown), text).toBe(false);
      for (const article of articles) expect(article.item).toBeGreaterThan(0);
    }
  }
});

/** Pseudo-random numbers from 0 to 1, the same for a seed: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const foreign = [
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<!--',
  '<!DOCTYPE x [',
  '\0',
  '\ud800',
  '{',
  ']',
  'xmlns:',
  '\u202e',
  '</p>',
];

function mutated(text: string, random: () => number): string {
  const place = () => Math.floor(random() * text.length);
  const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number];
  const part = text.slice(from, to);
  switch (Math.floor(random() * 4)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, to) + part.repeat(3) + text.slice(to);
    case 2:
      return text.slice(to) + part + text.slice(0, from);
    default:
      return text.slice(0, from) + (foreign[Math.floor(random() * foreign.length)] ?? '') + text.slice(from);
  }
}
