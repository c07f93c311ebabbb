import { type SQL, sql } from '#db/query.ts';

/** Subjects of decisions with events that are recorded on a subject of another kind. */
const recordedOn = { terms: 'paper' } as Record<string, string>;

/** The kind of subject under which the audit log stores the events of a subject. */
export const recordedKind = (is: string): string => recordedOn[is] ?? is;

/**
 * The parts of each decision, as the common table expression `parts(root, root_kind, root_id, kind, id)` and those that
 * it needs; use them after `with recursive`. The parts of an article are its followers and the rest of the package that
 * it is scheduled with, those of a package all of its contents, those of a front its section: an act on one part
 * changes the effect of an act on the others.
 * @param now the instant after which a release counts as scheduled
 */
export function decisionParts(subjects: { is: string; id: number }[], now: SQL): SQL {
  const kinds = sql.param(subjects.map(({ is }) => is));
  const audited = sql.param(subjects.map(({ is }) => recordedKind(is)));
  const ids = sql.param(subjects.map(({ id }) => id));
  return sql`roots(root, kind, audited, id) as (
      select kind || '/' || id, kind, audited, id
      from unnest(${kinds}::text[], ${audited}::text[], ${ids}::bigint[]) as requested(kind, audited, id)
    ), packages(root, id) as (
      select root, id from roots where kind = 'package'
      union select t.root, p.package_id from roots t join release r on r.article_id = t.id and lower(r.live) > ${now}
        join package_release p on p.release_id = r.id where t.kind = 'article'
      union select t.root, p.package_id from roots t join front_release r on r.front_id = t.id and lower(r.live) > ${now}
        join package_front_release p on p.front_release_id = r.id where t.kind = 'front'
    ), articles(root, id) as (
      (select root, id from roots where kind = 'article'
        union select t.root, i.article_id from roots t join package_item i on i.package_id = t.id
          where t.kind = 'package' and i.article_id is not null
        union select k.root, r.article_id from packages k join package_release p on p.package_id = k.id
          join release r on r.id = p.release_id where lower(r.live) > ${now})
      union select a.root, w.article_id from waiting_release w join articles a on a.id = w.after_article_id
    ), fronts(root, id) as (
      select root, id from roots where kind = 'front'
      union select t.root, i.front_id from roots t join package_item i on i.package_id = t.id
        where t.kind = 'package' and i.front_id is not null
      union select k.root, r.front_id from packages k join package_front_release p on p.package_id = k.id
        join front_release r on r.id = p.front_release_id where lower(r.live) > ${now}
    ), members(root, kind, id) as (
      select root, 'article', id from articles union all select root, 'front', id from fronts
      union select n.root, 'section', f.section_id from fronts n join front f on f.id = n.id where f.section_id is not null
      union all select t.root, 'article', s.article_id from roots t join share_link s on s.id = t.id
        where t.kind = 'share-link'
      union all select root, audited, id from roots where kind not in ('article', 'front', 'share-link')
    ), parts(root, root_kind, root_id, kind, id) as (
      select t.root, t.kind, t.id, m.kind, m.id from members m join roots t on t.root = m.root)`;
}
