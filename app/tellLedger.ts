import { openFrame } from './openFrame.ts';
import { tellPress } from './tellPress.ts';

/** A document of the public record, as JSON, with the tags at whose notice it is no longer true. */
export async function tellLedger(
  document: (siteUrl: string) => Promise<object | null>,
  tags: string[],
): Promise<Response> {
  const { frame, facts } = await openFrame();
  const found = await document(frame.siteUrl);
  const told = facts({ tags });
  if (!found) return tellPress('{"error":"not found"}\n', 'application/json; charset=utf-8', told, 404);
  return tellPress(`${JSON.stringify(found)}\n`, 'application/json; charset=utf-8', told);
}
