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

/** Connects to the database of a running server; test data is made through the domain's functions. */
export async function openTestDatabase(dataDir = process.env.COPYDESK_DATA_DIR ?? ''): Promise<TestDatabase> {
  const address = await readAddress(dataDir);
  if (!address) throw new Error(`No database in ${dataDir}`);
  await closePools();
  process.env.DATABASE_URL = urlOf(address);
  return { actor: findActor, story: makeStory, url: process.env.DATABASE_URL, close: closePools };
}

export type TestDatabase = {
  url: string;
  actor(role: 'writer' | 'editor' | 'admin'): Promise<Actor>;
  story(
    by: Actor,
    story: { headline: string; standfirst?: string; text?: string; topics?: string[] },
  ): Promise<ArticleId>;
  close(): Promise<void>;
};

export async function findActor(role: 'writer' | 'editor' | 'admin'): Promise<Actor> {
  const [row] = await staff()
    .select()
    .from(user)
    .where(eq(user.email, `${role}@example.com`));
  if (!row) throw new Error(`no ${role}`);
  const { id, name, email, locale } = row;
  return { id, name, email, locale, role: row.role };
}

/** Makes a story that is ready to be released, in the section City or, without one, in the first section. */
export async function makeStory(
  by: Actor,
  story: { headline: string; standfirst?: string; text?: string; topics?: string[] },
): Promise<ArticleId> {
  const { articleId } = await createArticle(by);
  const blocks = (story.text ?? `${story.headline}, in a paragraph.`).split('\n\n').map(paragraph);
  await editDraft(by, {
    articleId,
    headline: story.headline,
    standfirst: story.standfirst ?? '',
    body: bodyOf(blocks),
  });
  const sections = await staff().select().from(section);
  const city = sections.find(({ slug }) => slug === 'city') ?? sections[0];
  const { article } = await readArticleForEditing(by, articleId);
  await describeArticle(by, {
    articleId,
    version: article.version,
    sectionId: city?.id ?? null,
    topics: story.topics ?? ['Ferries'],
  });
  return articleId;
}
