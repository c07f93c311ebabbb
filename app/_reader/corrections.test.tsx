import { setTimeout as sleep } from 'node:timers/promises';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { ArticlePage } from '#components/reader/pages/ArticlePage.tsx';
import { CorrectionsPage } from '#components/reader/pages/CorrectionsPage.tsx';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { verifyPublished } from '#editorial/ledger/ledger.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { correctionsFeed } from '#publishing/feeds/correctionsFeed.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';

vi.mock('next/font/local', () => ({ default: () => ({ variable: 'font' }) })); // Next's compiler replaces this import

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const frame = {
  paper: { names: { en: 'The Alder Courier' }, taglines: {}, language: 'en', zone: 'UTC', sections: [] },
  language: 'en',
  siteUrl: 'https://paper.test',
  now: new Date(),
} as unknown as PaperFrame;
const facts = { tags: [], until: null, now: new Date() };

const acts = ['correct', 'take back', 'withdraw', 'release again'] as const;
type Act = (typeof acts)[number];

/** null: not mentioned yet */
type Facts = (string | null)[];
type Note = { text: string; number: number; fact: number };

/**
 * The expected result, computed from the texts alone: a correction changes one fact, and its note is valid exactly
 * while readers see the corrected fact. The facts are a paragraph whose correction also adds a topic, a paragraph that
 * the correction adds, and the standfirst. Topics also change independently, which affects no note.
 */
class Story {
  readonly releases: { number: number; facts: Facts }[] = [];
  readonly notes: Note[] = [];
  readonly explanations: string[] = [];
  readonly reasons: string[] = [];
  facts: Facts = ['It made 60 crossings.', null, 'It sailed on Monday.'];
  topics = ['Ferries'];
  isLive = false;
  /** the first release since the last withdrawal */
  since = 1;

  readonly articleId: ArticleId;
  readonly slug: string;

  constructor(articleId: ArticleId, slug: string) {
    this.articleId = articleId;
    this.slug = slug;
  }

  get live() {
    return this.isLive ? this.releases.at(-1) : undefined;
  }

  get newest() {
    return this.releases.at(-1)?.number ?? 0;
  }

  place(facts: Facts) {
    if (!this.isLive) this.since = this.newest + 1;
    this.isLive = true;
    this.releases.push({ number: this.newest + 1, facts });
  }

  holds = (note: Note): boolean => this.live?.facts[note.fact] === corrected(note.fact);
}

const corrected = (fact: number) => `Put right: fact ${fact}.`;

async function begin(headline: string): Promise<Story> {
  const articleId = await writeStory(editor, { headline });
  const story = new Story(articleId, '');
  await write(story);
  const { slug } = await release(editor, { articleId });
  const begun = new Story(articleId, slug);
  begun.place(begun.facts);
  return begun;
}

async function write({ articleId, facts: [first, second, standfirst], topics }: Story) {
  const texts = [first, second, 'It has two decks.'].filter((text) => text != null);
  await editDraft(editor, { articleId, body: bodyOf(texts.map(paragraph)), standfirst: standfirst ?? '' });
  await describeArticle(editor, { articleId, topics });
}

/** Performs the act, or asserts that it is refused and changes nothing. */
async function perform(act: Act, story: Story): Promise<void> {
  const { articleId } = story;
  switch (act) {
    case 'correct': {
      const fact = story.notes.length;
      story.facts = story.facts.map((text, at) => (at === fact ? corrected(fact) : text));
      if (fact === 0) story.topics = ['Ferries', 'Harbour'];
      await write(story);
      const note = { text: `Note ${articleId}.${fact}.`, number: story.newest + 1, fact };
      await release(editor, { articleId, kind: 'correction', readerNote: note.text });
      story.place(story.facts);
      story.notes.push(note);
      return;
    }
    case 'release again':
      // Removes the topic that a correction added, or adds another one: neither affects a note.
      story.topics = story.topics.includes('Harbour') ? ['Ferries'] : ['Ferries', 'Tides'];
      await write(story);
      await release(editor, { articleId, kind: 'update' });
      story.place(story.facts);
      return;
    case 'withdraw': {
      const because = `Reason ${articleId}.${story.reasons.length}.`;
      if (!story.isLive) return refused(() => withdraw(editor, { articleId, because }), 'not-live');
      await withdraw(editor, { articleId, because });
      story.isLive = false;
      story.reasons.push(because);
      return;
    }
    case 'take back': {
      const { live } = story;
      const number = story.newest;
      const readerNote = `Taken back ${articleId}.${number}.`;
      if (!live) return refused(() => takeBack(editor, { articleId, number, readerNote }), 'not-live');
      if (number === 1)
        return refused(() => takeBack(editor, { articleId, number, readerNote }), 'nothing-before');
      if (number === story.since)
        return refused(() => takeBack(editor, { articleId, number, readerNote }), 'was-withdrawn');
      const [source] = story.releases.slice(-2);
      const changes = source && JSON.stringify(source.facts) !== JSON.stringify(live.facts);
      if (changes) await refused(() => takeBack(editor, { articleId, number }), 'note-missing');
      await takeBack(editor, { articleId, number, ...(changes && { readerNote }) });
      story.place(source?.facts ?? []);
      if (changes) story.explanations.push(readerNote);
    }
  }
}

async function refused(work: () => Promise<unknown>, reason: string) {
  const before = await releaseTraces();
  expect(await refusalReasonOf(work())).toBe(reason);
  expect(await releaseTraces()).toBe(before);
}

async function shown({ articleId, slug }: Story) {
  const read = await readArticle(slug);
  const { page } = await readCorrections();
  const items = page.items.filter((item) => item.articleId === articleId);
  const article = read.is === 'live' ? read.article : null;
  const html = article
    ? renderToStaticMarkup(<ArticlePage frame={frame} facts={facts} article={article} />)
    : '';
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)]
    .map(([, json = '']) => JSON.parse(json))
    .find((each) => each['@type'] === 'NewsArticle');
  const listed = { items, before: null };
  return {
    is: read.is,
    article,
    foot: /<section class="corrections".*?<\/section>/s.exec(html)?.[0] ?? '',
    spoken: (data?.correction ?? []) as { text: string; datePublished: string }[],
    items,
    page: renderToStaticMarkup(<CorrectionsPage frame={frame} facts={facts} page={listed} />),
    feed: correctionsFeed(frame, items),
  };
}

const isUndone = 'This correction was itself taken back on';

function expectMatch(story: Story, actual: Awaited<ReturnType<typeof shown>>): void {
  expect(actual.is).toBe(story.isLive ? 'live' : 'withdrawn');
  const sorted = actual.items.toSorted((a, b) => b.number - a.number);
  expect(actual.items, 'newest first').toEqual(sorted);
  if (!story.isLive) {
    const texts = [...story.notes.map(({ text }) => text), ...story.explanations];
    expect(sorted.map(({ is }) => is)).toEqual(texts.map(() => 'withdrawn'));
    for (const text of [...texts, story.slug])
      expect(`${actual.page} ${actual.feed}`, 'nothing of a withdrawn story').not.toContain(text);
    return;
  }
  expect(actual.article?.corrections.map(({ note }) => note)).toEqual(
    story.notes.map(({ text }) => text).toReversed(),
  );
  expect(actual.article?.withdrawals.map(({ because }) => because)).toEqual(story.reasons.toReversed());
  for (const reason of story.reasons) expect(actual.foot).toContain(reason);
  for (const explanation of story.explanations) {
    for (const where of [actual.foot, actual.page, actual.feed]) expect(where).toContain(explanation);
    expect(actual.spoken.some(({ text }) => text.includes(explanation))).toBe(true);
  }
  for (const note of story.notes) {
    const holds = story.holds(note);
    expect(actual.article?.corrections.find(({ number }) => number === note.number)).toMatchObject({
      kind: 'correction',
      note: note.text,
      holds,
    });
    expect(sorted.find(({ number }) => number === note.number)).toMatchObject({
      is: 'published',
      note: note.text,
      holds,
    });
    const [comment] = actual.spoken.filter(({ text }) => text.startsWith(note.text));
    const part = (of: string, apart: RegExp) =>
      of.split(apart).find((each) => each.includes(`<p>${note.text}</p>`)) ?? '';
    const texts = [
      part(actual.foot, /<div>/),
      part(actual.page, /<article>/),
      actual.feed.split('<item>').find((each) => each.includes(`<description>${note.text}`)) ?? '',
    ];
    for (const text of [...texts, comment?.text ?? '']) {
      expect(text).toContain(note.text);
      const last = Math.max(text.lastIndexOf(isUndone), text.lastIndexOf('made again on'));
      expect(last < 0 || !text.slice(last).startsWith(isUndone), text).toBe(holds);
    }
    for (const text of texts) expect(/Correction, taken back/.test(text)).toBe(!holds);
  }
}

const clock = async () => {
  await sleep(3);
  const { rows } = await staff().execute<{ at: string }>(sql`select clock_timestamp() as at`);
  await sleep(3);
  return new Date(rows[0]?.at ?? '');
};

describe.each(acts)('after every sequence of three acts that begins with “%s”', (first) => {
  const orders = acts.flatMap((second) => acts.map((third) => [first, second, third] as const));

  test.each(orders)(
    '%s, %s, %s: every note is shown and correct, both now and as of that moment',
    async (...three) => {
      const story = await begin(`Ferry ${three.join(' ')}`);
      const moments: [Date, Awaited<ReturnType<typeof shown>>][] = [];
      for (const act of three) {
        await perform(act, story);
        const actual = await shown(story);
        expectMatch(story, actual);
        moments.push([await clock(), actual]);
      }
      for (const [at, was] of moments) {
        const then = await asOfReader(at, editor, () => shown(story));
        expect(then.is).toBe(was.is);
        expect([then.foot, then.spoken, then.page, then.feed]).toEqual([
          was.foot,
          was.spoken,
          was.page,
          was.feed,
        ]);
      }
    },
  );

  test('verify reports no error in the ledger', async () => {
    expect((await verifyPublished()).wrong).toEqual([]);
  });
});
