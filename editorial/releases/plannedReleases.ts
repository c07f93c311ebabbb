import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';

export type PlannedStory = { id: ArticleId; headline: string };
export type ShownPlannedEnd = { at: string; because: string };

/** The live release of an article and everything that is ordered for it, for staff; instants are ISO texts. */
export type Plans = {
  live: { number: number; end: ShownPlannedEnd | null } | null;
  coming: {
    number: number;
    kind: ReleaseKind;
    from: string;
    end: ShownPlannedEnd | null;
    /** the package it was placed with, and the other articles in it */
    joinedPackage: { name: string; stories: PlannedStory[] } | null;
  } | null;
  /** the article whose release it waits for */
  waiting: PlannedStory | null;
  /** articles that will be released with its next release */
  followers: PlannedStory[];
};

/** Reads without a lock: orders may change at any time. */
export async function readPlans(tx: Transaction, articleId: ArticleId): Promise<Plans> {
  const { rows } = await tx.execute<Plans>(sql`
    with recursive mine as (
      select r.id, r.number, r.kind, lower(r.live) as begins,
        (select jsonb_build_object('at', w.at, 'because', w.because) from withdrawal w
          where w.release_id = r.id and w.called_off_at is null and w.at > now() and w.at = upper(r.live)
          order by w.id desc limit 1) as end,
        r.live @> now() as is_live
      from release r where r.article_id = ${articleId} and (r.live @> now() or lower(r.live) > now())
    ), following(id) as (
      select article_id from waiting_release where after_article_id = ${articleId}
      union select w.article_id from waiting_release w join following f on w.after_article_id = f.id
    )
    select
      (select jsonb_build_object('number', number, 'end', "end") from mine where is_live) as live,
      (select jsonb_build_object('number', number, 'kind', kind, 'from', begins, 'end', "end",
          'joinedPackage', (select jsonb_build_object('name', p.name, 'stories', coalesce((
              select jsonb_agg(distinct jsonb_build_object('id', o.article_id, 'headline', o.headline))
              from package_release q join release o on o.id = q.release_id
              where q.package_id = p.id and lower(o.live) > now() and o.article_id <> ${articleId}), '[]'))
            from package_release x join package p on p.id = x.package_id where x.release_id = mine.id limit 1))
        from mine where not is_live order by begins limit 1) as coming,
      (select jsonb_build_object('id', d.article_id, 'headline', d.headline)
        from waiting_release w join draft d on d.article_id = w.after_article_id where w.article_id = ${articleId}) as waiting,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.article_id, 'headline', d.headline) order by d.article_id)
        from following f join draft d on d.article_id = f.id where f.id <> ${articleId}), '[]') as followers`);
  const [plans] = rows;
  if (!plans) throw new Error('a select without "from" returned no row');
  return plans;
}
