import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import { isApi } from './apiRequests.ts';

/** Default Retry-After in seconds. */
const RETRY_SECONDS = 5;

/** The answer of the front server to a request that it refuses. */
export type PlainRefusal = { status: number; headers: OutgoingHttpHeaders; text: string };

/** Makes a refusal: a problem document (RFC 9457) for the API, a sentence for other paths. */
export function plainRefusalFor(path: string, status: number, sentence: string): PlainRefusal {
  const isMachine = isApi(path);
  const type = 'urn:copydesk:problem:refused-at-the-door';
  const text = isMachine ? JSON.stringify({ type, title: sentence, status }) : `${sentence}\n`;
  const headers = {
    'Content-Type': isMachine ? 'application/problem+json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...((status === 429 || status === 503) && { 'Retry-After': RETRY_SECONDS }),
  };
  return { status, headers, text };
}

/** Sends a refusal to a client that has sent its whole request. */
export function sendPlainRefusal(response: ServerResponse, { status, headers, text }: PlainRefusal): void {
  response.writeHead(status, headers);
  response.end(text);
}

/**
 * Sends a refusal to a client that is still sending, and closes only our side of the connection. If both sides were
 * closed at once, as Node does, many clients would not read the answer.
 */
export function hangUp(request: IncomingMessage, response: ServerResponse, refusal: PlainRefusal): void {
  const { socket } = request;
  const isFree = !response.headersSent && response.socket === socket; // no earlier answer is still being sent
  if (!isFree || !socket.writable) return void socket.destroy();
  const { status, headers, text } = refusal;
  const all = { ...response.getHeaders(), ...headers, Connection: 'close', Date: new Date().toUTCString() };
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (const [name, value] of Object.entries(all)) head += `${name}: ${value}\r\n`;
  socket.write(`${head}\r\n${text}`);
  socket.end();
}
