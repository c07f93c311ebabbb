import { expect, test } from 'vitest';
import { namesInEnglish } from './namesEnglish.ts';
import { findNames } from './namesInText.ts';
import { nounsInEnglish } from './storyNouns.ts';

const inEnglish = (...lines: string[]) => namesInEnglish(['', ...lines]).map(({ text }) => text);
const inChinese = (plainText: string, lexicon: string[] = []) =>
  findNames({ headline: '', standfirst: '', plainText }, 'zh-CN', lexicon).names.map(({ text }) => text);

test.each([
  ['a person behind a role', 'The lock was tested by harbour master Ewa Lind on Monday.', ['Ewa Lind']],
  [
    'a title',
    'It was opened by Prime Minister Karl Oye and Dr. Sanna Lomax.',
    ['Karl Oye', 'Oye', 'Sanna Lomax', 'Lomax'],
  ],
  ['a surname behind a title', 'Then came Mr Thole, and the mayor left.', ['Thole']],
  ['initials', 'It was written by J. K. Marrin in a week.', ['J. K. Marrin']],
  [
    'particles',
    'A letter from Vincent van Aske to Ana de la Cruz was found.',
    ['Vincent van Aske', 'Ana de la Cruz'],
  ],
  ['an apostrophe', "It was said of Mary O'Neill that she rowed.", ["Mary O'Neill"]],
  ['a curly apostrophe', 'The boats of Rory O’Neill lie there.', ['Rory O’Neill']],
  ['a possessive', 'They asked for Ewa Lind’s boat, and got Tanner’s dredger.', ['Ewa Lind', 'Tanner']],
  ['a possessive of a saint', 'She lay in St Mary’s Hospital for weeks.', ['St Mary’s Hospital']],
  [
    'hyphens',
    'The editor, Jean-Luc Peel, moved to Newcastle-under-Lyme.',
    ['Jean-Luc Peel', 'Newcastle-under-Lyme'],
  ],
  ['a hyphen before a small letter', 'The Millfield-based firm and a US-led group agreed.', []],
  ['a city of its own', 'The mayor of the City of Baoshan was there.', ['City of Baoshan']],
  ['a bank', 'It borrowed from the Bank of the Northern Isles.', ['Bank of the Northern Isles']],
  ['no “of” behind a person', 'They met Karl Oye of Millfield.', ['Karl Oye', 'Millfield']],
  [
    'a body with “and”',
    'The Science and Technology Commission of the port agreed.',
    ['Science and Technology Commission'],
  ],
  [
    'a place with its kind',
    'It flows through Baoshan District into the sea.',
    ['Baoshan District', 'Baoshan'],
  ],
  ['an acronym', 'The plan goes to NATO and to its CEO.', ['NATO']],
  ['a company', 'It was bought by Oystercatcher Marine Ltd, it says.', ['Oystercatcher Marine']],
  ['an ampersand', 'It was sold by Pennel & Daughter in May.', ['Pennel & Daughter']],
  ['weekdays and months', 'On Monday and in March, at Easter, nobody came.', []],
  ['a title alone', 'Nobody saw the President or the Prime Minister there.', []],
  ['kinds of bodies alone', 'The City Council and the Government met the Committee.', []],
  ['nations', 'A Chinese ship with a Danish pilot came.', []],
  ['a list', 'Boats came from Tolland, Brackwater and Stennick.', ['Tolland', 'Brackwater', 'Stennick']],
  ['a quotation', 'She said, “Nothing moves here.” He asked, “Where is Bastion Row?”', ['Bastion Row']],
  ['what follows a colon', 'Two things are missing: Ropes and time.', []],
  [
    'two names with a title between',
    'It was Baoshan District Secretary Chen Jie who spoke.',
    ['Baoshan District', 'Baoshan', 'Chen Jie', 'Jie'],
  ],
  ['letters in capitals', 'FERRY BREAKS DOWN OFF BAOSHAN AGAIN', []],
])('English, %s', (_, sentence, names) => {
  expect(inEnglish(sentence)).toEqual(names);
});

test.each([
  ['alone it is no name', ['Tugs are late. Nobody knows why.'], []],
  [
    'it is one where another sentence has it inside',
    ['Baoshan waits. The pilots of Baoshan wait too.'],
    ['Baoshan'],
  ],
  ['nor is it part of one', ['Residents Marta Oye and Per Tamm agreed.'], ['Marta Oye', 'Per Tamm']],
  ['it is part of a person’s name', ['Ewa Lind rows. Nobody saw Lind.'], ['Ewa Lind', 'Lind']],
  ['“the” is never part of a name', ['The Lantern Theatre opens.'], ['Lantern Theatre']],
])('English, the first word of a sentence: %s', (_, lines, names) => {
  expect(inEnglish(...lines).toSorted()).toEqual(names.toSorted());
});

test('English headlines in title case are no evidence for names, those in sentence case are', () => {
  const named = (headline: string) => namesInEnglish([headline]).map(({ text }) => text);
  expect(named('Newest Tugs and Former Pilots Meet at the Local Lock')).toEqual([]);
  expect(named('Tugs meet pilots off Kittiwake Yard')).toEqual(['Kittiwake Yard']);
  expect(named('“Latest News”: Pilots Strike Again')).toEqual([]);
});

test('a name with the same lexeme as an ordinary word of the text is shown in full only', () => {
  expect(inEnglish('They asked Rolf Aske for a boat.', 'Nobody else saw Aske.')).toEqual(['Rolf Aske']);
});

test('a later surname belongs to the whole name, and both are recognized by the lexemes in the index', () => {
  const names = namesInEnglish(['', 'Harbour master Ewa Lind came by boat.', 'The boat is old, Lind said.']);
  expect(names).toEqual([
    { text: 'Ewa Lind', lexemes: ['ewa', 'lind'] },
    { text: 'Lind', lexemes: ['lind'] },
  ]);
  expect(namesInEnglish(['', 'It lies in Kittiwake Yards.'])).toEqual([
    { text: 'Kittiwake Yards', lexemes: ['kittiwak', 'yard'] },
  ]);
});

test('English nouns are reasons if the headline has them or the text twice; adverbs, verbs and adjectives never', () => {
  const nouns = nounsInEnglish([
    'A dredger for the latest former local lock',
    'The dredgers and the newest tugs are usually working. They wait for the pilots, who choose the tugs.',
    'Newest of the pilots is the former one, lately, who left the lock.',
  ]).map(({ text }) => text);
  expect(nouns).toEqual(['dredger', 'pilots', 'tugs', 'lock']);
});

test.each([
  ['a person by a title', '记者何若琳昨天到了码头。', ['何若琳']],
  ['a person who says something', '船长来了。周桂兰说，面要趁热吃。', ['周桂兰']],
  ['a foreigner', '馆长乔安娜·普鲁伊特打开了门。', ['乔安娜·普鲁伊特', '普鲁伊特']],
  ['a foreigner behind a word', '学生奥马尔·赖特在船上。', ['奥马尔·赖特', '赖特']],
  ['a title in brackets', '她读了《三国演义》，又读了《码头食谱》。', ['《三国演义》', '《码头食谱》']],
  ['a known place', '他们从上海出发。', ['上海']],
  ['a place with its kind', '渡轮开往宝山区，每天两班。', ['宝山区', '宝山']],
  ['a kind of place', '开发区和示范区都在城区，社区也在。', []],
  ['small words in a row', '他说了又说，是不是还在那里。', []],
  ['Latin letters', '公司 Alder Heat 加入了 NATO。', ['Alder Heat', 'NATO']],
])('Chinese, %s', (_, sentence, names) => {
  expect(inChinese(sentence).toSorted()).toEqual(names.toSorted());
});

test('a Chinese name is recognized by stored terms: a name of the lexicon as a whole, others by each bigram', () => {
  const { names } = findNames({ headline: '', standfirst: '', plainText: '陆沉舟谈到了沙洲。' }, 'zh-CN', [
    '陆沉舟',
  ]);
  expect(names).toEqual([{ text: '陆沉舟', lexemes: ['陆沉舟'] }]);
  const unknown = findNames({ headline: '', standfirst: '', plainText: '船长陆沉舟说。' }, 'zh-CN', []);
  expect(unknown.names).toEqual([{ text: '陆沉舟', lexemes: ['陆沉', '沉舟'] }]);
});

test('a Chinese name in traditional characters is shown as it is written', () => {
  expect(inChinese('記者陳潔昨天到了碼頭。')).toEqual(['陳潔']);
});

test('in Arabic only the words after a title are a name', () => {
  const plainText = 'قالت الوزيرة ليلى حداد إن العبارة تصل غدا إلى الميناء.';
  const { names, nouns } = findNames({ headline: '', standfirst: '', plainText }, 'ar', []);
  expect(names.map(({ text }) => text)).toEqual(['ليلى حداد']);
  expect(nouns()).toEqual([]);
});
