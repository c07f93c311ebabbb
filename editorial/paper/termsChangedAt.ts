import { staff } from '#db/pools.ts';
import { and, desc, eq, min, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { unsaidTerms } from './machineTerms.ts';

/**
 * When what machines are told was last changed, by the record; before any change, when the paper began. Null: nothing has
 * been done here yet. For the press, which dates such pages by it after a start: readers' code cannot see the record.
 */
export async function whenTermsChanged(): Promise<Date | null> {
  const names = sql.join(
    Object.keys(unsaidTerms).map((name) => sql`${name}`),
    sql`, `,
  );
  const [changed] = await staff()
    .select({ at: auditEvent.at })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.act, 'settings.change'),
        sql`${auditEvent.detail} -> 'changed' ?| array[${names}]::text[]`,
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(1);
  if (changed) return changed.at;
  const [began] = await staff()
    .select({ at: min(auditEvent.at) })
    .from(auditEvent);
  return began?.at ?? null;
}
