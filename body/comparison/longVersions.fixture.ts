import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { heading, paragraph } from '#body/composeBody.ts';

const vocabularies = {
  en: 'harbour council river budget school ferry engine market bridge winter library flood street night theatre grant station pupil nurse tram battery orchard museum vote plan signal timber salt kiln barge quay warden choir ledger the of and to in a that for was on with by from after before under over into said would could'.split(
    ' ',
  ),
  'zh-CN':
    '港口 议会 河流 预算 学校 渡轮 市场 桥梁 冬季 洪水 街道 夜晚 剧院 拨款 车站 学生 护士 电车 电池 果园 表决 计划 信号 木材 盐田 驳船 码头 合唱团 但是 因为 已经 可以 我们 他们 今天 昨天 认为 表示'.split(
      ' ',
    ),
};
const newWords = { en: 'rhinoceros', 'zh-CN': '犀牛' };

export type LongLanguage = keyof typeof vocabularies;

const WORDS = 10_000;
const WORDS_OF_PARAGRAPH = 60;
const EDITS = 30;
/** Paragraphs that move, from and to these places. */
const moves = [
  [10, 60],
  [100, 20],
  [140, 80],
] as const;

/** Numbers that look random and are the same in each run. */
function numbers(): (below: number) => number {
  let state = 7;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

export const link = (text: string, href: string): BodyNode => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
});

type ListType = 'bulletList' | 'orderedList';

export const listOf = (type: ListType, texts: string[]): BodyNode => ({
  type,
  ...(type === 'orderedList' && { attrs: { start: 1 } }),
  content: texts.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
});

/** A table with a header row. */
export const tableOf = (rows: string[][]): BodyNode => ({
  type: 'table',
  content: rows.map((cells, at) => ({
    type: 'tableRow',
    content: cells.map((text) => ({
      type: at === 0 ? 'tableHeader' : 'tableCell',
      content: [{ type: 'text', text }],
    })),
  })),
});

/**
 * Two versions of a story of 10,000 words. Between them, thirty words were added, three paragraphs moved, two links
 * got other targets, a bulleted list became a numbered one, and a cell of a table changed.
 */
export function longVersions(language: LongLanguage): { before: Body; after: Body; newWord: string } {
  const next = numbers();
  const vocabulary = vocabularies[language];
  const [space, stop] = language === 'en' ? [' ', '.'] : ['', '。'];
  const sentence = () =>
    Array.from({ length: 12 }, () => vocabulary[next(vocabulary.length)] as string).join(space) + stop;
  const text = () => Array.from({ length: WORDS_OF_PARAGRAPH / 12 }, sentence).join(space);
  const texts = Array.from({ length: WORDS / WORDS_OF_PARAGRAPH }, text);
  const items = Array.from({ length: 6 }, sentence);
  const rows = Array.from({ length: 5 }, () => [sentence(), sentence(), sentence()]);
  const linkTexts = [sentence(), sentence()];

  const newWord = newWords[language];
  const edited = texts.map((each, at) =>
    at % 5 === 2 && at < EDITS * 5 ? withWord(each, `${space}${newWord}${space}`, stop) : each,
  );
  const bodyWith = (paragraphs: string[], list: ListType, cell: string, host: string): Body => {
    const blocks: BodyNode[] = paragraphs.map(paragraph);
    const cells = rows.map((row, at) => (at === 3 ? [row[0] ?? '', cell, row[2] ?? ''] : row));
    blocks.splice(130, 0, tableOf(cells));
    blocks.splice(90, 0, listOf(list, items));
    const linked = linkTexts.map((words, at) => [link(words, `https://${host}/${at}`)]);
    blocks.splice(
      40,
      0,
      heading(2, items[0] ?? ''),
      ...linked.map((content) => ({ type: 'paragraph', content })),
    );
    return { type: 'doc', content: blocks };
  };
  const after = bodyWith(edited, 'orderedList', `${newWord}${stop}`, 'new.example');
  for (const [from, to] of moves) after.content.splice(to, 0, ...after.content.splice(from, 1));
  return { before: bodyWith(texts, 'bulletList', rows[3]?.[1] ?? '', 'old.example'), after, newWord };
}

/** The text with a word more at the beginning of its second sentence. */
function withWord(text: string, word: string, stop: string): string {
  const [first = '', ...others] = text.split(stop);
  return [first, `${word.trimEnd()}${others[0] ?? ''}`, ...others.slice(1)].join(stop);
}
