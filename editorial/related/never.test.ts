import { afterAll, beforeAll, expect, test } from 'vitest';
import { readerPool, staff } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { MAX_LIST_ENTRIES } from './listLimits.ts';
import { pinRelated } from './pinningStories.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

/** A text that is long enough to be compared, and that differs from every other by its number. */
const long = (about: string) =>
  `The ${about} was surveyed on Monday by the harbour master, who found the ${about} sound but for its hinges. ` +
  `A diver goes down to the ${about} once more before the winter, and the cost is borne by the whole parish.`;

const publish = (headline: string, overrides: { text?: string; topics?: string[] } = {}) =>
  releaseStory(editor, headline, overrides);

const headlines = async (slug: string) => (await relatedTo(slug)).map(({ headline }) => headline);

test('a list never has the story itself, a translation, a near copy, or two copies of another story', async () => {
  const first = await publish('Lychgate opens', { text: long('lychgate') });
  const copy = await publish('Lychgate opens: update', { text: `${long('lychgate')} More follows.` });
  expect(await headlines(copy.slug)).toEqual([]);
  expect(await headlines(first.slug)).toEqual([]);
  const other = await publish('Who pays for the lychgate?', {
    text: 'The parish has paid for the roof of the lychgate and its oak hinges, says the harbour master. Who bears the cost of a diver before the winter? It was found sound.',
  });
  expect(await headlines(other.slug)).toHaveLength(1);
  const translation = await writeStory(editor, {
    headline: 'Lychgate translated',
    text: 'The lychgate has hinges.',
    topics: [],
  });
  const { article } = await readArticleForEditing(editor, translation);
  const { version } = article;
  await describeArticle(editor, { articleId: translation, version, translationOf: other.articleId });
  const { slug } = await release(editor, { articleId: translation });
  expect(await headlines(slug)).not.toContain('Who pays for the lychgate?');
  expect(await headlines(other.slug)).not.toContain('Lychgate translated');
});

test('a list never shows a withdrawn or embargoed story, whatever is stored', async () => {
  const main = await publish('Oubliette found', { topics: ['Dungeons'] });
  const gone = await publish('Oubliette flooded', { topics: ['Dungeons'] });
  const coming = await writeStory(editor, { headline: 'Oubliette to open', topics: ['Dungeons'] });
  await release(editor, { articleId: coming, at: new Date(Date.now() + 3_600_000) });
  expect(await headlines(main.slug)).toContain('Oubliette flooded');
  expect(await headlines(main.slug)).not.toContain('Oubliette to open');
  await withdraw(editor, { articleId: gone.articleId, because: 'It was dry.' });
  expect(await headlines(main.slug)).not.toContain('Oubliette flooded');
  const { rows } = await readerPool().query<{ article_id: string }>(
    'select r.article_id from live.related x join live.release r on r.id = x.release_id where x.article_id = $1',
    [main.articleId],
  );
  const shown = rows.map((row) => Number(row.article_id));
  expect(shown).not.toContain(coming);
  expect(shown).not.toContain(gone.articleId);
});

test('pins come before the package, and the package before similar stories', async () => {
  const similar = await publish('Cooper bends staves', { topics: ['Coopers'] });
  const pinned = await publish('Weaver at the loom');
  const ids = [];
  for (const headline of ['Cooper wins', 'Ropewalk reopens', 'Chandler retires'])
    ids.push(
      await writeStory(editor, {
        headline,
        text: `${headline}.`,
        standfirst: '',
        topics: headline === 'Cooper wins' ? ['Coopers'] : [],
      }),
    );
  const [main = 0] = ids;
  await pinRelated(editor, { articleId: main, relatedId: pinned.articleId });
  const { articles } = await releaseSeen(editor, await pack(editor, 'Crafts', ids));
  expect(
    (await relatedTo(articles[0]?.slug ?? '')).map(({ headline, reason }) => [headline, reason.why]),
  ).toEqual([
    ['Weaver at the loom', 'pinned'],
    ['Ropewalk reopens', 'package'],
    ['Chandler retires', 'package'],
    ['Cooper bends staves', 'topics'],
  ]);
  expect(await headlines(articles[2]?.slug ?? '')).toEqual(['Cooper wins', 'Ropewalk reopens']);
  expect(await headlines(similar.slug)).toEqual(['Cooper wins']);
});

test('however many stories are released, no list grows beyond twice what is shown', async () => {
  const main = await publish('Trebuchet day', { topics: ['Trebuchets'] });
  const names =
    'amber birch cedar dogwood elder fig gorse hazel ivy juniper kumquat larch maple nutmeg'.split(' ');
  for (const name of names) await publish(`Trebuchet of ${name}`, { topics: ['Trebuchets'] });
  const { rows } = await staff().execute<{ most: number }>(
    'select max(count)::int as most from (select count(*) from related_story group by article_id) lists',
  );
  expect(rows[0]?.most).toBe(MAX_LIST_ENTRIES);
  expect(await relatedTo(main.slug)).toHaveLength(6);
});

test('a list is read through indexes only', async () => {
  const client = await readerPool().connect();
  try {
    await client.query('begin; set local enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select r.headline from live.related x join live.release r on r.id = x.release_id
       where x.article_id = 1 order by x.rank, x.score desc limit 6`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Seq Scan');
    expect(plan).toContain('related_story_article_id_related_id_pk');
  } finally {
    await client.query('rollback');
    client.release();
  }
});
