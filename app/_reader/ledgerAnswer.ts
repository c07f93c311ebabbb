import { openPageContext } from './pageContext.ts';
import { pressMeta } from './pressMeta.ts';

/** A JSON document of the ledger, with the cache tags that invalidate it. */
export async function answerLedger<Found extends object>(
  document: (siteUrl: string) => Promise<Found | null>,
  tags: string[],
  changedAt?: (found: Found) => Date | null,
): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const content = await document(frame.siteUrl);
  const pressFacts = facts({ tags, changedAt: content && (changedAt?.(content) ?? null) });
  if (!content)
    return pressMeta('{"error":"not found"}\n', 'application/json; charset=utf-8', pressFacts, 404);
  return pressMeta(`${JSON.stringify(content)}\n`, 'application/json; charset=utf-8', pressFacts);
}
