import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The file by which search engines know that whoever tells them of this site's pages may.
 * @returns whether the request was for it
 */
export function answerKeyFile(
  key: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (!key || request.url?.split('?', 1)[0] !== `/${key}.txt`) return false;
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': key.length,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : key);
  return true;
}
