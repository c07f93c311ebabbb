import { openPageContext } from './pageContext.ts';
import { pressMeta } from './pressMeta.ts';

/** A JSON document of the ledger, with the cache tags that invalidate it. */
export async function answerLedger<Document extends object>(
  read: (siteUrl: string) => Promise<Document | null>,
  tags: string[],
  changedAt?: (document: Document) => Date | null,
): Promise<Response> {
  const { frame, facts } = await openPageContext();
  const document = await read(frame.siteUrl);
  const pressFacts = facts({ tags, changedAt: document && (changedAt?.(document) ?? null) });
  const body = JSON.stringify(document ?? { error: 'not found' });
  return pressMeta(`${body}\n`, 'application/json; charset=utf-8', pressFacts, document ? 200 : 404);
}
