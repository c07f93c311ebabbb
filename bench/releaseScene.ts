import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { topic } from '#db/schema/taxonomy.ts';
import type { Desk } from '#e2e/setting/desk.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import type { Answer } from './asking.ts';
import type { Page } from './watching.ts';
import { dice } from './words.ts';

/** A story ready to be released, with the pages that will show it and how to tell that they do. */
export type Ready = { articleId: ArticleId; slug: string; token: string; pages: Page[] };

/** Releases the story beside which the others will stand, and says how to make those. */
export async function setScene(desk: Desk, actor: Actor, anchor: string) {
  const topicName = `Larkspur lock ${anchor}`;
  const beside = await prepare(desk, actor, { name: anchor, anchor, topicName });
  await release(actor, { articleId: beside.articleId });
  const [about] = await staff().select().from(topic).where(eq(topic.name, topicName));
  return async (name: string): Promise<Ready> => {
    const { articleId, slug, token } = await prepare(desk, actor, { name, anchor, topicName });
    const pages = [
      { name: 'article', path: `/articles/${slug}` },
      { name: 'front', path: '/' },
      { name: 'section', path: '/sections/city' },
      { name: 'topic', path: `/topics/${about?.slug}` },
      { name: 'search', path: `/search?q=wharf${name}` }, // the page repeats these words, but not the token
      { name: 'feed', path: '/feed.xml' },
      { name: "a related story's page", path: `/articles/${beside.slug}` },
    ];
    return { articleId, slug, token, pages };
  };
}

/**
 * The text of a story: on the subject of its set and of no other, else the sets would fill the lists of one another; and a
 * near copy of none, since near copies stand in no list.
 */
export function writeStory(name: string, anchor: string) {
  const token = `kestrel${name}`;
  const [place, ...subject] = inventWords(`subject of ${anchor}`, 14);
  const headline = `Lock of ${place} passes its test, says wharf${name} ${token}`;
  const tested = `The ${subject.join(' ')} of ${place} were tested.`;
  const listed = `It lists ${inventWords(name, 30).join(' ')}.`;
  return { token, headline, text: [headline, tested, listed].join('\n\n') };
}

/** Words of three syllables that hardly anything else has, the same ones for the same seed. */
function inventWords(seed: string, count: number): string[] {
  const random = dice(Array.from(seed).reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), 7));
  return Array.from({ length: count }, () => inventWord(random));
}

function inventWord(random: () => number): string {
  const pick = (signs: string) => signs[Math.floor(random() * signs.length)];
  return Array.from({ length: 3 }, () => `${pick('bdfgklmnprstv')}${pick('aeiou')}`).join('');
}

type Given = { name: string; anchor: string; topicName: string };

async function prepare(desk: Desk, actor: Actor, { name, anchor, topicName }: Given) {
  const { token, headline, text } = writeStory(name, anchor);
  const articleId = await desk.story(actor, { headline, text, topics: [topicName] });
  const slug = `larkspur-lock-${name}`;
  const { article } = await readArticleForEditing(actor, articleId);
  await describeArticle(actor, { articleId, version: article.version, slug });
  return { articleId, slug, token };
}

export function shows(token: string) {
  return (answer: Answer, page: Page) =>
    page.name === 'article'
      ? answer.status === 200 && answer.body.includes(token)
      : answer.body.includes(token);
}

export function nolonger(token: string) {
  return (answer: Answer, page: Page) =>
    page.name === 'article' ? answer.status === 410 : answer.status === 200 && !answer.body.includes(token);
}
