import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import english from '../../../messages/en/import.json' with { type: 'json' };
import { formatOf } from './formatOf.ts';
import { readMachineTime } from './machineTimes.ts';
import { problemSentence } from './problemSentence.ts';
import { isMachineFormat, readMachine } from './readMachine.ts';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name !== 'expected');
const fixture = (name: string) => readFileSync(new URL(name, folder), 'utf8');

function read(text: string) {
  const format = formatOf(text);
  if (!isMachineFormat(format)) throw new Error(`that is ${format}`);
  return readMachine(text, format);
}

test.each(names)(
  '%s is detected by its content and parsed completely, each item with a result or a problem',
  (name) => {
    const text = fixture(name);
    const expected = JSON.parse(fixture(`expected/${name}.json`));
    expect({ format: formatOf(text), ...read(text) }).toEqual(expected);
  },
);

test("every reason to leave an item out has a sentence, also in the page's messages", () => {
  const reasons = names.flatMap((name) => read(fixture(name)).problems);
  expect(reasons.length).toBeGreaterThan(8);
  for (const problem of reasons) {
    expect(problemSentence(problem)).toMatch(/^\S.{10,}/);
    expect(english.itemWhy[problem.why]).toMatch(/\.$/);
  }
  expect(problemSentence({ why: 'unknown-format', text: 'NewsML 1.2' })).toMatch(
    /NITF 3.*NewsML-G2.*\(NewsML 1\.2\)$/,
  );
});

test('every member of an article is read from ninjs, NITF and NewsML-G2 alike', () => {
  for (const name of ['ninjs-1-text.json', 'nitf-plain.xml', 'newsml-g2-item.xml']) {
    const [article] = read(fixture(name)).articles;
    const members = ['id', 'headline', 'standfirst', 'body', 'topics', 'authors', 'language', 'released_at'];
    expect(Object.keys(article ?? {}), name).toEqual(
      expect.arrayContaining([...members, 'pubstatus', 'urgency']),
    );
  }
});

describe('a text with a status', () => {
  const item = (members: object) =>
    read(JSON.stringify({ uri: 'u:1', type: 'text', headline: 'H', body_text: 'B', ...members }));

  test('keeps its status, and an unknown status does not count as usable', () => {
    const status = (pubstatus: string) => item({ pubstatus }).articles[0]?.pubstatus;
    expect(['usable', 'stat:usable', 'withheld', 'canceled', 'Cancelled', 'embargoed'].map(status)).toEqual([
      'usable',
      'usable',
      'withheld',
      'canceled',
      'canceled',
      'withheld',
    ]);
    expect(item({}).articles[0]).not.toHaveProperty('pubstatus');
  });

  test('is refused when its embargo cannot be parsed', () => {
    for (const embargoed of ['soon', '2031-02-30T10:00:00Z', '2031-01-01T25:00:00Z'])
      expect(item({ embargoed })).toMatchObject({ articles: [], problems: [{ item: 1, why: 'bad-date' }] });
    const nitf = fixture('nitf-embargo.xml').replace('20310304T123000Z', 'noon');
    expect(read(nitf)).toMatchObject({ articles: [], problems: [{ why: 'bad-date', text: 'noon' }] });
  });

  test('of NITF without a release time is withheld', () => {
    const nitf = fixture('nitf-embargo.xml').replace(/<n:date.release[^>]*>/, '');
    expect(read(nitf).articles[0]).toMatchObject({ pubstatus: 'withheld' });
    expect(read(nitf).articles[0]).not.toHaveProperty('embargoed');
  });
});

test('a time is normalized, with its own offset or none', () => {
  expect(
    [
      '20240414T021500Z',
      '20240414T0215+0200',
      '2024-04-14T02:15:00.123456-04:30',
      '2024-04-14 02:15',
      '20240414',
      '2024-04-14Z',
    ].map(readMachineTime),
  ).toEqual([
    '2024-04-14T02:15:00Z',
    '2024-04-14T02:15:00+02:00',
    '2024-04-14T02:15:00.123-04:30',
    '2024-04-14T02:15:00',
    '2024-04-14',
    '2024-04-14',
  ]);
  for (const wrong of [
    '2023-02-29',
    '20241301',
    '00000101',
    '2024-04-14T24:00',
    '2024-04-14T02:15+99:00',
    '',
  ])
    expect(readMachineTime(wrong), wrong).toBeNull();
});

test('a description that only repeats the beginning of the story is not used as standfirst', () => {
  const item = (description: string) =>
    read(
      JSON.stringify({
        uri: 'u:1',
        type: 'text',
        headline: 'H',
        description_text: description,
        body_html: '<p>The ferry <b>sails</b> at nine.</p><p>It said ten.</p>',
      }),
    ).articles[0];
  for (const teaser of ['The ferry sails at nine. It…', 'The ferry sails at nine.'])
    expect(item(teaser)).not.toHaveProperty('standfirst');
  expect(item('The ferry is back.')).toMatchObject({ standfirst: 'The ferry is back.' });
});

test('entities are decoded once', () => {
  const body = '&amp;lt;b&amp;gt; &#38;#38;';
  const nitf = `<nitf><body><body.head><hedline><hl1>${body}</hl1></hedline></body.head><body.content><p>${body}</p></body.content></body></nitf>`;
  expect(read(nitf).articles[0]).toMatchObject({
    headline: '&lt;b&gt; &#38;',
    body: '<p>&amp;lt;b&amp;gt; &amp;#38;</p>',
  });
  const ninjs = JSON.stringify({ uri: 'u:1', type: 'text', headline: 'A &amp; B', body_text: 'C &amp; D' });
  expect(read(ninjs).articles[0]).toMatchObject({ headline: 'A &amp; B', body: 'C &amp; D' });
});

test.each([
  ['[Correction] The ferry sails at nine.\n\nIt said ten.', 'text'],
  ['{ of braces } a story\n\nText.', 'text'],
  ['[1, 2]\n\nA list of numbers.', 'text'],
  ['<Brussels> The council met.\n\nText.', 'text'],
  ['A headline\n\n<p>with a tag</p>', 'text'],
  ['', 'text'],
  ['{"headline": "cut off', 'json'],
  ['[\n  {"headline": "A", "body": "B"}\n]', 'json'],
  ['{"headline": "A", "body": "B"}', 'json'],
  ['{"headline": "A"}\n{"headline": "B"}\n', 'jsonl'],
  ['{"headline": "A"}\n{"headline": broken', 'jsonl'],
  ['<!-- exported --><!DOCTYPE html><html><body>x</body></html>', 'html'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'html'],
  ['<p>One</p><p>Two</p>', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "x.dtd"><nitf/>', 'xml'],
  ['<a:newsItem xmlns:a="u">', 'xml'],
])('%j is detected as %s', (text, format) => {
  expect(formatOf(text)).toBe(format);
});
