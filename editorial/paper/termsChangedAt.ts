import { staff } from '#db/pools.ts';
import { and, desc, eq, min, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { unsaidTerms } from './machineTerms.ts';

/**
 * When the terms for machines last changed, by the audit log; before the first change, when the paper was created.
 * Null: the audit log is empty. The press dates pages with the terms by it after a start, as readers' code cannot read
 * the audit log.
 */
export async function whenTermsChanged(): Promise<Date | null> {
  const isChanged = sql`${auditEvent.detail} -> 'changed' ?| ${sql.param(Object.keys(unsaidTerms))}::text[]`;
  const [changed] = await staff()
    .select({ at: auditEvent.at })
    .from(auditEvent)
    .where(and(eq(auditEvent.act, 'settings.change'), isChanged))
    .orderBy(desc(auditEvent.id))
    .limit(1);
  if (changed) return changed.at;
  const [first] = await staff()
    .select({ at: min(auditEvent.at) })
    .from(auditEvent);
  return first?.at ?? null;
}
