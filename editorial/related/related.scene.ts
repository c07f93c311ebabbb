import type { AnyActor } from '#editorial/access/actor.ts';
import { type SceneStory, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

/** For tests: a released story that shares no words or topics with others unless they are given. */
export async function releaseStory(actor: AnyActor, headline: string, given: Partial<SceneStory> = {}) {
  const story = { headline, standfirst: '', text: `${headline}.`, topics: [], ...given };
  const articleId = await writeStory(actor, story);
  return { articleId, ...(await release(actor, { articleId })) };
}

/** The related stories of a live story, as its page shows them. */
export async function relatedTo(slug: string) {
  const found = await readArticle(slug);
  if (found.is !== 'live') throw new Error(`${slug} is ${found.is}`);
  return found.article.related;
}
