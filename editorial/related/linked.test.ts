import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { blockRelated } from './blockingStories.ts';
import { pinRelated } from './pinningStories.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const publish = (headline: string, topics: string[] = []) => releaseStory(editor, headline, { topics });

async function writeWithLinks(headline: string, slugs: string[], topics: string[] = []): Promise<ArticleId> {
  const articleId = await writeStory(editor, { headline, topics });
  const body = bodyFromMarkdown(slugs.map((slug) => `More [is here](/articles/${slug}).`).join('\n\n'));
  await editDraft(editor, { articleId, headline, standfirst: '', body });
  return articleId;
}

async function publishWithLinks(headline: string, slugs: string[], topics: string[] = []) {
  const articleId = await writeWithLinks(headline, slugs, topics);
  return { articleId, ...(await release(editor, { articleId })) };
}

const reasonsOf = async (slug: string) =>
  (await relatedTo(slug)).map(({ headline, reason }) => [headline, reason.why]);

test('the first three stories that a text links to are in its list, in the order of the text', async () => {
  const slugs = [];
  for (const headline of ['Astrolabe mended', 'Sextant sold', 'Quadrant lost', 'Compass boxed'])
    slugs.unshift((await publish(headline)).slug);
  const { slug } = await publishWithLinks('Four links in a text', slugs);
  expect(await reasonsOf(slug)).toEqual([
    ['Compass boxed', 'linked'],
    ['Quadrant lost', 'linked'],
    ['Sextant sold', 'linked'],
  ]);
});

test('a linked story is listed once, also if it is found as well or released again, and lists the other in turn', async () => {
  const linked = await publish('Hopscotch court painted', ['Hopscotch']);
  const { slug } = await publishWithLinks('Hopscotch fans', [linked.slug], ['Hopscotch']);
  expect(await reasonsOf(slug)).toEqual([['Hopscotch court painted', 'linked']]);
  expect(await reasonsOf(linked.slug)).toEqual([['Hopscotch fans', 'topics']]);
  await release(editor, { articleId: linked.articleId, kind: 'update' });
  expect(await reasonsOf(slug)).toEqual([['Hopscotch court painted', 'linked']]);
});

test('pins come before linked stories, and linked before similar ones; a pin that is also linked is a pin', async () => {
  const pinned = await publish('Barometer falls');
  const linked = await publish('Hygrometer read');
  await publish('Thermometer cracks', ['Weather instruments']);
  const articleId = await writeWithLinks(
    'Instruments of the weather',
    [linked.slug, pinned.slug],
    ['Weather instruments'],
  );
  await pinRelated(editor, { articleId, relatedId: pinned.articleId });
  const { slug } = await release(editor, { articleId });
  expect(await reasonsOf(slug)).toEqual([
    ['Barometer falls', 'pinned'],
    ['Hygrometer read', 'linked'],
    ['Thermometer cracks', 'topics'],
  ]);
});

test('links to the story itself, a translation, a withdrawn, embargoed or blocked story, or nothing add nothing', async () => {
  const original = await publish('Belfry bell cast');
  const gone = await publish('Belfry bell cracked');
  await withdraw(editor, { articleId: gone.articleId, because: 'It was not.' });
  const coming = await writeStory(editor, { headline: 'Belfry bell to ring' });
  const { slug: embargoed } = await release(editor, {
    articleId: coming,
    at: new Date(Date.now() + 3_600_000),
  });
  const blocked = await publish('Belfry bell stolen');
  const articleId = await writeWithLinks('Belfry bell, translated', [
    original.slug,
    gone.slug,
    embargoed,
    blocked.slug,
    'belfry-bell-itself',
    'no-such-story',
  ]);
  const { article } = await readArticleForEditing(editor, articleId);
  const { version } = article;
  const translationOf = original.articleId;
  await describeArticle(editor, { articleId, version, translationOf, slug: 'belfry-bell-itself' });
  await blockRelated(editor, { articleId, relatedId: blocked.articleId });
  const { slug } = await release(editor, { articleId });
  expect(slug).toBe('belfry-bell-itself');
  expect(await reasonsOf(slug)).toEqual([]);
});

test("a link to a story's former address leads to it, and a linked story that is withdrawn is not shown", async () => {
  const moved = await publish('Gangway raised');
  const { article } = await readArticleForEditing(editor, moved.articleId);
  await describeArticle(editor, {
    articleId: moved.articleId,
    version: article.version,
    slug: 'gangway-raised-at-last',
  });
  const { slug } = await publishWithLinks('Quays without a gangway', [moved.slug]);
  expect(await reasonsOf(slug)).toEqual([['Gangway raised', 'linked']]);
  await withdraw(editor, { articleId: moved.articleId, because: 'It fell.' });
  expect(await reasonsOf(slug)).toEqual([]);
});
