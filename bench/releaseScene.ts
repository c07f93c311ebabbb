import { eq } from 'drizzle-orm';
import { staff } from '#db/pools';
import { topic } from '#db/schema/filing';
import type { ArticleId } from '#db/schema/ids';
import type { Desk } from '#e2e/setting/desk';
import type { Actor } from '#editorial/actor';
import { describe as describeArticle } from '#editorial/article/describing';
import { readForEditing } from '#editorial/article/reading';
import { release } from '#editorial/article/releasing';
import type { Answer } from './asking.ts';
import type { Page } from './watching.ts';
import { dice } from './words.ts';

const shared =
  'Gantry cranes at the Larkspur lock were tested by the harbour master, who found the hydraulics sound.';

/** A story ready to be released, with the pages that will show it and how to tell that they do. */
export type Ready = { articleId: ArticleId; slug: string; token: string; pages: Page[] };

/** Releases the story beside which the others will stand, and says how to make those. */
export async function setScene(desk: Desk, actor: Actor, anchor: string) {
  const topicName = `Larkspur lock ${anchor}`;
  const beside = await prepare(desk, actor, anchor, topicName);
  await release(actor, { articleId: beside.articleId });
  const [about] = await staff().select().from(topic).where(eq(topic.name, topicName));
  return async (name: string): Promise<Ready> => {
    const { articleId, slug, token } = await prepare(desk, actor, name, topicName);
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
 * The text of a story: on the subject of all others, and a near copy of none, since near copies stand in no list of
 * related stories.
 */
export function writeStory(name: string) {
  const token = `kestrel${name}`;
  const headline = `Larkspur lock passes its test, says wharf${name} ${token}`;
  const seed = Array.from(name).reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7);
  const random = dice(seed);
  const own = Array.from({ length: 30 }, () => inventWord(random)).join(' ');
  return { token, headline, text: [headline, shared, `It lists ${own}.`].join('\n\n') };
}

/** A word of three syllables that hardly any other story has. */
function inventWord(random: () => number): string {
  const pick = (signs: string) => signs[Math.floor(random() * signs.length)];
  return Array.from({ length: 3 }, () => `${pick('bdfgklmnprstv')}${pick('aeiou')}`).join('');
}

async function prepare(desk: Desk, actor: Actor, name: string, topicName: string) {
  const { token, headline, text } = writeStory(name);
  const articleId = await desk.story(actor, { headline, text, topics: [topicName] });
  const slug = `larkspur-lock-${name}`;
  const { article } = await readForEditing(actor, articleId);
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
