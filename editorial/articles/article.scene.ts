import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { readArticleForEditing } from './articleForEditing.ts';
import { changeArticleFields as describeArticle } from './changingArticleFields.ts';
import { createArticle } from './creatingArticles.ts';

/** For tests: a section, and articles that are ready to be released. */
export async function openSection(slug = 'city'): Promise<SectionId> {
  const [created] = await staff()
    .insert(section)
    .values({ slug, names: { en: slug } })
    .onConflictDoUpdate({ target: section.slug, set: { slug } })
    .returning({ id: section.id });
  if (!created) throw new Error('no section');
  return created.id;
}

export type SceneStory = {
  headline: string;
  standfirst?: string;
  text?: string;
  topics?: string[];
  language?: Language;
};

export async function writeStory(actor: AnyActor, story: SceneStory): Promise<ArticleId> {
  const sectionId = await openSection();
  const { articleId } = await createArticle(actor, { language: story.language ?? 'en' });
  const body = bodyOf((story.text ?? 'A paragraph of the story.').split('\n\n').map(paragraph));
  await editDraft(actor, {
    articleId,
    headline: story.headline,
    standfirst: story.standfirst ?? 'Standfirst.',
    body,
  });
  const { article } = await readArticleForEditing(actor, articleId);
  await describeArticle(actor, {
    articleId,
    version: article.version,
    sectionId,
    topics: story.topics ?? ['Ferries'],
  });
  return articleId;
}

/** Everything that a release could write, as one text to compare. */
export async function releaseTraces(): Promise<string> {
  const { rows } = await staff().execute(sql`
    select (select count(*) from release) as releases,
           (select md5(string_agg(live::text, '|' order by id)) from release) as ranges,
           (select count(*) from withdrawal) as withdrawals, (select count(*) from related_story) as related,
           (select count(*) from release_search) as search, (select count(*) from audit_event) as events,
           (select md5(string_agg(a::text, '|' order by id)) from article a) as articles`);
  return JSON.stringify(rows);
}
