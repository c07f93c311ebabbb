import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { topic } from '#db/schema/taxonomy.ts';
import type { TestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import type { Answer } from './keepAliveClient.ts';
import type { Page } from './watching.ts';
import { seededRandom } from './words.ts';

/** A story ready for release, and the pages that will then show it. `token` is a word that only this story contains. */
export type Ready = { articleId: ArticleId; slug: string; token: string; pages: Page[] };

/** Releases the first story of a set. @returns a function that prepares further stories of the set */
export async function setScene(database: TestDatabase, actor: Actor, anchor: string) {
  const topicName = `Larkspur lock ${anchor}`;
  const anchorStory = await prepare(database, actor, { name: anchor, anchor, topicName });
  await release(actor, { articleId: anchorStory.articleId });
  const [topicRow] = await staff().select().from(topic).where(eq(topic.name, topicName));
  return async (name: string): Promise<Ready> => {
    const { articleId, slug, token } = await prepare(database, actor, { name, anchor, topicName });
    const pages = [
      { name: 'article', path: `/articles/${slug}` },
      { name: 'front', path: '/' },
      { name: 'section', path: '/sections/city' },
      { name: 'topic', path: `/topics/${topicRow?.slug}` },
      { name: 'search', path: `/search?q=wharf${name}` }, // the page repeats the query, but not the token
      { name: 'feed', path: '/feed.xml' },
      { name: "a related story's page", path: `/articles/${anchorStory.slug}` },
    ];
    return { articleId, slug, token, pages };
  };
}

/**
 * The text of a story. Only stories of one set share a subject, so sets do not fill each other's related lists.
 * No two stories are near copies, since related lists leave near copies out.
 */
export function writeStory(name: string, anchor: string) {
  const token = `kestrel${name}z`; // no token is the beginning of another
  const [place, ...subject] = inventWords(`subject of ${anchor}`, 14);
  const headline = `Lock of ${place} passes its test, says wharf${name} ${token}`;
  const tested = `The ${subject.join(' ')} of ${place} were tested.`;
  const listed = `It lists ${inventWords(name, 30).join(' ')}.`;
  return { token, headline, text: [headline, tested, listed].join('\n\n') };
}

/** Invented words of three syllables that other texts rarely contain. The same seed gives the same words. */
function inventWords(seed: string, count: number): string[] {
  const random = seededRandom(
    Array.from(seed).reduce((sum, char) => Math.imul(sum, 31) + char.charCodeAt(0), 7),
  );
  return Array.from({ length: count }, () => inventWord(random));
}

function inventWord(random: () => number): string {
  const pick = (letters: string) => letters[Math.floor(random() * letters.length)];
  return Array.from({ length: 3 }, () => `${pick('bdfgklmnprstv')}${pick('aeiou')}`).join('');
}

type StoryNames = { name: string; anchor: string; topicName: string };

async function prepare(database: TestDatabase, actor: Actor, { name, anchor, topicName }: StoryNames) {
  const { token, headline, text } = writeStory(name, anchor);
  const articleId = await database.story(actor, { headline, text, topics: [topicName] });
  const slug = `larkspur-lock-${name}`;
  const { article } = await readArticleForEditing(actor, articleId);
  await describeArticle(actor, { articleId, version: article.version, slug });
  return { articleId, slug, token };
}

export function showsToken(token: string) {
  return (answer: Answer, page: Page) =>
    page.name === 'article'
      ? answer.status === 200 && answer.body.includes(token)
      : answer.body.includes(token);
}

export function lacksToken(token: string) {
  return (answer: Answer, page: Page) =>
    page.name === 'article' ? answer.status === 410 : answer.status === 200 && !answer.body.includes(token);
}
