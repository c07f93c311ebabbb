import { staff, staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces } from '#editorial/articles/article.scene.ts';
import { listOwnNotices } from '#editorial/notices/noticeList.ts';
import { traces } from '#editorial/people/people.scene.ts';
import { type ArticleFlow, readArticleFlow } from './articleFlow.ts';

/** For tests of the flow: where an article stands. */
export const flowOf = (articleId: ArticleId): Promise<ArticleFlow> => readArticleFlow(staff(), articleId);

/** Everything that a step could write, as one text to compare. */
export async function flowTraces(): Promise<string> {
  const { rows } = await staffPool().query(`
    select (select count(*) from flow_step) as steps, (select count(*) from notice) as notices,
      (select count(*) from draft_version) as versions,
      (select md5(string_agg(f::text, '|' order by article_id)) from article_flow f) as flows,
      (select md5(string_agg(n::text, '|' order by article_id)) from internal_note n) as notes`);
  return JSON.stringify(rows) + (await traces()) + (await releaseTraces());
}

/** A person's notices of an article, newest first: kind and note. */
export async function noticesAbout(actor: Actor, articleId: ArticleId): Promise<string[]> {
  const { items } = await listOwnNotices(actor);
  return items
    .filter((item) => item.articleId === articleId)
    .map(({ kind, subject }) => `${kind}${subject.is === 'step' && subject.note ? `: ${subject.note}` : ''}`);
}

/** The names of an article's audit events, oldest first. */
export async function auditedActsOf(articleId: ArticleId): Promise<string[]> {
  const { rows } = await staffPool().query(
    `select act from audit_event where subject = 'article' and subject_id = $1 order by id`,
    [String(articleId)],
  );
  return rows.map(({ act }) => act);
}
