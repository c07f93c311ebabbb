import { openPageContext } from './pageContext.ts';
import { pressMeta } from './pressMeta.ts';

/** A JSON document of the ledger, with the cache tags that invalidate it. */
export async function answerLedger<Found extends object>(
  document: (siteUrl: string) => Promise<Found | null>,
  tags: string[],
  changedAt?: (found: Found) => Date | null,
): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const found = await document(frame.siteUrl);
  const told = facts({ tags, changedAt: found && (changedAt?.(found) ?? null) });
  if (!found) return pressMeta('{"error":"not found"}\n', 'application/json; charset=utf-8', told, 404);
  return pressMeta(`${JSON.stringify(found)}\n`, 'application/json; charset=utf-8', told);
}
