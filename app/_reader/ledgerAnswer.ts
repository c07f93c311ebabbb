import { openFrame } from './pageContext.ts';
import { tellPress } from './pressMeta.ts';

/** A document of the public record, as JSON, with the tags at whose notice it is no longer true. */
export async function tellLedger<Found extends object>(
  document: (siteUrl: string) => Promise<Found | null>,
  tags: string[],
  changedAt?: (found: Found) => Date | null,
): Promise<Response> {
  const { frame, facts } = await openFrame();
  const found = await document(frame.siteUrl);
  const told = facts({ tags, changedAt: found && (changedAt?.(found) ?? null) });
  if (!found) return tellPress('{"error":"not found"}\n', 'application/json; charset=utf-8', told, 404);
  return tellPress(`${JSON.stringify(found)}\n`, 'application/json; charset=utf-8', told);
}
