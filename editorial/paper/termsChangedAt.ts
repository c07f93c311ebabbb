import { staff } from '#db/pools.ts';
import { and, desc, eq, min, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { unsaidTerms } from './machineTerms.ts';

/**
 * When the terms for machines last changed, by the audit log; before any change, when the paper was created. Null:
 * nothing has happened yet. For the press, which dates such pages by it after a start: readers' code cannot read the
 * audit log.
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
