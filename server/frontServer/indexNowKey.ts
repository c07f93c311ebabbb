import type { IncomingMessage, ServerResponse } from 'node:http';

/** Whether the target is the file by which search engines verify IndexNow notifications. */
export const isKeyFile = (key: string | undefined, target: string): boolean =>
  key !== undefined && target.split('?', 1)[0] === `/${key}.txt`;

/** Serves the key file. @returns false if the request is for another file */
export function answerKeyFile(key = '', request: IncomingMessage, response: ServerResponse): boolean {
  if (!isKeyFile(key || undefined, request.url ?? '')) return false;
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': key.length,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : key);
  return true;
}
