import { type PageFacts, pressFacts } from '#components/reader/pressFacts.ts';

/** A non-HTML response with its facts for the press (`server/press/pageFacts.ts`). */
export function pressMeta(
  body: string,
  contentType: string,
  facts: PageFacts,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  // Headers are limited to Latin-1, and tags contain slugs in any script.
  const json = JSON.stringify(pressFacts(facts)).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Response(body, {
    status,
    headers: { ...headers, 'content-type': contentType, 'x-press-meta': json },
  });
}

/** A plain text, with the page's facts for the press. */
export const textAnswer = (
  body: string,
  facts: PageFacts,
  status = 200,
  headers?: Record<string, string>,
): Response => pressMeta(body, 'text/plain; charset=utf-8', facts, status, headers);

export const jsonAnswer = (value: unknown, facts: PageFacts, status = 200): Response =>
  pressMeta(JSON.stringify(value), 'application/json; charset=utf-8', facts, status);
