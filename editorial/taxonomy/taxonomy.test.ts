import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/deliveries.ts';
import type { ArticleId, SectionId, TopicId } from '#db/schema/ids.ts';
import { paper, section, topic } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { binTraces } from '#editorial/bin/bin.scene.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { openForm } from '#editorial/confirmation/confirmation.scene.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { verifyPublished } from '#editorial/ledger/ledger.scene.ts';
import { publishCheckpoint } from '#editorial/ledger/publishingCheckpoints.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readCatalogue } from '#editorial/readerQueries/articleCatalogue.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readFeed } from '#editorial/readerQueries/feedStories.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { findMoved } from '#editorial/readerQueries/sectionLookup.ts';
import { readSitemapLabels } from '#editorial/readerQueries/sitemaps.ts';
import { readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { addSection, renameSection } from '#editorial/taxonomy/arrangingSections.ts';
import { mergeSections } from './mergingSections.ts';
import { mergeTopics } from './mergingTopics.ts';
import { renameTopic } from './renamingTopics.ts';
import { findTopics, listTopics } from './topicList.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;
const secret = process.env.NEXTAUTH_SECRET;

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of some length';
  scene = await openScene();
  [editor, admin] = [await hire('editor'), await hire('admin')];
  await staff()
    .insert(paper)
    .values({ names: { en: 'The Alder Courier' } });
});
afterAll(async () => {
  await scene.close();
  if (secret === undefined) delete process.env.NEXTAUTH_SECRET;
  else process.env.NEXTAUTH_SECRET = secret;
});

async function publish(headline: string, topics: string[], sectionId?: SectionId): Promise<ArticleId> {
  const articleId = await writeStory(editor, { headline, topics });
  if (sectionId) {
    const { article } = await readArticleForEditing(editor, articleId);
    await describeArticle(editor, { articleId, version: article.version, sectionId });
  }
  await release(editor, { articleId });
  return articleId;
}
async function topicNamed(name: string): Promise<TopicId> {
  const [row] = await staff().select().from(topic).where(eq(topic.name, name));
  if (!row) throw new Error(`no topic ${name}`);
  return row.id;
}
async function moment(): Promise<Date> {
  await sleep(5);
  const { rows } = await staff().execute<{ at: string }>(sql`select clock_timestamp() as at`);
  await sleep(5);
  return new Date(rows[0]?.at ?? '');
}
async function pageOf(articleId: ArticleId) {
  const { article } = await readArticleForEditing(editor, articleId);
  const lookup = await readArticle(article.slug);
  if (lookup.is !== 'live') throw new Error(`it is ${lookup.is}`);
  return lookup.article;
}
const headlines = (page: { items: { headline: string }[] } | undefined) =>
  page?.items.map(({ headline }) => headline).sort();

/** Asserts that hashes and the ledger are still valid, by a check that uses only published data. */
async function expectTrueLedger(): Promise<void> {
  await sleep(10);
  await publishCheckpoint();
  expect(await verifyPublished()).toMatchObject({ wrong: [] });
}

const frozen = async () =>
  (await staff().execute(sql`select md5(string_agg(r::text, '|' order by id)) as all from release r`))
    .rows[0];

describe('a renamed topic', () => {
  test('has its new name everywhere, its old slug redirects in one step, and releases do not change', async () => {
    const articleId = await publish('The harbor is dredged', ['Harbor', 'Ships']);
    const id = await topicNamed('Harbor');
    const before = await moment();
    const rows = await frozen();
    const tags = await tagsInvalidatedBy(() => renameTopic(editor, { topicId: id, name: 'Harbour' }));
    expect(tags).toEqual(expect.arrayContaining([`topic:${id}`, `article:${articleId}`, 'latest', 'past']));
    await renameTopic(editor, { topicId: id, name: 'The harbour' });
    expect(await frozen()).toEqual(rows);
    expect((await pageOf(articleId)).topics).toEqual([
      { slug: 'the-harbour', name: 'The harbour' },
      { slug: 'ships', name: 'Ships' },
    ]);
    for (const old of ['harbor', 'harbour']) {
      expect(await readTopic(old)).toBeNull();
      expect(await findMoved('topic', old)).toBe('the-harbour');
      expect(await readFeed({ of: { topic: old } })).toMatchObject({ slug: 'the-harbour' });
    }
    expect(headlines((await readTopic('the-harbour'))?.page)).toEqual(['The harbor is dredged']);
    const { slugs } = await readSitemapLabels('topics', 0);
    expect(slugs).toContain('the-harbour');
    expect(slugs).not.toContain('harbor');
    const past = await asOfReader(before, 'readers', async () => [
      (await readTopic('harbor'))?.of.name,
      (await pageOf(articleId)).topics[0]?.name,
      await readTopic('the-harbour'),
    ]);
    expect(past).toEqual(['Harbor', 'Harbor', null]);
    await expectTrueLedger();
  });

  test('does not give its old slug to another topic, and can take it back itself', async () => {
    const id = await topicNamed('The harbour');
    const articleId = await publish('Another harbor', ['Harbor']);
    const [made] = (await pageOf(articleId)).topics;
    expect(made?.slug).toMatch(/^harbor-/);
    expect(await refusalReasonOf(renameTopic(editor, { topicId: id, name: 'harbor' }))).toBe('topic-exists');
    const ships = await topicNamed('Ships');
    const other = { topicId: ships, name: 'Boats', slug: 'harbour' };
    expect(await refusalReasonOf(renameTopic(editor, other))).toBe('slug-taken');
    await renameTopic(editor, { topicId: id, name: 'Harbour', slug: 'harbour' });
    expect(await findMoved('topic', 'the-harbour')).toBe('harbour');
    expect(await findMoved('topic', 'harbor')).toBe('harbour');
    expect(await findMoved('topic', 'harbour')).toBeNull();
    await renameTopic(editor, { topicId: id, name: 'HARBOUR' });
    expect((await readTopic('harbour'))?.of).toMatchObject({ slug: 'harbour', name: 'HARBOUR' });
  });

  test('is refused for a writer, an empty name, an outdated page, or a repeated request, and nothing changes', async () => {
    const id = await topicNamed('Ships');
    const writer = await hire('writer');
    const confirmation = await openForm({ is: 'topic', id });
    const stale = await openForm({ is: 'topic', id });
    await renameTopic(editor, { topicId: id, name: 'Ships and boats', confirmation });
    const before = await binTraces();
    const refusals = [
      ['not-allowed', () => renameTopic(writer, { topicId: id, name: 'Boats' })],
      ['slug-unfit', () => renameTopic(editor, { topicId: id, name: '?!' })],
      ['not-found', () => renameTopic(editor, { topicId: 999_999, name: 'Boats' })],
      ['already-done', () => renameTopic(editor, { topicId: id, name: 'Boats', confirmation })],
      [
        'decided-on-old-state',
        () => renameTopic(editor, { topicId: id, name: 'Boats', confirmation: stale }),
      ],
    ] as const;
    for (const [reason, act] of refusals) expect(await refusalReasonOf(act())).toBe(reason);
    await expect(renameTopic(editor, { topicId: id, name: 'B', merged_into: 1 } as never)).rejects.toThrow();
    expect(await binTraces()).toBe(before);
  });

  test('that readers have never seen reveals nothing through its old slug', async () => {
    await writeStory(editor, { headline: 'Secret plans', topics: ['Project Heron'] });
    await renameTopic(editor, { topicId: await topicNamed('Project Heron'), name: 'Project Egret' });
    expect(await findMoved('topic', 'project-heron')).toBeNull();
  });
});

describe('two merged topics', () => {
  test('are one in lists, feeds, labels, drafts and typed names; the past shows them separately; hashes stay', async () => {
    const crisis = await publish('Crisis deepens', ['Climate crisis', 'Weather']);
    const both = await publish('Both labels', ['Climate crisis', 'Climate change']);
    const change = await publish('Change comes', ['Climate change']);
    const waiting = await writeStory(editor, { headline: 'Waits for it', topics: ['Climate crisis'] });
    const leader = await writeStory(editor, { headline: 'Goes first', topics: [] });
    await release(editor, { articleId: waiting, after: leader });
    const drafted = await writeStory(editor, { headline: 'A draft', topics: ['Climate crisis', 'Weather'] });
    const [from, into] = [await topicNamed('Climate crisis'), await topicNamed('Climate change')];
    const before = await moment();
    const rows = await frozen();

    const { items } = await listTopics(editor, { q: 'climate cri' });
    expect(items).toMatchObject([{ name: 'Climate crisis', articles: 4, live: 2 }]);
    const tags = await tagsInvalidatedBy(async () => {
      expect(await mergeTopics(editor, { topicId: from, into })).toEqual({ articles: 4 });
    });
    expect(tags).toEqual(expect.arrayContaining([`topic:${from}`, `topic:${into}`, `article:${crisis}`]));
    expect(await frozen()).toEqual(rows);

    const all = ['Both labels', 'Change comes', 'Crisis deepens'];
    expect(headlines((await readTopic('climate-change'))?.page)).toEqual(all);
    expect((await readFeed({ of: { topic: 'climate-change' } }))?.stories).toHaveLength(3);
    const api = await readCatalogue({ by: { topic: 'climate-crisis' }, limit: 10 });
    expect(headlines(api.page)).toEqual(all);
    expect(await readTopic('climate-crisis')).toBeNull();
    expect(await findMoved('topic', 'climate-crisis')).toBe('climate-change');
    const label = { slug: 'climate-change', name: 'Climate change' };
    expect((await pageOf(crisis)).topics).toEqual([label, { slug: 'weather', name: 'Weather' }]);
    expect((await pageOf(both)).topics).toEqual([label]);
    expect((await pageOf(change)).topics).toEqual([label]);
    expect((await readArticleForEditing(editor, drafted)).topics).toEqual(['Climate change', 'Weather']);
    expect((await listTopics(editor, { q: 'climate' })).items).toMatchObject([{ articles: 5, live: 3 }]);
    expect(await inTransaction((tx) => tagsTouchedBy(tx, crisis))).toContain(`topic:${into}`);

    const typed = await publish('Typed afterwards', ['climate CRISIS']);
    expect((await pageOf(typed)).topics).toEqual([label]);
    await release(editor, { articleId: leader });
    expect((await pageOf(waiting)).topics).toEqual([label]);
    await takeBack(editor, { articleId: await released(crisis), number: 2 });
    expect(headlines((await readTopic('climate-change'))?.page)).toContain('Crisis deepens');

    const past = await asOfReader(before, 'readers', async () => [
      headlines((await readTopic('climate-crisis'))?.page),
      headlines((await readTopic('climate-change'))?.page),
      (await pageOf(crisis)).topics[0]?.name,
    ]);
    expect(past).toEqual([
      ['Both labels', 'Crisis deepens'],
      ['Both labels', 'Change comes'],
      'Climate crisis',
    ]);
    await expectTrueLedger();
  });

  /** Released a second time, so that there is something to take back. */
  async function released(articleId: ArticleId): Promise<ArticleId> {
    await release(editor, { articleId, kind: 'update' });
    return articleId;
  }

  test('merged again with a third: every former slug redirects there in one step', async () => {
    const between = await moment();
    await publish('Of the third', ['Environment']);
    const [into, third] = [await topicNamed('Climate change'), await topicNamed('Environment')];
    const beforeIt = await moment();
    await mergeTopics(editor, { topicId: into, into: third });
    for (const old of ['climate-crisis', 'climate-change'])
      expect(await findMoved('topic', old)).toBe('environment');
    expect((await readTopic('environment'))?.page.items).toHaveLength(6);
    const past = await asOfReader(beforeIt, 'readers', () => findMoved('topic', 'climate-crisis'));
    expect([past, between < beforeIt]).toEqual(['climate-change', true]);
    expect(await refusalReasonOf(mergeTopics(editor, { topicId: into, into: third }))).toBe('not-found');
    await expectTrueLedger();
  });

  test('are refused for a writer, into itself, and from an outdated page, and nothing changes', async () => {
    const [one, other] = [await topicNamed('Weather'), await topicNamed('Environment')];
    const stale = await openForm({ is: 'topic', id: one });
    await renameTopic(editor, { topicId: one, name: 'The weather' });
    const before = await binTraces();
    expect(await refusalReasonOf(mergeTopics(await hire('writer'), { topicId: one, into: other }))).toBe(
      'not-allowed',
    );
    await expect(mergeTopics(editor, { topicId: one, into: one })).rejects.toThrow();
    const order = { topicId: one, into: other, confirmation: stale };
    expect(await refusalReasonOf(mergeTopics(editor, order))).toBe('decided-on-old-state');
    expect(await binTraces()).toBe(before);
  });
});

describe('sections', () => {
  test('a changed slug redirects, and the ledger keeps the first name', async () => {
    const { id } = await addSection(admin, { slug: 'sport', names: { en: 'Sport' } });
    const before = await publish('A goal', [], id);
    await renameSection(admin, { sectionId: id, names: { en: 'Sports' }, slug: 'sports' });
    await publish('Another goal', [], id);
    await release(editor, { articleId: before, kind: 'update' });
    expect(headlines((await readSection('sports'))?.page)).toEqual(['A goal', 'Another goal']);
    expect(await findMoved('section', 'sport')).toBe('sports');
    expect((await pageOf(before)).section).toEqual({ slug: 'sports', name: 'Sports' });
    expect(await refusalReasonOf(addSection(admin, { slug: 'sport', names: { en: 'New' } }))).toBe(
      'slug-taken',
    );
    expect((await readSections()).named.get('sport')).toBe(id);
    await expectTrueLedger();
  });

  test('two merged sections are one in lists, feeds, search, fronts, imports and emails; the past shows them separately', async () => {
    const { id: from } = await addSection(admin, { slug: 'money', names: { en: 'Money' } });
    const { id: into } = await addSection(admin, { slug: 'business', names: { en: 'Business' } });
    const old = await publish('Money talks', [], from);
    await publish('Shops open', [], into);
    const readers = ['a@x.example', 'b@x.example'];
    const subscribe = (email: string, sectionId: SectionId, n: number) =>
      staff()
        .insert(subscriber)
        .values({
          email,
          sectionId,
          language: 'en',
          tokenHash: new Uint8Array(32).fill(n),
          confirmedAt: new Date(),
        });
    await subscribe(readers[0] as string, from, 1);
    await subscribe(readers[1] as string, from, 2);
    await subscribe(readers[1] as string, into, 3);
    const { frontId, version, layout } = await readFrontDraft(editor, { sectionId: null, language: 'en' });
    const bands = [from, into].map((sectionId) => ({ sectionId, places: [null, null] }));
    await arrangeFront(editor, { frontId, version, layout: { ...layout, bands } });
    const before = await moment();
    const rows = await frozen();

    const tags = await tagsInvalidatedBy(async () => {
      expect(await mergeSections(admin, { sectionId: from, into })).toEqual({ articles: 1 });
    });
    expect(tags).toEqual(expect.arrayContaining(['sections', `section:${from}`, `section:${into}`, 'past']));
    expect(await frozen()).toEqual(rows);
    const both = ['Money talks', 'Shops open'];
    expect(headlines((await readSection('business'))?.page)).toEqual(both);
    expect((await readFeed({ of: { section: 'money' }, language: 'en' }))?.stories).toHaveLength(2);
    expect(await findMoved('section', 'money')).toBe('business');
    expect((await pageOf(old)).section).toEqual({ slug: 'business', name: 'Business' });
    for (const of of ['money', 'business'])
      expect((await searchPaper({ q: 'talks', section: of })).items).toHaveLength(1);
    // Earlier layouts name both.
    const shown = await readFront({ language: 'en', layout: { places: [], bands, banner: null } });
    expect(shown.sections).toMatchObject([{ slug: 'business' }]);
    expect(shown.sections[0]?.stories.map(({ headline }) => headline).sort()).toEqual(both);
    expect((await readFrontDraft(editor, { sectionId: null, language: 'en' })).layout.bands).toEqual([
      bands[1],
    ]);
    expect((await readSections()).named.get('money')).toBe(into);
    const subscribers = await staff().select().from(subscriber).where(eq(subscriber.sectionId, into));
    expect(
      subscribers
        .filter(({ endedAt }) => endedAt === null)
        .map(({ email }) => email)
        .sort(),
    ).toEqual(readers);
    expect((await readArticleForEditing(editor, old)).article.sectionId).toBe(into);
    expect(await inTransaction((tx) => tagsTouchedBy(tx, old))).toContain(`section:${into}`);

    const past = await asOfReader(before, 'readers', async () => [
      headlines((await readSection('money'))?.page),
      headlines((await readSection('business'))?.page),
      (await pageOf(old)).section?.name,
    ]);
    expect(past).toEqual([['Money talks'], ['Shops open'], 'Money']);
    await expectTrueLedger();
    const { id: third } = await addSection(admin, { slug: 'economy', names: { en: 'Economy' } });
    await mergeSections(admin, { sectionId: into, into: third });
    expect(await findMoved('section', 'money')).toBe('economy');
    expect(headlines((await readSection('economy'))?.page)).toEqual(both);
    const older = await readSection('economy', { before: (await firstPlace('economy')) ?? '' });
    expect(headlines(older?.page)).toEqual(['Money talks']);
    await expectTrueLedger();
  });

  /** The newest story in a section's list, which determines the rest of the list. */
  async function firstPlace(slug: string): Promise<string | undefined> {
    const { page } = await readCatalogue({ by: { section: slug }, limit: 1 });
    return page.before ?? undefined;
  }

  test("an editor may not merge them, and nobody can change a section's name in the ledger", async () => {
    const rows = await staff().select().from(section);
    const [one, other] = rows.filter(({ mergedInto }) => mergedInto === null);
    const order = { sectionId: one?.id ?? 0, into: other?.id ?? 0 };
    const before = await binTraces();
    expect(await refusalReasonOf(mergeSections(editor, order))).toBe('not-allowed');
    expect(await binTraces()).toBe(before);
    await expect(
      staff().execute(sql`update section set ledger_name = 'other' where id = ${order.sectionId}`),
    ).rejects.toThrow();
  });
});

test('of two subscriptions of one address, the confirmed one stays', async () => {
  const { id: from } = await addSection(admin, { slug: 'film', names: { en: 'Film' } });
  const { id: into } = await addSection(admin, { slug: 'stage', names: { en: 'Stage' } });
  let count = 100;
  const ask = (name: string, sectionId: SectionId, confirmedAt: Date | null, daysAgo = 0) =>
    staff()
      .insert(subscriber)
      .values({
        email: `${name}@x.example`,
        sectionId,
        language: 'en',
        tokenHash: new Uint8Array(32).fill(++count),
        confirmedAt,
        createdAt: new Date(Date.now() - daysAgo * 86_400_000),
      });
  const yes = new Date();
  await ask('both', from, yes);
  await ask('both', into, yes, 3);
  await ask('Left', from, yes, 9);
  await ask('left', into, null);
  await ask('right', from, null);
  await ask('right', into, yes, 9);
  await ask('neither', from, null, 5);
  await ask('neither', into, null);
  await ask('one', from, null);
  await mergeSections(admin, { sectionId: from, into });
  const rows = await staff().select().from(subscriber).where(eq(subscriber.sectionId, into));
  const open = rows.filter(({ endedAt }) => endedAt === null);
  expect(open.map(({ email, confirmedAt }) => [email.split('@')[0], confirmedAt !== null]).sort()).toEqual([
    ['Left', true],
    ['both', true],
    ['neither', false],
    ['one', false],
    ['right', true],
  ]);
  expect(rows.filter(({ endedAt }) => endedAt !== null).map(({ email }) => email)).toEqual(['', '', '', '']);
});

describe('a topic into which another was merged', () => {
  test("takes that one's name and slug; its own slug leads to it, and the past is unchanged", async () => {
    const short = await publish('Machines write', ['AI']);
    const dotted = await publish('Machines paint', ['A.I.']);
    const [from, into] = [await topicNamed('AI'), await topicNamed('A.I.')];
    const beforeMerge = await moment();
    await mergeTopics(editor, { topicId: from, into });
    const afterMerge = await moment();
    const rows = await frozen();
    await renameTopic(editor, { topicId: into, name: 'AI' });
    const label = { slug: 'ai', name: 'AI' };
    for (const story of [short, dotted]) expect((await pageOf(story)).topics).toEqual([label]);
    expect((await readTopic('ai'))?.of).toMatchObject(label);
    expect(headlines((await readTopic('ai'))?.page)).toEqual(['Machines paint', 'Machines write']);
    expect(await findMoved('topic', 'ai')).toBeNull();
    expect(await findMoved('topic', 'a-i')).toBe('ai');
    expect(await frozen()).toEqual(rows);
    for (const name of ['ai', 'a.i.'])
      expect((await pageOf(await publish('Typed', [name]))).topics).toEqual([label]);

    const readThen = (at: Date) =>
      asOfReader(at, 'readers', async () => [
        (await pageOf(short)).topics[0]?.name,
        (await pageOf(dotted)).topics[0]?.name,
        (await readTopic('ai'))?.of.name,
        (await readTopic('a-i'))?.of.name,
      ]);
    expect(await readThen(beforeMerge)).toEqual(['AI', 'A.I.', 'AI', 'A.I.']);
    expect(await readThen(afterMerge)).toEqual(['A.I.', 'A.I.', undefined, 'A.I.']);

    await renameTopic(editor, { topicId: into, name: 'Artificial intelligence' });
    for (const old of ['ai', 'a-i']) expect(await findMoved('topic', old)).toBe('artificial-intelligence');
    for (const story of [short, dotted])
      expect((await pageOf(story)).topics[0]?.name).toBe('Artificial intelligence');
    expect(await readThen(beforeMerge)).toEqual(['AI', 'A.I.', 'AI', 'A.I.']);
    await renameTopic(editor, { topicId: into, name: 'A.I.' });
    expect(await findMoved('topic', 'artificial-intelligence')).toBe('a-i');
    expect((await pageOf(short)).topics).toEqual([{ slug: 'a-i', name: 'A.I.' }]);
    await expectTrueLedger();
  });

  test('takes a slug that the other had before', async () => {
    await publish('A wolf', ['Wolfs']);
    await publish('More wolves', ['Canids']);
    const [from, into] = [await topicNamed('Wolfs'), await topicNamed('Canids')];
    await renameTopic(editor, { topicId: from, name: 'Wolves' });
    await mergeTopics(editor, { topicId: from, into });
    await renameTopic(editor, { topicId: into, name: 'Wolf packs', slug: 'wolfs' });
    expect((await readTopic('wolfs'))?.of.name).toBe('Wolf packs');
    for (const old of ['canids', 'wolves']) expect(await findMoved('topic', old)).toBe('wolfs');
  });

  test('does not take the name of a topic merged elsewhere, or of one in the bin: the refusal says which', async () => {
    await publish('Of three', ['Owls', 'Birds of prey', 'Hawks']);
    const [owls, birds, hawks] = [
      await topicNamed('Owls'),
      await topicNamed('Birds of prey'),
      await topicNamed('Hawks'),
    ];
    await mergeTopics(editor, { topicId: owls, into: birds });
    const before = await binTraces();
    await expect(renameTopic(editor, { topicId: hawks, name: 'owls' })).rejects.toMatchObject({
      reason: 'topic-merged',
      facts: { name: 'Owls', into: 'Birds of prey' },
    });
    const other = { topicId: hawks, name: 'Night hunters', slug: 'owls' };
    expect(await refusalReasonOf(renameTopic(editor, other))).toBe('slug-taken');
    expect(await binTraces()).toBe(before);
    const articleId = await writeStory(editor, { headline: 'Unfiled', topics: ['Kites'] });
    await describeArticle(editor, { articleId, was: { topics: ['Kites'] }, topics: [] });
    await moveToBin(editor, { subject: 'topic', id: await topicNamed('Kites') });
    await expect(renameTopic(editor, { topicId: hawks, name: 'kites' })).rejects.toMatchObject({
      reason: 'topic-binned',
      facts: { name: 'Kites' },
    });
  });
});

test('a section takes the slug of one that was merged into it, and its own slug leads to it', async () => {
  const { id: from } = await addSection(admin, { slug: 'arts', names: { en: 'Arts' } });
  const { id: into } = await addSection(admin, { slug: 'culture', names: { en: 'Culture' } });
  await publish('A play', [], from);
  await publish('A film', [], into);
  const beforeMerge = await moment();
  await mergeSections(admin, { sectionId: from, into });
  await renameSection(admin, { sectionId: into, names: { en: 'Arts' }, slug: 'arts' });
  expect(headlines((await readSection('arts'))?.page)).toEqual(['A film', 'A play']);
  expect(await findMoved('section', 'culture')).toBe('arts');
  expect(await findMoved('section', 'arts')).toBeNull();
  const past = await asOfReader(beforeMerge, 'readers', async () => [
    headlines((await readSection('arts'))?.page),
    headlines((await readSection('culture'))?.page),
  ]);
  expect(past).toEqual([['A play'], ['A film']]);
  await expectTrueLedger();
});

test('the target of a merge is found by its name, however many topics contain it', async () => {
  const names = [...'ABCDEFGHIJ'].map((letter) => `${letter} Reef`);
  await writeStory(editor, { headline: 'Reefs', topics: [...names, 'Reef', 'Reef guards'] });
  const except = await topicNamed('A Reef');
  const found = (await findTopics(editor, { q: ' reef', except })).map(({ name }) => name);
  expect(found).toEqual(['Reef', 'Reef guards', 'B Reef', 'C Reef', 'D Reef', 'E Reef', 'F Reef', 'G Reef']);
  expect(await findTopics(editor, { q: 'Re%f', except })).toEqual([]);
});
