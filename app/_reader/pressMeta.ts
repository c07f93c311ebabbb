import { type PageFacts, pressFacts } from '#components/reader/pressFacts.ts';

/** A response that isn't HTML, with what the press must know of it (`server/press/pageFacts.ts`). */
export function pressMeta(
  body: string,
  contentType: string,
  facts: PageFacts,
  status = 200,
  more: Record<string, string> = {},
): Response {
  // Headers hold Latin letters only, and tags hold slugs of any script.
  const told = JSON.stringify(pressFacts(facts)).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Response(body, {
    status,
    headers: { ...more, 'content-type': contentType, 'x-press-meta': told },
  });
}
