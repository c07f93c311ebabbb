import { type PageFacts, pressFacts } from '#components/reader/pressFacts.ts';

/** A non-HTML response with its facts for the press (`server/press/pageFacts.ts`). */
export function pressMeta(
  body: string,
  contentType: string,
  facts: PageFacts,
  status = 200,
  more: Record<string, string> = {},
): Response {
  // Headers hold Latin-1 only, and tags contain slugs of any script.
  const json = JSON.stringify(pressFacts(facts)).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Response(body, {
    status,
    headers: { ...more, 'content-type': contentType, 'x-press-meta': json },
  });
}
