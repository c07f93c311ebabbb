import type { AnyActor } from '#editorial/access/actor.ts';
import { type SceneStory, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

/** For tests: a released story that shares no words or topics with others unless `overrides` has them. */
export async function releaseStory(actor: AnyActor, headline: string, overrides: Partial<SceneStory> = {}) {
  const story = { headline, standfirst: '', text: `${headline}.`, topics: [], ...overrides };
  const articleId = await writeStory(actor, story);
  return { articleId, ...(await release(actor, { articleId })) };
}

/** The related stories of a live story, as its page shows them. */
export async function relatedTo(slug: string) {
  const lookup = await readArticle(slug);
  if (lookup.is !== 'live') throw new Error(`${slug} is ${lookup.is}`);
  return lookup.article.related;
}
