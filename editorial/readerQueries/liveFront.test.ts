import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asReaders, readerPool, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { readLedgerPage } from './ledgerPages.ts';
import { type Front, readFront } from './liveFront.ts';
import { readSectionFront } from './sectionFront.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let city: SectionId;
const live: ArticleId[] = [];

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  city = await openSection();
  for (let at = 1; at <= 16; at++) {
    const articleId = await writeStory(editor, { headline: `Story ${at}` });
    await release(editor, { articleId });
    live.unshift(articleId);
  }
});
afterAll(() => scene.close());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const headlines = ({ lead, seconds }: Pick<Front, 'lead' | 'seconds'>) =>
  [lead, ...seconds].map((story) => story?.headline);
const all = (front: Front) => [
  ...headlines(front),
  ...front.sections.flatMap(({ stories }) => stories.map(({ headline }) => headline)),
];

async function put(layout: Partial<FrontLayout>, at?: Date) {
  const { frontId, version } = await readFrontDraft(editor, { language: 'en' });
  const fullLayout = { places: [null, null, null, null, null], bands: [], banner: null, ...layout };
  const next = await arrangeFront(editor, { frontId, version, layout: fullLayout });
  return releaseFront(editor, { frontId, version: next.version, ...(at && { at }) });
}

test('a front that was never released arranges itself: the newest first, each once', async () => {
  const front = await readFront({ language: 'en' });
  expect(all(front)).toEqual(Array.from({ length: 10 }, (_, at) => `Story ${16 - at}`));
  expect(front.tags).toEqual(['front', 'sections']);
});

describe('a released front', () => {
  test('shows what is pinned in its place, and the newest in the others; nothing twice', async () => {
    const [newest, , third] = live as [ArticleId, ArticleId, ArticleId];
    const oldest = live.at(-1) as ArticleId;
    await put({
      places: [oldest, null, newest],
      bands: [{ sectionId: city, places: [null, third, null] }],
    });
    const front = await readFront({ language: 'en' });
    expect(headlines(front)).toEqual(['Story 1', 'Story 15', 'Story 16']);
    expect(front.sections).toMatchObject([
      {
        slug: 'city',
        stories: [{ headline: 'Story 13' }, { headline: 'Story 14' }, { headline: 'Story 12' }],
      },
    ]);
  });

  test('fills a place automatically if its pinned story is a draft, under embargo or withdrawn, and reveals nothing of it', async () => {
    const draft = await writeStory(editor, { headline: 'Kanarienvogel, a draft' });
    const embargoed = await writeStory(editor, { headline: 'Kanarienvogel, embargoed' });
    await release(editor, { articleId: embargoed, at: inHours(1) });
    const gone = await writeStory(editor, { headline: 'Kanarienvogel, withdrawn' });
    await release(editor, { articleId: gone });
    await withdraw(editor, { articleId: gone, because: 'Wrong.' });
    await put({ places: [draft, embargoed, gone] });
    const front = await readFront({ language: 'en' });
    expect(headlines(front)).toEqual(['Story 16', 'Story 15', 'Story 14']);
    expect(JSON.stringify(front)).not.toContain('Kanarienvogel');
  });

  test('shows only its own bands, in its order', async () => {
    const port = await openSection('port');
    await put({ places: [null], bands: [{ sectionId: port, places: [live[3] as ArticleId] }] });
    expect((await readFront({ language: 'en' })).sections.map(({ slug }) => slug)).toEqual(['port']);
    expect((await readFront({ language: 'zh-CN' })).lead).toBeNull();
  });

  test("shows its banner until it ends, by the database's clock, and the page becomes outdated with it", async () => {
    const until = inHours(1);
    await put({
      banner: { text: 'The bridge is closed', articleId: live[0] ?? null, until: until.toISOString() },
    });
    const front = await readFront({ language: 'en' });
    expect(front.banner).toMatchObject({ text: 'The bridge is closed', slug: 'story-16', until });
    expect(front.until?.getTime()).toBeLessThanOrEqual(until.getTime());
    const soon = new Date(Date.now() + 700);
    await put({ banner: { text: 'Over at once', articleId: null, until: soon.toISOString() } });
    expect((await readFront({ language: 'en' })).banner?.slug).toBeNull();
    await staff().execute(sql`select pg_sleep(0.8)`);
    expect((await readFront({ language: 'en' })).banner).toBeNull();
  });

  test("hides its banner once the banner's story is withdrawn, also from readers of the past", async () => {
    const articleId = await writeStory(editor, { headline: 'Struck down' });
    await release(editor, { articleId });
    await put({ banner: { text: 'It was struck', articleId, until: inHours(1).toISOString() } });
    const { banner, now } = await readFront({ language: 'en' });
    expect(banner?.text).toBe('It was struck');
    await withdraw(editor, { articleId, because: 'It was not.' });
    expect((await readFront({ language: 'en' })).banner).toBeNull();
    expect((await asReaders(now, () => readFront({ language: 'en' }))).banner).toBeNull();
    expect(JSON.stringify(await readLedgerPage())).not.toContain('It was struck');
  });

  test('under embargo shows nothing of itself, but makes the page outdated when it begins', async () => {
    await put({ places: [null] });
    const at = inHours(0.5);
    await put({ places: [live.at(-1) ?? null] }, at);
    const front = await readFront({ language: 'en' });
    expect(headlines(front)).toEqual(['Story 16']);
    expect(front.until).toEqual(at);
  });
});

test('the front at any past moment can still be read', async () => {
  const moments: { at: Date; lead: string }[] = [];
  for (const place of [4, 5, 6]) {
    await put({ places: [live[place] ?? null, null] });
    const { rows } = await staff().execute<{ at: string }>(sql`
      select floor(extract(epoch from clock_timestamp()) * 1000) + 2 as at, pg_sleep(0.005)`);
    moments.push({ at: new Date(Number(rows[0]?.at)), lead: `Story ${16 - place}` });
  }
  for (const { at, lead } of moments) {
    const front = await asReaders(at, () => readFront({ language: 'en' }));
    expect(front.lead?.headline).toBe(lead);
  }
});

test("the readers' role can select only the live layout", async () => {
  for (const table of ['public.front', 'public.front_release'])
    await expect(readerPool().query(`select * from ${table}`)).rejects.toThrow('permission denied');
});

describe("a section's front", () => {
  test('is not shown until it is released, and then appears above the list', async () => {
    expect(await readSectionFront({ sectionId: city, language: 'en' })).toBeNull();
    const { frontId, version } = await readFrontDraft(editor, { sectionId: city, language: 'en' });
    const lead = live.at(-1) ?? null;
    const layout = { places: [lead, null, null], bands: [], banner: null };
    const next = await arrangeFront(editor, { frontId, version, layout });
    await releaseFront(editor, { frontId, version: next.version });
    const top = await readSectionFront({ sectionId: city, language: 'en' });
    expect(top && headlines(top)).toEqual(['Story 1', 'Story 16', 'Story 15']);
    expect(top?.tags).toEqual([`article:${lead}`]);
  });
});

test('a front that names a story under embargo is in the ledger by its hash, and complete once the story has begun', async () => {
  const articleId = await writeStory(editor, { headline: 'To come' });
  const at = new Date(Date.now() + 2_500);
  await release(editor, { articleId, at });
  await put({ places: [articleId] });
  const last = async () => (await readLedgerPage()).releases.findLast(({ of }) => of === 'front');
  expect(await last()).toMatchObject({ withheld: true });
  expect(await last()).not.toHaveProperty('content');
  const { rows } = await readerPool().query(
    'select layout from live.ledger_front order by begun desc limit 1',
  );
  expect(rows).toEqual([{ layout: null }]);
  await expect.poll(last, { timeout: 5_000 }).toMatchObject({ content: { layout: { places: [articleId] } } });
});
