import { lookup as resolve } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '#editorial/outbox/publicAddress.ts';

/** A receiver did not accept a delivery. `status`: its HTTP status, if it answered. */
export class NotAccepted extends Error {
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

type Post = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** whether only https to the public internet is allowed, because the address was not chosen by the operator */
  outsideOnly: boolean;
  /** milliseconds for the whole request */
  timeout?: number;
};

/**
 * Sends a POST and waits for the status only. Redirects are not followed, the connection is not kept, the answer's body
 * is not read. @returns the status, 200–299 @throws {NotAccepted}
 */
export async function post({ url, headers, body, outsideOnly, timeout = 10_000 }: Post): Promise<number> {
  const address = new URL(url);
  if (outsideOnly) refuseInside(address);
  const { promise, resolve: answer, reject } = Promise.withResolvers<number>();
  const request = (address.protocol === 'https:' ? secure : plain)(address, {
    method: 'POST',
    agent: false,
    headers: { 'User-Agent': 'Copydesk (webhooks)', ...headers, 'Content-Length': Buffer.byteLength(body) },
    ...(outsideOnly && { lookup: outsideLookup }),
  });
  // Not AbortSignal.timeout(): only the request references it, and once garbage-collected it never fires.
  const tooLate = new NotAccepted(`no answer within ${timeout / 1000} s`);
  const timer = setTimeout(() => request.destroy(tooLate), timeout);
  request.on('close', () => clearTimeout(timer));
  request.on('error', (error) => reject(error === tooLate ? error : new NotAccepted(messageOf(error))));
  request.on('response', (response) => {
    const status = response.statusCode ?? 0;
    response.on('error', () => {});
    response.destroy();
    if (status >= 200 && status < 300) answer(status);
    else reject(new NotAccepted(`answered ${status}`, status));
  });
  request.end(body);
  return promise;
}

const PRIVATE = 'leads into a private network';

function refuseInside({ protocol, hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') throw new NotAccepted('is not https');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new NotAccepted(PRIVATE);
}

/**
 * Resolves a name at the moment of connecting and checks the address, so that a later DNS answer cannot lead elsewhere.
 */
export const outsideLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const [first] = addresses;
    const isPublic = addresses.every(({ address }) => isPublicAddress(address));
    if (!first || !isPublic) return done(new Error(PRIVATE), '');
    if (options.all) (done as (error: null, all: typeof addresses) => void)(null, addresses);
    else done(null, first.address, first.family);
  });
};

function messageOf(error: Error): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof AggregateError) return String(code ?? 'no connection');
  return code && !message.includes(code) ? `${code}: ${message}` : message || 'no connection';
}
