import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { slugOfAddress } from '#editorial/articles/slugOfAddress.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { sharedPart, shingles } from '#editorial/related/shingles.ts';
import { forecastRelease } from './releaseForecast.ts';
import { release } from './releasingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

async function reasonsFor(articleId: ArticleId, when: { at?: Date; until?: Date; after?: ArticleId } = {}) {
  const { findings } = await forecastRelease(editor, { articleId, ...when });
  return findings.map(({ reason }) => reason);
}

async function change(articleId: ArticleId, what: Record<string, unknown>) {
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, ...what });
}

async function takePicture(rightsUntil: Date | null): Promise<number> {
  const hash = crypto.randomUUID();
  const { rows } = await staff().execute<{ id: string }>(sql`
    insert into asset (hash, file_name, width, height, colour, alt, rights_until, renditions)
    values (${hash}, 'harbour.jpg', 1200, 800, '#808080', 'The harbour', ${rightsUntil?.toISOString() ?? null}, '[]')
    returning id`);
  return Number(rows[0]?.id);
}

const linkTo = (href: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'There.', marks: [{ type: 'link', attrs: { href } }] }],
});

describe('picture rights', () => {
  test('that end before the release block it and write nothing; rights that end later give a warning', async () => {
    const articleId = await writeStory(editor, { headline: 'Rights of a picture' });
    await change(articleId, { leadAssetId: await takePicture(hours(2)) });
    expect(await reasonsFor(articleId)).toContain('rights-ending');
    expect(await reasonsFor(articleId, { until: hours(1) })).not.toContain('rights-ending');
    const { findings } = await forecastRelease(editor, { articleId, at: hours(3) });
    expect(findings[0]).toMatchObject({
      reason: 'rights-expired',
      gravity: 'blocks',
      place: { field: 'lead' },
      facts: { name: 'harbour.jpg' },
    });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId, at: hours(3) }))).toBe('rights-expired');
    expect(await releaseTraces()).toBe(before);
    await release(editor, { articleId, at: hours(1) });
  });

  test('without an end give no finding', async () => {
    const articleId = await writeStory(editor, { headline: 'A picture of our own' });
    await change(articleId, { leadAssetId: await takePicture(null) });
    const reasons = await reasonsFor(articleId, { at: hours(9_000) });
    expect(reasons.filter((reason) => reason.startsWith('rights'))).toEqual([]);
  });

  test('that have ended also refuse a release that would wait for another', async () => {
    const leader = await writeStory(editor, { headline: 'The leader of the waiting' });
    const articleId = await writeStory(editor, { headline: 'Waits with a picture' });
    await change(articleId, { leadAssetId: await takePicture(hours(-1)) });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId, after: leader }))).toBe('rights-expired');
    expect(await releaseTraces()).toBe(before);
  });
});

describe('an address', () => {
  test('that another article has or had blocks the release, and nothing is written', async () => {
    const first = await writeStory(editor, { headline: 'First at the address' });
    await release(editor, { articleId: first });
    const articleId = await writeStory(editor, { headline: 'Second at the address' });
    await change(articleId, { slug: 'mine-alone' });
    expect(await reasonsFor(articleId)).not.toContain('slug-taken');
    await staff().execute(sql`insert into former_slug values ('mine-alone', ${first})`);
    expect(await reasonsFor(articleId)).toContain('slug-taken');
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('slug-taken');
    await staff().execute(sql`update article set slug = '../admin' where id = ${articleId}`);
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('slug-unfit');
    await staff().execute(sql`update article set slug = 'mine-alone' where id = ${articleId}`);
    expect(await releaseTraces()).toBe(before);
  });
});

describe('a link to an article of this paper', () => {
  test('gives a warning with that article if it is not live at the release', async () => {
    const target = await writeStory(editor, { headline: 'Where it leads' });
    await change(target, { slug: 'where-it-leads' });
    const articleId = await writeStory(editor, { headline: 'Leads elsewhere' });
    const body = bodyOf([linkTo('/articles/where-it-leads?from=here#part')]);
    await editDraft(editor, { articleId, body });
    const { findings } = await forecastRelease(editor, { articleId });
    expect(findings.find(({ reason }) => reason === 'link-dead')).toMatchObject({
      gravity: 'asks',
      place: { field: 'link', of: '/articles/where-it-leads?from=here#part' },
      other: target,
    });
    expect(await reasonsFor(articleId, { after: target })).not.toContain('link-dead');
    await release(editor, { articleId: target, at: hours(2) });
    expect(await reasonsFor(articleId)).toContain('link-dead');
    expect(await reasonsFor(articleId, { at: hours(1) })).toContain('link-dead');
    expect(await reasonsFor(articleId, { at: hours(3) })).not.toContain('link-dead');
    await release(editor, { articleId: target });
    expect(await reasonsFor(articleId)).not.toContain('link-dead');
  });

  test('that never existed gives a warning; links to itself and other sites do not', async () => {
    const articleId = await writeStory(editor, { headline: 'Leads nowhere' });
    await change(articleId, { slug: 'leads-nowhere' });
    const links = (hrefs: string[]) => editDraft(editor, { articleId, body: bodyOf(hrefs.map(linkTo)) });
    await links(['/articles/leads-nowhere', 'https://example.org/articles/other', '/sections/city', '#part']);
    expect((await reasonsFor(articleId)).filter((reason) => reason.startsWith('link'))).toEqual([]);
    await links(['/articles/no-such-story', '/articles/%00', '/articles/%E0%A4%A']);
    expect((await reasonsFor(articleId)).filter((reason) => reason === 'link-unknown')).toHaveLength(3);
  });

  test.each([
    ['/articles/a-b', 'a-b'],
    ['/articles/a-b/history#x', 'a-b'],
    ['https://courier.example/articles/%E6%B8%AF', '港'],
    ['https://elsewhere.example/articles/a', null],
    ['/sections/a', null],
    ['mailto:a@b.example', null],
  ])('%s leads to %s', (href, slug) => expect(slugOfAddress(href, 'https://courier.example')).toBe(slug));
});

describe('a translation', () => {
  test('gives a warning if its original is not live, or has the same language', async () => {
    const original = await writeStory(editor, { headline: 'The original' });
    const articleId = await writeStory(editor, { headline: 'The translation' });
    expect(await reasonsFor(articleId)).not.toContain('original-not-live');
    await change(articleId, { translationOf: original });
    expect(await reasonsFor(articleId)).toEqual(
      expect.arrayContaining(['original-not-live', 'original-language']),
    );
    await change(original, { language: 'zh-CN' });
    await release(editor, { articleId: original });
    const reasons = await reasonsFor(articleId);
    expect(reasons.filter((reason) => reason.startsWith('original'))).toEqual([]);
  });
});

describe('a language', () => {
  const chinese =
    '宝山区的海港今天早晨重新开放，渡轮恢复航行，码头上挤满了等候的旅客与货车，工人们忙着装卸货物。';
  test.each([
    ['en', 'Ferries sail again from the harbour this morning, after a week of gales.', false],
    ['en', `${chinese} Ferries.`, true],
    ['en', `Ferries sail again from the harbour (港口) this morning, said the mayor, Li (李).`, false],
    ['zh-CN', chinese, false],
    ['zh-CN', `${chinese} iPhone、WTO 和 ISO 标准`, false],
    ['zh-CN', 'Ferries sail again from the harbour this morning, after a week of gales.', true],
  ] as const)('%s of “%s” is doubted: %s', async (language, text, doubted) => {
    const articleId = await writeStory(editor, { headline: 'Ferry 渡', text, language });
    expect((await reasonsFor(articleId)).includes('language-doubtful')).toBe(doubted);
  });
});

describe('a duplicate', () => {
  const tale = Array.from(
    { length: 12 },
    (_, at) => `The keeper counted ${at} lamps over pier ${at * 7}.`,
  ).join(' ');

  test('is a live story under the same headline, whatever its case and signs', async () => {
    const one = await writeStory(editor, { headline: 'Lamps lit along “the mole”', text: 'Quite another.' });
    const articleId = await writeStory(editor, { headline: 'LAMPS LIT, along the mole!', text: tale });
    expect(await reasonsFor(articleId)).not.toContain('twin-headline');
    await release(editor, { articleId: one });
    const { findings } = await forecastRelease(editor, { articleId });
    expect(findings.find(({ reason }) => reason === 'twin-headline')).toMatchObject({
      gravity: 'asks',
      other: one,
    });
    await editDraft(editor, { articleId, headline: 'Lamps lit along the other mole' });
    expect(await reasonsFor(articleId)).not.toContain('twin-headline');
  });

  test('is a live story with four fifths of its text', async () => {
    const one = await writeStory(editor, { headline: 'A keeper counts', text: tale });
    await release(editor, { articleId: one });
    const articleId = await writeStory(editor, { headline: 'Counting', text: `${tale} And so to bed.` });
    const { findings } = await forecastRelease(editor, { articleId });
    expect(findings.find(({ reason }) => reason === 'twin-text')).toMatchObject({ other: one });
    await editDraft(editor, {
      articleId,
      body: bodyOf([paragraph('The keeper counted lamps over a pier.')]),
    });
    expect(await reasonsFor(articleId)).not.toContain('twin-text');
    await release(editor, { articleId: one, kind: 'update' });
    expect((await reasonsFor(one)).filter((reason) => reason.startsWith('twin'))).toEqual([]);
  });

  test('is found by four-word sequences, in Chinese four characters', () => {
    expect([...shingles('One two, three — FOUR five', 'en')]).toEqual([
      'one two three four',
      'two three four five',
    ]);
    expect([...shingles('渡轮今晨，恢复', 'zh-CN')]).toEqual(['渡 轮 今 晨', '轮 今 晨 恢', '今 晨 恢 复']);
    expect(sharedPart(shingles('a b c d e', 'en'), shingles('a b c d x', 'en'))).toBe(0.5);
    expect(sharedPart(new Set(), new Set(['a']))).toBe(0);
  });
});
