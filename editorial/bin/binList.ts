import { z } from 'zod';
import { inSnapshot } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow, may } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { type BinSubject, binSubjects } from './binnable.ts';
import { asBinnable, type BinnableRow } from './deletedColumns.ts';
import { DAYS_IN_BIN } from './erasingFromBin.ts';
import { mayRestore } from './movingToBin.ts';

/** Cursor of the bin's list: the row after "instant_subject_id". */
const place = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([a-z]+)_(\d{1,15})$/;

export const binListOrder = z.object({
  subject: z.enum(binSubjects).optional().catch(undefined),
  before: z.string().max(80).regex(place).optional().catch(undefined),
});

export type BinItem = {
  subject: BinSubject;
  id: number;
  /** empty: it has no name yet */
  name: string;
  deletedAt: Date;
  deletedBy: string | null;
  /** whole days until it is erased; 0: today */
  daysLeft: number;
  mayRestore: boolean;
  mayErase: boolean;
  /** the state on which a decision to erase it is based */
  decidedOn: string;
};

const PAGE_SIZE = 50;

type Row = BinnableRow & {
  subject: BinSubject;
  deleted_at: string;
  by: string | null;
  days: number;
  cursor: string;
};

/** The contents of the bin, newest first; a writer sees only what they created. */
export async function listBin(
  actor: AnyActor,
  order: z.input<typeof binListOrder> = {},
): Promise<{ items: BinItem[]; before: string | null }> {
  allow(actor, 'bin.read');
  const { subject, before } = binListOrder.parse(order);
  const [, at, kind, id] = place.exec(before ?? '') ?? [];
  const isOwnOnly = !may(actor, 'bin.restore', 'others');
  return inSnapshot(async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select b.*, u.name as by,
        greatest(0, ceil(extract(epoch from b.deleted_at + make_interval(days => ${DAYS_IN_BIN}) - now()) / 86400))::int as days,
        to_char(b.deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || b.subject || '_' || b.id as cursor
      from (
        select 'article' as subject, a.id, d.headline as name, a.created_by, a.deleted_at, a.deleted_by
          from article a join draft d on d.article_id = a.id where a.deleted_at is not null
        union all select 'asset', id, file_name, created_by, deleted_at, deleted_by from asset where deleted_at is not null
        union all select 'package', id, name, null, deleted_at, deleted_by from package where deleted_at is not null
        union all select 'section', id, coalesce(names ->> ${actor.locale}::text, names ->> 'en', slug), null, deleted_at, deleted_by
          from section where deleted_at is not null
        union all select 'topic', id, name, null, deleted_at, deleted_by from topic where deleted_at is not null
      ) b left join "user" u on u.id = b.deleted_by
      where ${subject ? sql`b.subject = ${subject}` : sql`true`}
        and ${isOwnOnly ? sql`b.created_by = ${actor.id}::bigint` : sql`true`}
        and ${at ? sql`(b.deleted_at, b.subject, b.id) < (${at}::timestamptz, ${kind}::text, ${id}::bigint)` : sql`true`}
      order by b.deleted_at desc, b.subject desc, b.id desc limit ${PAGE_SIZE + 1}`);
    const shown = rows.slice(0, PAGE_SIZE);
    const subjectOf = (row: Row) => ({ is: row.subject, id: Number(row.id) }) as const;
    const states = await readDecisionStates(tx, shown.map(subjectOf));
    const items = shown.map((row) => ({
      subject: row.subject,
      id: Number(row.id),
      name: row.name ?? '',
      deletedAt: new Date(row.deleted_at),
      deletedBy: row.by,
      daysLeft: row.days,
      mayRestore: mayRestore(actor, row.subject, asBinnable(row)),
      mayErase: may(actor, 'bin.erase'),
      decidedOn: stateIn(states, subjectOf(row)),
    }));
    return { items, before: rows.length > PAGE_SIZE ? (shown.at(-1)?.cursor ?? null) : null };
  });
}
