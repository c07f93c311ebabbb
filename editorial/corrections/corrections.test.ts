import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { verifyPublished } from '#editorial/ledger/ledger.scene.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { previewArticle } from '#editorial/preview/articlePreview.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { forecastRelease } from '#editorial/releases/releaseForecast.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease, reschedule } from '#editorial/releases/reschedulingReleases.ts';
import { forecastTakeBack } from '#editorial/releases/takeBackForecast.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const write = (articleId: ArticleId, ...texts: string[]) =>
  editDraft(editor, { articleId, body: bodyOf(texts.map(paragraph)) });

/** A story whose second release is a correction of its first paragraph. */
async function correctedStory(headline: string, kind: 'correction' | 'clarification' = 'correction') {
  const articleId = await writeStory(editor, {
    headline,
    text: 'It made 60 crossings.\n\nIt has two decks.',
  });
  const { slug } = await release(editor, { articleId });
  await write(articleId, 'It made 16 crossings.', 'It has two decks.');
  await release(editor, { articleId, kind, readerNote: `${headline}: it was 16.` });
  return { articleId, slug };
}

async function noticesAt(slug: string) {
  const result = await readArticle(slug);
  if (result.is !== 'live') throw new Error(`The story is ${result.is}.`);
  return result.article.corrections.map(({ number, holds, events }) => ({
    number,
    holds,
    events: events.map(({ is, note }) => `${is}: ${note}`),
  }));
}

const listedOf = async (articleId: ArticleId) =>
  (await readCorrections()).page.items.filter((item) => item.articleId === articleId);

test.each(['correction', 'clarification'] as const)(
  'a %s cannot be taken back without a note, and the attempt changes nothing',
  async (kind) => {
    const { articleId } = await correctedStory(`Ferry ${kind}`, kind);
    const before = await releaseTraces();
    expect(await refusalReasonOf(takeBack(editor, { articleId, number: 2 }))).toBe('note-missing');
    expect(await refusalReasonOf(takeBack(editor, { articleId, number: 2, readerNote: ' \n ' }))).toBe(
      'note-missing',
    );
    expect(await releaseTraces()).toBe(before);
    expect((await forecastTakeBack(editor, { articleId })).changes).toMatchObject([
      { number: 2, kind, is: 'taken-back' },
    ]);
  },
);

test('an update and a typo can be taken back without a note, and are not listed among corrections', async () => {
  const articleId = await writeStory(editor, { headline: 'Tram' });
  const { slug } = await release(editor, { articleId });
  for (const [number, kind] of [
    [2, 'update'],
    [4, 'typo'],
  ] as const) {
    await write(articleId, `Text ${number}.`);
    await release(editor, { articleId, kind });
    expect((await forecastTakeBack(editor, { articleId })).changes).toEqual([]);
    await takeBack(editor, { articleId, number });
  }
  expect(await noticesAt(slug)).toEqual([]);
  expect(await listedOf(articleId)).toEqual([]);
});

test('the note of a taken-back update is a separate entry among the corrections', async () => {
  const articleId = await writeStory(editor, { headline: 'Lock' });
  const { slug } = await release(editor, { articleId });
  await write(articleId, 'Wrong words.');
  await release(editor, { articleId, kind: 'update' });
  await takeBack(editor, { articleId, number: 2, readerNote: 'The update was about another lock.' });
  expect(await noticesAt(slug)).toEqual([{ number: 3, holds: true, events: [] }]);
  expect(await listedOf(articleId)).toMatchObject([{ is: 'published', kind: 'take-back', changes: [] }]);
});

test('taking back a take-back restores the correction, and needs a note', async () => {
  const { articleId, slug } = await correctedStory('Bridge');
  await takeBack(editor, { articleId, number: 2, readerNote: 'It was 60.' });
  expect(await noticesAt(slug)).toEqual([{ number: 2, holds: false, events: ['taken-back: It was 60.'] }]);
  expect(await refusalReasonOf(takeBack(editor, { articleId, number: 3 }))).toBe('note-missing');
  await takeBack(editor, { articleId, number: 3, readerNote: 'It was 16 all the same.' });
  expect(await noticesAt(slug)).toEqual([
    { number: 2, holds: true, events: ['taken-back: It was 60.', 'made-again: It was 16 all the same.'] },
  ]);
  expect(await listedOf(articleId)).toMatchObject([
    { number: 4, holds: true, changes: [{ number: 2, is: 'made-again' }] },
    { number: 3, holds: false, changes: [{ number: 2, is: 'taken-back' }] },
    { number: 2, holds: true },
  ]);
});

test('restoring a release before two corrections takes both back', async () => {
  const { articleId, slug } = await correctedStory('Quay');
  await write(articleId, 'It made 16 crossings.', 'It has three decks.');
  await release(editor, { articleId, kind: 'correction', readerNote: 'It has three.' });
  await takeBack(editor, { articleId, number: 3, to: 1, readerNote: 'Both were wrong.' });
  expect(await noticesAt(slug)).toEqual([
    { number: 3, holds: false, events: ['taken-back: Both were wrong.'] },
    { number: 2, holds: false, events: ['taken-back: Both were wrong.'] },
  ]);
  await takeBack(editor, { articleId, number: 4, to: 2, readerNote: 'The first was right.' });
  expect(await noticesAt(slug)).toMatchObject([
    { number: 3, holds: false },
    { number: 2, holds: true },
  ]);
});

test('a draft that still has the taken-back change restores it, also after further edits', async () => {
  const { articleId, slug } = await correctedStory('Ferry again');
  await takeBack(editor, { articleId, number: 2, readerNote: 'It was 60.' });
  await write(articleId, 'It made 16 crossings, on two days.', 'It has two decks.', 'It is blue.');
  const preview = await previewArticle(editor, { articleId, kind: 'update' });
  expect(preview.corrections).toMatchObject([{ number: 2, holds: true }]);
  await release(editor, { articleId, kind: 'update', readerNote: 'More is known.' });
  expect(await noticesAt(slug)).toEqual([
    { number: 2, holds: true, events: ['taken-back: It was 60.', 'made-again: More is known.'] },
  ]);
});

test('if the draft was changed back too, the correction stays taken back', async () => {
  const { articleId, slug } = await correctedStory('Ferry at rest');
  await takeBack(editor, { articleId, number: 2, readerNote: 'It was 60.' });
  await write(articleId, 'It made 60 crossings.', 'It has two decks.', 'It is blue.');
  await release(editor, { articleId, kind: 'update' });
  expect(await noticesAt(slug)).toEqual([{ number: 2, holds: false, events: ['taken-back: It was 60.'] }]);
});

/** A story whose second release, a correction of some kind, was taken back; its draft still has the correction. */
async function takenBackStory(headline: string, change: (articleId: ArticleId) => Promise<unknown>) {
  const articleId = await writeStory(editor, {
    headline,
    text: 'It made 60 crossings.\n\nIt has two decks.',
  });
  const { slug } = await release(editor, { articleId });
  await change(articleId);
  await release(editor, { articleId, kind: 'correction', readerNote: `${headline}: put right.` });
  await takeBack(editor, { articleId, number: 2, readerNote: 'We are not sure.' });
  return { articleId, slug };
}

const describeNow = async (articleId: ArticleId, change: object) => {
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, ...change });
};

test('a correction of a paragraph holds again although a topic that was added with it was removed', async () => {
  const { articleId, slug } = await takenBackStory('Ferry mixed', async (id) => {
    await write(id, 'It made 16 crossings.', 'It has two decks.');
    await describeNow(id, { topics: ['Ferries', 'Harbour'] });
  });
  await describeNow(articleId, { topics: ['Ferries'] });
  await release(editor, { articleId, kind: 'update' });
  expect(await noticesAt(slug)).toMatchObject([{ number: 2, holds: true }]);
});

test('a correction of a paragraph stays taken back although a topic that was added with it remains', async () => {
  const { articleId, slug } = await takenBackStory('Ferry unmixed', async (id) => {
    await write(id, 'It made 60 crossings.', 'It has two decks.', 'It is blue.');
    await describeNow(id, { topics: ['Ferries', 'Harbour'] });
  });
  await write(articleId, 'It made 60 crossings.', 'It has two decks.');
  await release(editor, { articleId, kind: 'update' });
  expect(await noticesAt(slug)).toMatchObject([{ number: 2, holds: false }]);
});

test('a correction of topics alone is judged by topics', async () => {
  const topics =
    (...names: string[]) =>
    (id: ArticleId) =>
      describeNow(id, { topics: names });
  const again = await takenBackStory('Ferry filed', topics('Harbour'));
  await write(again.articleId, 'It made 60 crossings.', 'It has two decks.', 'It is blue.');
  await release(editor, { articleId: again.articleId, kind: 'update' });
  expect(await noticesAt(again.slug)).toMatchObject([{ holds: true }]);
  const gone = await takenBackStory('Ferry filed back', topics('Harbour'));
  await topics('Ferries')(gone.articleId);
  await release(editor, { articleId: gone.articleId, kind: 'update' });
  expect(await noticesAt(gone.slug)).toMatchObject([{ holds: false }]);
});

const added = (id: ArticleId) =>
  write(id, 'It made 60 crossings.', 'It has two decks.', 'Nobody was hurt on board.');

test.each<[string, (articleId: ArticleId) => Promise<unknown>, string[]]>([
  [
    'only added a paragraph, which was reworded',
    added,
    ['It made 60 crossings.', 'It has two decks.', 'All who were on board are unhurt.'],
  ],
  [
    'put two paragraphs right, one of which was put back',
    (id) => write(id, 'It made 16 crossings.', 'It has three decks.'),
    ['It made 16 crossings.', 'It has two decks.'],
  ],
  [
    'put a paragraph right that is gone',
    (id) => write(id, 'It made 16 crossings.', 'It has two decks.'),
    ['It has two decks.'],
  ],
  [
    'moved a paragraph',
    (id) => write(id, 'It has two decks.', 'It made 60 crossings.'),
    ['It has two decks.', 'It is blue.', 'It made 60 crossings.'],
  ],
  [
    'changed nothing but its note',
    async () => {},
    ['It made 60 crossings.', 'It has two decks.', 'It is blue.'],
  ],
])('a correction that %s: whoever releases must say whether it holds', async (which, change, texts) => {
  for (const bringsBack of [true, false]) {
    const { articleId, slug } = await takenBackStory(`Ferry ${which} ${bringsBack}`, change);
    await write(articleId, ...texts);
    const { unclear } = await forecastRelease(editor, { articleId });
    expect(unclear).toMatchObject([{ number: 2, kind: 'correction' }]);
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId, kind: 'update' }))).toBe('taken-back-unclear');
    expect(await releaseTraces()).toBe(before);
    await release(editor, { articleId, kind: 'update', bringsBack });
    expect(await noticesAt(slug)).toMatchObject([{ number: 2, holds: bringsBack }]);
  }
});

test('an added paragraph holds again if the text has it, and not otherwise', async () => {
  const again = await takenBackStory('Ferry added', added);
  await write(again.articleId, 'It made 60 crossings.', 'Nobody was hurt on board.', 'It is blue.');
  await release(editor, { articleId: again.articleId, kind: 'update' });
  expect(await noticesAt(again.slug)).toMatchObject([{ holds: true }]);
  const gone = await takenBackStory('Ferry without', added);
  await write(gone.articleId, 'It made 60 crossings.', 'It has two decks.');
  expect((await forecastRelease(editor, { articleId: gone.articleId })).unclear).toEqual([]);
  await release(editor, { articleId: gone.articleId, kind: 'update' });
  expect(await noticesAt(gone.slug)).toMatchObject([{ holds: false }]);
});

test('if one of two corrections taken back together is restored, no question is asked about it', async () => {
  const { articleId, slug } = await correctedStory('Ferry twice');
  await write(articleId, 'It made 16 crossings.', 'It has three decks.');
  await release(editor, { articleId, kind: 'correction', readerNote: 'It has three.' });
  await takeBack(editor, { articleId, number: 3, to: 1, readerNote: 'Both were wrong.' });
  await write(articleId, 'It made 16 crossings.', 'It has two decks.');
  await release(editor, { articleId, kind: 'update' });
  expect(await noticesAt(slug)).toMatchObject([
    { number: 3, holds: false },
    { number: 2, holds: true },
  ]);
});

test('no question is asked when no note depends on the answer', async () => {
  const articleId = await writeStory(editor, { headline: 'Ferry unasked', text: 'One.' });
  await release(editor, { articleId });
  await write(articleId, 'One.', 'Two by two.');
  await release(editor, { articleId, kind: 'update' });
  await takeBack(editor, { articleId, number: 2 });
  await write(articleId, 'One.', 'Two at a time.');
  expect((await release(editor, { articleId, kind: 'update' })).number).toBe(4);
});

test('the order of a release that follows another must answer the question, and the answer is stored', async () => {
  const { articleId, slug } = await takenBackStory('Ferry waiting', added);
  await write(articleId, 'It made 60 crossings.', 'It has two decks.', 'All who were on board are unhurt.');
  const after = await writeStory(editor, { headline: 'Ferry ahead' });
  const order = { articleId, after, kind: 'update' } as const;
  expect(await refusalReasonOf(release(editor, order))).toBe('taken-back-unclear');
  await release(editor, { ...order, bringsBack: true });
  await release(editor, { articleId: after });
  expect(await noticesAt(slug)).toMatchObject([{ number: 2, holds: true }]);
});

test('a correction under embargo is announced when it begins, a moved one once, and a cancelled one never', async () => {
  const articleId = await writeStory(editor, { headline: 'Embargo' });
  const { slug } = await release(editor, { articleId });
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const order = { articleId, kind: 'correction', readerNote: 'Not yet.' } as const;
  const [first, second] = [later(1), later(2)];
  await release(editor, { ...order, at: first });
  await reschedule(editor, { articleId, seen: first, at: second });
  expect(await noticesAt(slug)).toEqual([]);
  expect(await listedOf(articleId)).toEqual([]);
  await cancelRelease(editor, { articleId });
  await release(editor, { articleId, kind: 'update' });
  expect(await noticesAt(slug)).toEqual([]);
  expect(JSON.stringify(await readHistory(slug))).not.toContain('Not yet.');
});

test('a correction released with a package is shown correctly when taken back, withdrawn and released again', async () => {
  const articleId = await writeStory(editor, { headline: 'Packed' });
  const { slug } = await release(editor, { articleId });
  await write(articleId, 'Corrected together.');
  const item = { articleId, kind: 'correction', readerNote: 'In the package.' } as const;
  await releaseSeen(
    editor,
    await pack(editor, 'Both', [item, await writeStory(editor, { headline: 'Other' })]),
  );
  await takeBack(editor, { articleId, number: 2, readerNote: 'Not so.' });
  await withdraw(editor, { articleId, because: 'It was doubted.' });
  expect(await listedOf(articleId)).toMatchObject([{ is: 'withdrawn' }, { is: 'withdrawn' }]);
  await release(editor, { articleId, kind: 'update' });
  expect(await noticesAt(slug)).toMatchObject([
    { number: 2, holds: true, events: ['taken-back: Not so.', 'made-again: '] },
  ]);
  expect(await readArticle(slug)).toMatchObject({
    article: { withdrawals: [{ because: 'It was doubted.' }] },
  });
});

test('the history keeps the notes of releases before a withdrawal, and none of their text', async () => {
  const { articleId, slug } = await correctedStory('Kanarienvogel');
  await withdraw(editor, { articleId, because: 'It was not so.' });
  await editDraft(editor, { articleId, headline: 'What was so' });
  await release(editor, { articleId, kind: 'update' });
  const history = await readHistory(slug);
  expect(history?.releases.map(({ withheld, note }) => [withheld, note])).toEqual([
    [false, ''],
    [true, 'Kanarienvogel: it was 16.'],
    [true, ''],
  ]);
  expect(JSON.stringify(history)).not.toContain('crossings');
});

test('an old take-back without an explanation is listed without a note', async () => {
  const { articleId, slug } = await correctedStory('Old row');
  await takeBack(editor, { articleId, number: 2, readerNote: 'x' });
  await staff().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update release set reader_note = '' where article_id = ${articleId} and number = 3`);
  });
  expect(await noticesAt(slug)).toEqual([{ number: 2, holds: false, events: ['taken-back: '] }]);
  expect(await listedOf(articleId)).toMatchObject([{ number: 2, holds: false }]);
});

test('thirty pages contain every note once, in order of time', async () => {
  const all: number[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const { page } = await readCorrections(before === undefined ? {} : { before });
    all.push(...page.items.map(({ at }) => at.getTime()));
    before = page.before;
  }
  const { rows } = await staff().execute<{ count: number }>(sql`
    select count(*)::int as count from release where not isempty(live) and lower(live) <= now()
      and (kind in ('correction', 'clarification') or (kind = 'take-back' and reader_note <> ''))`);
  expect(all).toHaveLength(rows[0]?.count ?? -1);
  expect(all).toEqual(all.toSorted((one, other) => other - one));
});

test('the ledger is unaffected by all this, and still detects an altered old row', async () => {
  const { wrong } = await verifyPublished();
  expect(wrong).toHaveLength(1);
  expect(wrong[0]).toContain('Old row');
});
