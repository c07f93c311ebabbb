import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asReaders, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { type FrontCandidate, rankForFront, URGENCY_HOURS } from './frontRanking.ts';
import { type Front, readFront } from './liveFront.ts';
import { readSectionFront } from './sectionFront.ts';
import { readSection } from './storyLists.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let city: SectionId;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  city = await openSection();
});
afterAll(() => scene.close());

const hour = 3_600_000;
let clock = Date.now() - 200 * hour;

type Standing = { urgency?: number; isOffFronts?: boolean };

async function setStanding(articleId: ArticleId, standing: Standing) {
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, ...standing });
}

/** A story whose first release is `hours` after that of the previous one. */
async function live(headline: string, standing: Standing = {}, hours = 1): Promise<ArticleId> {
  clock += hours * hour;
  const articleId = await writeStory(editor, { headline });
  await staff().execute(
    sql`update article set wire_released_at = ${new Date(clock).toISOString()}::timestamptz where id = ${articleId}`,
  );
  await setStanding(articleId, standing);
  await release(editor, { articleId });
  return articleId;
}

const headlines = ({ lead, seconds }: Pick<Front, 'lead' | 'seconds'>) =>
  [lead, ...seconds].map((story) => story?.headline);
const top = async () => headlines(await readFront({ language: 'en' }));

async function arrange(layout: Partial<FrontLayout>, sectionId?: SectionId) {
  const { frontId, version } = await readFrontDraft(editor, {
    language: 'en',
    ...(sectionId && { sectionId }),
  });
  const fullLayout = { places: [null, null, null], bands: [], banner: null, ...layout };
  const next = await arrangeFront(editor, { frontId, version, layout: fullLayout });
  await releaseFront(editor, { frontId, version: next.version });
}

test('the most urgent story of the day leads, then the newest of one urgency, until it is a day older than the newest', async () => {
  await live('Calm one');
  await live('Ferry sinks', { urgency: 1 });
  await live('Mayor resigns', { urgency: 3 });
  await live('Fair opens', { urgency: 8 });
  await live('Calm two');
  expect(await top()).toEqual(['Ferry sinks', 'Mayor resigns', 'Calm two', 'Calm one', 'Fair opens']);
  await live('A day later', {}, URGENCY_HOURS - 2);
  expect((await top()).slice(0, 3)).toEqual(['Mayor resigns', 'A day later', 'Calm two']);
  await live('Two days later', {}, URGENCY_HOURS);
  expect((await top()).slice(0, 3)).toEqual(['Two days later', 'A day later', 'Calm two']);
});

test("a story kept off fronts is placed on none automatically, but is in its section's list, and where an editor puts it", async () => {
  const off = await live('Advance: the budget', { urgency: 1, isOffFronts: true });
  const front = await readFront({ language: 'en' });
  expect(JSON.stringify(front)).not.toContain('Advance');
  expect((await readSection('city', { language: 'en' }))?.page.items[0]?.headline).toBe(
    'Advance: the budget',
  );
  await arrange({ places: [null, null, null] }, city);
  const section = await readSectionFront({ sectionId: city, language: 'en' });
  expect(section && headlines(section)).not.toContain('Advance: the budget');
  await arrange({ places: [null, off, null] });
  expect((await top())[1]).toBe('Advance: the budget');
  await arrange({ places: [null, null, null] });
});

test('however many stories are kept off fronts or less urgent, the places are filled by rank', async () => {
  await live('Bridge closed', { urgency: 2 }, 30);
  for (let at = 0; at < 30; at++) await live(`Minor ${at}`, { urgency: 7, isOffFronts: at % 2 === 0 }, 0.01);
  const front = await readFront({ language: 'en' });
  expect(headlines(front)).toEqual(['Bridge closed', 'Minor 29', 'Minor 27']);
});

test('a front uses the urgency of each release: a change in the draft has an effect only after its release', async () => {
  const articleId = await live('Storm nears', {}, 30);
  await live('Choir sings');
  expect((await top())[0]).toBe('Choir sings');
  await setStanding(articleId, { urgency: 1 });
  expect((await top())[0]).toBe('Choir sings');
  const { rows } = await staff().execute<{ at: string }>(sql`
    select floor(extract(epoch from clock_timestamp()) * 1000) + 2 as at, pg_sleep(0.005)`);
  const before = new Date(Number(rows[0]?.at));
  await release(editor, { articleId, kind: 'update' });
  expect((await top())[0]).toBe('Storm nears');
  expect(headlines(await asReaders(before, () => readFront({ language: 'en' })))[0]).toBe('Choir sings');
  await takeBack(editor, { articleId, number: 2 });
  expect((await top())[0]).toBe('Choir sings');
});

const story = fc.record({
  minutes: fc.integer({ min: 0, max: 3_000 }),
  urgency: fc.integer({ min: 1, max: 9 }),
});

test('ranking loses and duplicates nothing, and no story comes before a more urgent or newer one of the same day', () => {
  fc.assert(
    fc.property(fc.array(story, { maxLength: 30 }), (facts) => {
      const stories = facts
        .map(({ minutes, urgency }, at) => ({
          articleId: at,
          urgency,
          firstReleasedAt: new Date(minutes * 60_000),
        }))
        .toSorted((one, other) => other.firstReleasedAt.getTime() - one.firstReleasedAt.getTime()) as never;
      const ranked = rankForFront(stories as FrontCandidate[]).map((each) => each.story);
      expect(new Set(ranked)).toEqual(new Set(stories as FrontCandidate[]));
      const newest = Math.max(...ranked.map(({ firstReleasedAt }) => firstReleasedAt.getTime()));
      const key = ({ firstReleasedAt, urgency }: FrontCandidate) => {
        const age = newest - firstReleasedAt.getTime();
        return age <= URGENCY_HOURS * hour ? [0, urgency, age] : [1, 0, age];
      };
      for (const [at, each] of ranked.entries()) {
        const next = ranked[at + 1];
        if (!next) continue;
        const [rank, nextRank] = [key(each), key(next)];
        const differs = rank.findIndex((part, place) => part !== nextRank[place]);
        if (differs >= 0) expect(rank[differs]).toBeLessThan(nextRank[differs] ?? 0);
      }
    }),
  );
});
