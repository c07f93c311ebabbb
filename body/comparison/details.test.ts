import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { bodyFromMarkdown, heading, paragraph } from '#body/composeBody.ts';
import en from '#messages/en/comparison.json' with { type: 'json' };
import zh from '#messages/zh-CN/comparison.json' with { type: 'json' };
import { compareBodies } from './compareBodies.ts';
import { type ComparisonTranslator, detailText } from './detailText.ts';
import { link, listOf, tableOf } from './longVersions.fixture.ts';

const bodyWith = (...content: BodyNode[]): Body => ({ type: 'doc', content });
const translator = (locale: string, messages: object) =>
  createTranslator({ locale, messages }) as unknown as ComparisonTranslator;
const inEnglish = translator('en', en);

/** The changes in words: `changed: Heading 2 → Heading 3`. */
function told(before: Body, after: Body, t = inEnglish): string[] {
  return compareBodies(before, after).flatMap((change) => {
    if (change.is === 'same') return [];
    if (change.is !== 'changed') return [`${change.is}: ${change.text}`];
    const words = change.words.flatMap(({ is, text }) => (is === 'same' ? [] : [`${is} “${text}”`]));
    const details = (change.details ?? []).map((detail) => {
      const own = 'words' in detail ? detail.words.filter(({ is }) => is !== 'same') : [];
      return [detailText(detail, t), ...own.map(({ is, text }) => `${is} “${text}”`)].join(', ');
    });
    return [`changed${change.isMoved ? ' and moved' : ''}: ${[...words, ...details].join('; ')}`];
  });
}

const markdown = (before: string, after: string) => told(bodyFromMarkdown(before), bodyFromMarkdown(after));

describe('a comparison shows', () => {
  test('formatting of words that stay, also beside changed words', () => {
    expect(markdown('The ferry left at nine.', 'The **ferry left** at ten.')).toEqual([
      'changed: removed “nine”; added “ten”; Bold added: “ferry left”',
    ]);
    expect(markdown('The *ferry* left.', 'The ferry left.')).toEqual(['changed: Italic removed: “ferry”']);
  });

  test('a link that was added, removed or got another target', () => {
    const to = (host: string) => `See [the report](https://${host}.example/) today.`;
    expect(markdown(to('one'), to('two'))).toEqual([
      'changed: Link changed to https://two.example/: “the report”',
    ]);
    expect(markdown('See the report today.', to('two'))).toEqual([
      'changed: Link to https://two.example/ added: “the report”',
    ]);
    expect(markdown(to('one'), 'See the report today.')).toEqual([
      'changed: Link to https://one.example/ removed: “the report”',
    ]);
    const renamed = to('one').replace('the report', 'the whole report');
    expect(markdown(to('one'), renamed), 'new words of the same link').toEqual(['changed: added “whole ”']);
  });

  test('the level of a heading, and a paragraph that became one', () => {
    expect(markdown('## At the quay', '### At the quay')).toEqual(['changed: Heading 2 → Heading 3']);
    expect(markdown('At the quay', '## At the quay')).toEqual(['changed: Paragraph → Heading 2']);
  });

  test('a list that became numbered, once, its start, and a paragraph put into a quote or taken out', () => {
    const items = ['One thing.', 'Another thing.', 'A third thing.'];
    const [bullets, numbers] = [
      bodyWith(listOf('bulletList', items)),
      bodyWith(listOf('orderedList', items)),
    ];
    expect(told(bullets, numbers)).toEqual(['changed: Bulleted list → Numbered list']);
    expect(told(numbers, bullets)).toEqual(['changed: Numbered list → Bulleted list']);
    expect(told(bullets, numbers, translator('zh-CN', zh))).toEqual(['changed: 项目符号列表 → 编号列表']);
    expect(markdown('1. One\n2. Two', '4. One\n5. Two')).toEqual(['changed: First number: 1 → 4']);
    expect(markdown('One.\n\nTwo.', '> One.\n>\n> Two.')).toEqual(['changed: Put into: Quote']);
    expect(markdown('> One.\n>\n> Two.', 'One.\n\nTwo.')).toEqual(['changed: Taken out of: Quote']);
    expect(markdown('- One\n- Two', '- One\n  - Two')).toEqual(['changed: Indented']);
  });

  test('the time of an entry', () => {
    const at = (time: string) =>
      bodyWith({
        type: 'entry',
        attrs: { name: 'abcdef', at: time },
        content: [paragraph('The gates open.')],
      });
    expect(told(at('2026-04-14T08:00:00Z'), at('2026-04-14T08:15:00Z'))).toEqual([
      'changed: Time: 2026-04-14 08:00 UTC → 2026-04-14 08:15 UTC',
    ]);
  });

  test('caption, credit and alt text of a picture, and another picture', () => {
    const figure = (attrs: object) =>
      bodyWith({
        type: 'figure',
        attrs: { asset: 7, alt: 'A ferry', caption: 'Monday', credit: '', ...attrs },
      });
    expect(told(figure({}), figure({ caption: 'Tuesday', credit: 'N. Tolle', alt: 'A red ferry' }))).toEqual([
      'changed: Alt text, added “red ”; Caption, removed “Monday”, added “Tuesday”; Credit, added “N. Tolle”',
    ]);
    expect(told(figure({}), figure({ asset: 8 }))).toEqual(['changed: Picture replaced']);
    const captioned = (caption: string) =>
      bodyWith({
        type: 'picture',
        attrs: { asset: 7 },
        content: [{ type: 'pictureCaption', content: [{ type: 'text', text: caption }] }],
      });
    expect(told(captioned('On Monday'), captioned('On Tuesday'))).toEqual([
      'changed: Caption, removed “Monday”, added “Tuesday”',
    ]);
  });

  test('a picture or divider that was removed', () => {
    const picture = { type: 'picture', attrs: { asset: 7, alt: '' } };
    const before = bodyWith(paragraph('One.'), picture, { type: 'divider' });
    expect(told(before, bodyWith(paragraph('One.')))).toEqual(['removed: #7', 'removed: * * *']);
  });

  test('a block that moved and changed a little, once', () => {
    const [one, two, three] = [
      'The harbour wall is old.',
      'The council met on Monday night.',
      'Nobody was hurt.',
    ];
    const before = bodyWith(...[one, two, three, 'Rain is expected.'].map(paragraph));
    const moved = two.replace('Monday', 'Tuesday');
    const after = bodyWith(...[one, three, 'Rain is expected.', moved].map(paragraph));
    expect(told(before, after)).toEqual(['changed and moved: removed “Monday”; added “Tuesday”']);
    const [甲, 乙, 丙] = ['港口的防波堤已经很旧。', '议会星期一晚上召开了会议。', '没有人受伤。'];
    expect(
      told(
        bodyWith(...[甲, 乙, 丙, '预计有雨。'].map(paragraph)),
        bodyWith(...[甲, 丙, '预计有雨。', 乙.replace('星期一', '星期二')].map(paragraph)),
      ),
    ).toEqual(['changed and moved: removed “星期一”; added “星期二”']);
  });

  test('cells, rows and columns of a table', () => {
    const rows = [
      ['Town', 'Votes'],
      ['Alder', '1,200'],
      ['Brook', '900'],
    ];
    const table = (cells: string[][]) => bodyWith(tableOf(cells));
    const changed = table([...rows.slice(0, 2), ['Brook', '950']]);
    expect(told(table(rows), changed)).toEqual(['changed: Row 3, column 2, removed “900”, added “950”']);
    const longer = table([...rows.slice(0, 2), ['Cliff', '40'], ...rows.slice(2)]);
    expect(told(table(rows), longer)).toEqual(['changed: Row 3 added: Cliff | 40']);
    expect(told(longer, table(rows))).toEqual(['changed: Row 3 removed: Cliff | 40']);
    const wider = table(
      rows.map(([town = '', votes = ''], at) => [town, ['Year', '2021', '2022'][at] ?? '', votes]),
    );
    expect(told(table(rows), wider)).toEqual(['changed: Column 2 added: Year | 2021 | 2022']);
  });

  test('whom a quotation is from', () => {
    const quote = (type: string, attribution: string, content: BodyNode[]) =>
      bodyWith({ type, attrs: { attribution }, content });
    const text = [{ type: 'text', text: 'We wait.' }];
    expect(told(quote('pullQuote', 'Ana Ruis', text), quote('pullQuote', 'Ana Reis', text))).toEqual([
      'changed: Attribution, removed “Ruis”, added “Reis”',
    ]);
    const block = [paragraph('We wait.')];
    expect(told(quote('blockquote', 'Ana Ruis', block), quote('blockquote', 'Ana Reis', block))).toEqual([
      'changed: removed “Ruis”; added “Reis”',
    ]);
  });

  test('the caption of a table, the title of a fact box, and what was put into the box', () => {
    const captioned = (caption: string) =>
      bodyWith({ ...tableOf([['Town'], ['Alder']]), attrs: { caption } });
    expect(told(captioned('The vote'), captioned('The second vote'))).toEqual([
      'changed: Caption, added “second ”',
    ]);
    const [one, two] = [paragraph('The ferry is old.'), paragraph('It has two engines.')];
    const box = (title: string, ...content: BodyNode[]) => ({ type: 'factBox', attrs: { title }, content });
    expect(told(bodyWith(box('The ferry', one, two)), bodyWith(box('The old ferry', one, two)))).toEqual([
      'changed: added “old ”',
    ]);
    expect(told(bodyWith(one, two), bodyWith({ type: 'factBox', content: [one, two] }))).toEqual([
      'changed: Put into: Fact box',
    ]);
  });

  test('that something without words of its own differs', () => {
    const unknown = (tone: string) =>
      bodyWith({ type: 'aside', attrs: { tone }, content: [paragraph('One.')] });
    expect(told(unknown('warm'), unknown('cold'))).toEqual(['changed: Setting: warm → cold']);
    const text = [{ type: 'text', text: 'One' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }];
    expect(told(bodyWith(paragraph('One two')), bodyWith({ type: 'paragraph', content: text }))).toEqual([
      'changed: Line breaks changed',
    ]);
  });
});

test('absent attributes, ids, and how a text is divided are no changes', () => {
  const [one, two] = [heading(2, 'At the quay'), paragraph('The ferry left.')];
  const plain = bodyWith(one, two);
  const divided = ['The ', 'ferry left.'].map((text) => ({ type: 'text', text }));
  const same = bodyWith(
    { ...one, attrs: { ...one.attrs, id: '1-2', language: null } },
    { type: 'paragraph', attrs: { id: '1-9' }, content: divided },
  );
  expect(told(plain, same)).toEqual([]);
  expect(told(bodyWith(link('a', 'https://a.example/')), bodyWith(link('a', 'https://a.example/')))).toEqual(
    [],
  );
});
