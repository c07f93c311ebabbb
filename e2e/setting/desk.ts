import { bodyOf, paragraph } from '#body/composeBody.ts';
import { closePools, staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { readAddress, urlOf } from '#server/postgres/cluster.ts';

/** Sets a scene through the domain's own verbs, on the database of a running server. */
export async function openDesk(dataDir = process.env.COPYDESK_DATA_DIR ?? ''): Promise<Desk> {
  const address = await readAddress(dataDir);
  if (!address) throw new Error(`No database in ${dataDir}`);
  await closePools();
  process.env.DATABASE_URL = urlOf(address);
  return { actor: findActor, story: makeStory, url: process.env.DATABASE_URL, close: closePools };
}

export type Desk = {
  url: string;
  actor(role: 'writer' | 'editor' | 'admin'): Promise<Actor>;
  story(
    by: Actor,
    given: { headline: string; standfirst?: string; text?: string; topics?: string[] },
  ): Promise<ArticleId>;
  close(): Promise<void>;
};

export async function findActor(role: 'writer' | 'editor' | 'admin'): Promise<Actor> {
  const [found] = await staff()
    .select()
    .from(user)
    .where(eq(user.email, `${role}@example.com`));
  if (!found) throw new Error(`no ${role}`);
  const { id, name, email, locale } = found;
  return { id, name, email, locale, role: found.role };
}

/** A story that is ready to be released: in the section City, or the only one there is. */
export async function makeStory(
  by: Actor,
  given: { headline: string; standfirst?: string; text?: string; topics?: string[] },
): Promise<ArticleId> {
  const { articleId } = await createArticle(by);
  const blocks = (given.text ?? `${given.headline}, in a paragraph.`).split('\n\n').map(paragraph);
  await editDraft(by, {
    articleId,
    headline: given.headline,
    standfirst: given.standfirst ?? '',
    body: bodyOf(blocks),
  });
  const sections = await staff().select().from(section);
  const city = sections.find(({ slug }) => slug === 'city') ?? sections[0];
  const { article } = await readArticleForEditing(by, articleId);
  await describeArticle(by, {
    articleId,
    version: article.version,
    sectionId: city?.id ?? null,
    topics: given.topics ?? ['Ferries'],
  });
  return articleId;
}
