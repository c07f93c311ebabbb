import { staff } from '#db/pools.ts';
import { and, desc, eq, min, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { defaultTerms } from './machineTerms.ts';

/**
 * The last change of the terms for machines in the audit log; before the first change, the creation of the paper. Null:
 * the audit log is empty. After a start the press dates pages with the terms by it, because readers' code cannot read
 * the audit log.
 */
export async function whenTermsChanged(): Promise<Date | null> {
  const isChanged = sql`${auditEvent.detail} -> 'changed' ?| ${sql.param(Object.keys(defaultTerms))}::text[]`;
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
