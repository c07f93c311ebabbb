import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import { isApi } from './apiRequests.ts';

/** Seconds after which to try again where nothing else is known. */
const RETRY_SECONDS = 5;

/** What the front server itself answers when it lets a request go no further. */
export type PlainRefusal = { status: number; headers: OutgoingHttpHeaders; text: string };

/** A problem (RFC 9457) to machines, a sentence to people. */
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

export function sendPlainRefusal(response: ServerResponse, { status, headers, text }: PlainRefusal): void {
  response.writeHead(status, headers);
  response.end(text);
}

/**
 * Sends a refusal to a client that is still sending, and ends our side of the connection. Node itself would cut both at
 * once, and then many clients do not read the answer.
 */
export function hangUp(request: IncomingMessage, response: ServerResponse, refusal: PlainRefusal): void {
  const { socket } = request;
  const isFree = !response.headersSent && response.socket === socket; // no earlier answer is still under way
  if (!isFree || !socket.writable) return void socket.destroy();
  const { status, headers, text } = refusal;
  const all = { ...response.getHeaders(), ...headers, Connection: 'close', Date: new Date().toUTCString() };
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (const [name, value] of Object.entries(all)) head += `${name}: ${value}\r\n`;
  socket.write(`${head}\r\n${text}`);
  socket.end();
}
