import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { earlierCoverage } from './earlierCoverage.ts';
import { renewPostings } from './postingRenewal.ts';
import { releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const publish = (headline: string, text: string) => releaseStory(editor, headline, { text });

const rowsOf = async () => {
  const { rows } = await staff().execute<{ postings: number; unposted: number }>(sql`
    select (select count(*) from related_posting)::int as postings,
      (select count(*) from story_words where release_id is null)::int as unposted`);
  return rows[0];
};
const search = async (text: string) =>
  (await earlierCoverage(editor, { text, language: 'en' })).map(({ headline }) => headline);

test('stories that are older than postings are found again once they have them', async () => {
  await publish(
    'Kittiwakes nest on the gasworks',
    'The gasworks has netting now, and the kittiwakes nest on it.',
  );
  const gone = await publish('Netting is torn from the gasworks', 'Kittiwakes were caught in the netting.');
  await withdraw(editor, { articleId: gone.articleId, because: 'It was not torn.' });
  const query = 'Who put the netting there, and what do kittiwakes make of the gasworks?';
  expect(await search(query)).toEqual(['Kittiwakes nest on the gasworks']);
  // The state of a database before the upgrade.
  await staff().execute(sql`delete from related_posting`);
  await staff().execute(sql`update story_words set release_id = null, self = null`);
  expect(await search(query)).toEqual([]);
  expect(await renewPostings()).toBe(2);
  expect(await renewPostings()).toBe(0);
  expect(await rowsOf()).toMatchObject({ unposted: 0 });
  expect(await search(query)).toEqual(['Kittiwakes nest on the gasworks']);
});

test('a story with a new text is found by that, and no longer by the old one', async () => {
  const { articleId } = await publish(
    'A sundial is mended',
    'The gnomon of the sundial was bent by a ladder.',
  );
  expect(await search('Whose ladder bent the gnomon of the sundial?')).toEqual(['A sundial is mended']);
  const before = await rowsOf();
  await editDraft(editor, {
    articleId,
    headline: 'A barometer is mended',
    standfirst: '',
    body: bodyFromMarkdown('The mercury of the barometer was spilt by a parrot.'),
  });
  await release(editor, { articleId, kind: 'correction', readerNote: 'It was a barometer.' });
  expect(await search('Whose ladder bent the gnomon of the sundial?')).toEqual([]);
  expect(await search('Whose parrot spilt the mercury of the barometer?')).toEqual(['A barometer is mended']);
  expect((await rowsOf())?.postings).toBeLessThan((before?.postings ?? 0) + 4);
});
