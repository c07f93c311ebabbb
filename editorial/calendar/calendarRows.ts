import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';

/** One release of an article or a front that begins, or one article that is withdrawn. */
export type CalendarRow = {
  is: 'release' | 'front' | 'withdrawal';
  id: string;
  at: string;
  past: boolean;
  now: string;
  article_id: string | null;
  front_id: string | null;
  headline: string | null;
  section: LocalizedNames | null;
  language: Language;
  number: number;
  kind: ReleaseKind;
  because: string | null;
  package_id: string | null;
  package: string | null;
};

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Maximum number of future and of past events that are read of a window. */
export type CalendarLimits = { coming: number; past: number };

/**
 * The events of a window, by time: every release that begins in it, and every withdrawal. Beyond the limits, the earliest
 * future and the latest past events are read.
 * @param from null: now  @param to null: in 24 hours
 */
export async function readCalendarRows(
  db: Pick<Transaction, 'execute'>,
  from: Date | null,
  to: Date | null,
  limits: CalendarLimits,
): Promise<{ rows: CalendarRow[]; now: string; more: boolean }> {
  const begin = sql`coalesce(${from?.toISOString() ?? null}::timestamptz, now())`;
  const end = sql`coalesce(${to?.toISOString() ?? null}::timestamptz, now() + interval '24 hours')`;
  const { rows } = await db.execute<CalendarRow>(sql`
    with timed as (
      select 'release' as is, r.id, lower(r.live) as at, r.article_id, null::bigint as front_id, r.headline,
             null::jsonb as section, r.language, r.number, r.kind, null as because, x.package_id
        from release r left join package_release x on x.release_id = r.id
        where lower(r.live) >= ${begin} and lower(r.live) < ${end}
      union all
      select 'front', r.id, lower(r.live), null, r.front_id, null, s.names, f.language, r.number, r.kind, null, x.package_id
        from front_release r join front f on f.id = r.front_id left join section s on s.id = f.section_id
        left join package_front_release x on x.front_release_id = r.id
        where lower(r.live) >= ${begin} and lower(r.live) < ${end}
      union all
      select 'withdrawal', w.id, w.at, w.article_id, null, r.headline, null, r.language, r.number, r.kind, w.because, null
        from release r join withdrawal w on w.release_id = r.id and w.at = upper(r.live) and w.called_off_at is null
        where not upper_inf(r.live) and upper(r.live) >= ${begin} and upper(r.live) < ${end}
    ), chosen as (
      (select * from timed where at > now() order by at, id limit ${limits.coming + 1})
      union all
      (select * from timed where at <= now() order by at desc, id desc limit ${limits.past})
    )
    select t.*, ${iso('t.at')} as at, t.at <= now() as past, ${iso('now()')} as now, p.name as package
    from (select 1) one left join chosen t on true
    left join package p on p.id = t.package_id
    order by t.at, t.package_id nulls last, t.is desc, t.id`);
  const events = rows.filter(({ id }) => id !== null);
  const past = events.filter((row) => row.past).length;
  return {
    rows: events.slice(0, past + limits.coming),
    now: rows[0]?.now ?? '',
    more: events.length > past + limits.coming,
  };
}
