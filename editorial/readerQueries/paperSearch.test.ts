import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reader, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import type { Marked } from '#editorial/search/matchMarks.ts';
import { readPaper } from './paperFacts.ts';
import { type SearchOrder, searchPaper } from './paperSearch.ts';
import { suggestNamedPages, suggestSpelling } from './searchSuggestions.ts';

let scene: { close(): Promise<void> };
let editor: Actor;

type Story = Parameters<typeof writeStory>[1];
async function released(story: Story, order: object = {}) {
  const articleId = await writeStory(editor, story);
  await release(editor, { articleId, ...order });
  return articleId;
}

const headlines = async (order: SearchOrder | string) =>
  (await searchPaper(typeof order === 'string' ? { q: order } : order)).items.map(({ headline }) => headline);
const suggestion = async (q: string) => suggestSpelling(await searchPaper({ q }));
const asText = (marked: Marked) =>
  marked.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');
const snippets = async (q: string) => (await searchPaper({ q })).items.map(({ snippet }) => asText(snippet));

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  await released({
    headline: 'Ferries return to the harbour',
    text: 'The night ferry sails again.',
    topics: ['Night ferries'],
  });
  await released({
    headline: 'Council votes on budget',
    text: 'Money for a ferry and for the harbour wall, said Quennell.',
  });
  await released({
    headline: 'Buses at night',
    text: 'A bus instead of the boat. The harbour is dark. Night bus.',
  });
  await released({
    headline: '香港渡轮恢复夜航',
    text: '渡轮公司表示，气候变化影响航班。',
    language: 'zh-CN',
    topics: ['渡轮'],
  });
  await released({
    headline: '市议会通过预算',
    text: '预算包括港口。变化的气候没有提到。',
    language: 'zh-CN',
  });
});
afterAll(() => scene.close());

describe('a search', () => {
  test('ranks the headline above the text, and finds a word in all its forms', async () => {
    expect(await headlines('ferry')).toEqual(['Ferries return to the harbour', 'Council votes on budget']);
  });

  test('requires every word, and a phrase in the given order', async () => {
    expect(await headlines('ferry budget')).toEqual(['Council votes on budget']);
    expect(await headlines('"night bus"')).toEqual(['Buses at night']);
    expect(await headlines('"bus night"')).toEqual([]);
    expect(await headlines('"night ferry"')).toEqual(['Ferries return to the harbour']);
  });

  test('excludes stories that contain a word or phrase after a minus', async () => {
    expect(await headlines('harbour -ferry')).toEqual(['Buses at night']);
    expect((await headlines('harbour -"night bus"')).sort()).toEqual([
      'Council votes on budget',
      'Ferries return to the harbour',
    ]);
  });

  test('finds Chinese words only where their characters are adjacent', async () => {
    expect(await headlines('渡轮')).toEqual(['香港渡轮恢复夜航']);
    expect(await headlines('"气候变化"')).toEqual(['香港渡轮恢复夜航']);
    expect((await headlines('预算')).length).toBe(1);
    expect((await headlines('气候变化')).length).toBe(2);
    expect(await headlines('渡轮 夜航')).toEqual(['香港渡轮恢复夜航']);
  });

  test('shows where the words occur, as they are written', async () => {
    expect(await snippets('ferry budget')).toEqual([
      'Money for a [ferry] and for the harbour wall, said Quennell.',
    ]);
    expect(await snippets('渡轮')).toEqual(['[渡轮]公司表示，气候变化影响航班。']);
  });

  test('marks words as written in the text, however they were typed', async () => {
    await released({ headline: 'The Café of Zoë', text: 'A café by the mole, and no cafeteria.' });
    await released({ headline: '臺灣船東訪問', text: '臺灣船東到訪，ＡＩ系統啟用。', language: 'zh-CN' });
    expect(await snippets('cafe zoe')).toEqual(['A [café] by the mole, and no cafeteria.']);
    expect(await snippets('台湾 AI')).toEqual(['[臺灣]船東到訪，[ＡＩ]系統啟用。']);
    await released({ headline: 'The Who on the mole', text: 'They are the loudest.' });
    expect(await snippets('the who')).toEqual(['Standfirst.']);
  });

  test('is filtered by section, author, day and language', async () => {
    const now = Date.now();
    const day = 86_400_000;
    expect((await headlines({ q: 'harbour', section: 'city' })).length).toBe(3);
    expect(await headlines({ q: 'harbour', section: 'nowhere' })).toEqual([]);
    expect(await headlines({ q: 'harbour', author: 'nobody' })).toEqual([]);
    expect((await headlines({ q: 'harbour', since: new Date(now - day) })).length).toBe(3);
    expect(await headlines({ q: 'harbour', until: new Date(now - day) })).toEqual([]);
    expect(await headlines({ q: 'harbour', language: 'zh-CN' })).toEqual([]);
    expect((await headlines({ q: 'harbour', language: 'en' })).length).toBe(3);
  });

  test('suggests topics and sections of that name', async () => {
    const { sections } = await readPaper();
    const offered = async (q: string) => suggestNamedPages((await searchPaper({ q })).question, sections);
    expect((await offered('night ferries')).topics).toEqual([
      { slug: 'night-ferries', name: 'Night ferries' },
    ]);
    expect((await offered('渡轮')).topics.map(({ name }) => name)).toEqual(['渡轮']);
    expect((await offered('City')).sections.map(({ slug }) => slug)).toEqual(['city']);
    expect((await offered('%')).topics).toEqual([]);
  });
});

describe('spelling suggestions', () => {
  test('use words of the paper, as it writes them', async () => {
    expect(await suggestion('harbuor')).toBe('harbour');
    expect(await suggestion('ferry harbuor')).toBe('ferry harbour');
    expect(await suggestion('feryr')).toBe('ferry');
    expect(await suggestion('quenell')).toBe('Quennell');
    expect(await suggestion('渡伦')).toBe('渡轮');
    expect(await suggestion('harbour')).toBeNull();
    expect(await suggestion('xyzzyplugh')).toBeNull();
  });

  test('correct several errors with words of one story, not each with the nearest word of the paper', async () => {
    for (const n of [1, 2, 3]) {
      await released({ headline: `Bramley apples ${n}`, text: 'Apples from the county.' });
    }
    await released({ headline: 'Bramwell sails the Corvina', text: 'To the outer islands.' });
    // one error from Bramley, two from Bramwell
    expect(await suggestion('Bramlel')).toBe('Bramley');
    expect(await suggestion('corvona')).toBe('Corvina');
    expect(await suggestion('Bramlel corvona')).toBe('Bramwell Corvina');
    expect(await suggestion('islands Bramlel corvona')).toBe('islands Bramwell Corvina');
    expect(await suggestion('apples Bramlel')).toBe('apples Bramley');
    expect(await suggestion('apples corvona xyzzyplugh')).toBeNull();
  });

  test('are made if each word occurs somewhere, and all of them nowhere together', async () => {
    await released({ headline: 'Farry lights', text: 'The name was set with a slip.' });
    expect(await headlines('farry budget')).toEqual([]);
    expect(await suggestion('farry budget')).toBe('ferry budget');
    expect(await suggestion('farry')).toBeNull();
  });
});

describe('content that is not live', () => {
  const canary = 'Zanthorvile';
  const typo = 'zanthorvle';

  test('is in no result, snippet or suggestion: drafts, embargoes, withdrawn and deleted content', async () => {
    await writeStory(editor, { headline: `${canary} draft`, text: canary, topics: [canary] });
    await released({ headline: `${canary} later`, text: canary }, { at: new Date(Date.now() + 3_600_000) });
    const gone = await released({ headline: `${canary} gone`, text: canary });
    const changed = await released({ headline: 'Changed since', text: `It said ${canary} once.` });
    expect(await suggestion(typo)).toBe(canary);
    expect((await headlines(canary)).sort()).toEqual(['Changed since', `${canary} gone`]);
    await withdraw(editor, { articleId: gone, because: 'It was not so.' });
    await editDraft(editor, { articleId: changed, headline: 'Changed since then' });
    await release(editor, { articleId: changed, kind: 'correction', readerNote: 'It was put otherwise.' });
    expect(await headlines(canary)).toEqual(['Changed since then']);
    await withdraw(editor, { articleId: changed, because: 'Nor was this.' });
    for (const q of [canary, typo, `"${canary} gone"`, `harbour ${typo}`]) {
      const results = await searchPaper({ q });
      expect(JSON.stringify(results.items)).not.toContain(canary);
      expect(await suggestSpelling(results)).toBeNull();
      expect(JSON.stringify(await suggestNamedPages(results.question, []))).not.toContain(canary);
    }
  });

  test("is not revealed to the readers' role by any function", async () => {
    const { rows } = await reader().execute(sql`
      select (select count(*) from live.words_like('zanthorvil', 'en'))::int as like,
        (select max(stories) from live.commonness(array['zanthorvil']))::int as stories,
        (select count(*) from live.search_block('zanthorvil', 'zanthorvil', null, array['zanthorvil'::tsquery], false, false, 50, 50,
          'infinity', null, null, null, null, null, null, null))::int as block`);
    expect(rows).toEqual([{ like: 0, stories: 0, block: 0 }]);
    await expect(reader().execute(sql`select * from search_word`)).rejects.toThrow();
    await expect(reader().execute(sql`select * from release_search`)).rejects.toThrow();
    await expect(
      reader().execute(
        sql`select newest_with('words', 'a', false, 1, now(), null, null, null, null, null, null, null)`,
      ),
    ).rejects.toThrow();
  });
});

describe('hostile queries', () => {
  test.each([
    ':*&|!<->',
    "'; drop table release; --",
    '%',
    '_',
    '\\',
    "'",
    '"',
    '-',
    '--',
    'a:*',
    '!ferry',
    'ferry & | !',
    '(((',
    '\0',
    '\ud800',
    '\u202eferry',
    '🦭',
    '👩‍👩‍👧',
    'the',
    'the of and',
    'x'.repeat(10_000),
    'ferry '.repeat(2_000),
    '雪',
    '的',
    '渡'.repeat(400),
    '臺'.repeat(400),
    'The Who '.repeat(60),
    `"${'to be or not '.repeat(30)}"`,
    '\u200b'.repeat(5_000),
    'e\u0301'.repeat(2_000),
    '\ufdfa'.repeat(400),
    'ؤئ'.repeat(200),
    'IT WHO 00it 0the',
    'فيري',
    'ferry渡轮فيري',
    "o'clock",
    'C++',
    'a.b.c',
    'http://x.example/?q=1',
    '&lt;b&gt;',
    '<script>',
    '1',
    '-1',
    Array.from({ length: 200 }, (_, n) => `harbour${n}`).join(' '),
    Array.from({ length: 200 }, (_, n) => `-w${n}`).join(' '),
  ])('%j is answered', async (q) => {
    for (const language of [undefined, 'en', 'zh-CN', 'ar'] as const) {
      const results = await searchPaper({ q, language });
      expect(Array.isArray(results.items)).toBe(true);
      await suggestSpelling(results, language);
      await suggestNamedPages(results.question, []);
    }
  });

  test('any text is answered, with any cursor', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 40 }),
        async (q, after) => {
          await searchPaper({ q: `${q} harbour`, after });
          await searchPaper({ q, after, section: q, author: q });
        },
      ),
      { numRuns: 25 },
    );
  });
});

test("the search index's copy of a release's live range equals the release's", async () => {
  const { rows } = await staff().execute<{ wrong: number; all: number }>(sql`
    select count(*)::int as all, (count(*) filter (where (s.live_from, s.live_until) is distinct from
      (case when isempty(r.live) then 'infinity' else lower(r.live) end,
       case when isempty(r.live) then '-infinity' else coalesce(upper(r.live), 'infinity') end)))::int as wrong
    from release_search s join release r on r.id = s.release_id`);
  expect(rows[0]?.wrong).toBe(0);
  expect(rows[0]?.all).toBeGreaterThan(5);
});
