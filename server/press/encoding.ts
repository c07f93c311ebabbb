import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type HeaderValues, headerList, plainHeaders } from './securityHeaders.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One page in one encoding, with its strong ETag. */
export type Variant = { encoding: Encoding; bytes: Buffer; etag: string };
export type Variants = Record<Encoding, Variant>;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * The bytes of a page in every encoding. Quality 6 takes 1–3 ms for a page, and the result is a few percent larger than
 * with the best quality, which would take about a hundred ms while a reader waits.
 */
export async function encodePage(bytes: Buffer): Promise<Variants> {
  return variantsOf(bytes, await compress(bytes, { br: 6, gzip: 7 }));
}

export type Compressed = { br: Buffer; gzip: Buffer };

/** @param quality brotli's, from 0 to 11, and gzip's level, from 0 to 9 */
export async function compress(bytes: Buffer, quality: { br: number; gzip: number }): Promise<Compressed> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: quality.br, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: quality.gzip })]);
  return { br, gzip: gz };
}

export function variantsOf(bytes: Buffer, { br, gzip: gz }: Compressed): Variants {
  const hash = hashOf(bytes);
  return {
    br: { encoding: 'br', bytes: br, etag: `"${hash}-br"` },
    gzip: { encoding: 'gzip', bytes: gz, etag: `"${hash}-gz"` },
    identity: { encoding: 'identity', bytes, etag: `"${hash}"` },
  };
}

/** The same bytes for every accepted encoding, for files that compression does not make smaller. */
export function withoutCompression(bytes: Buffer): Variants {
  const identity: Variant = { encoding: 'identity', bytes, etag: `"${hashOf(bytes)}"` };
  return { br: identity, gzip: identity, identity };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

const chosen = new Map<string, Encoding>();

/**
 * The encoding to answer with (RFC 9110, 12.5.3): the one with the highest q, brotli before gzip among equals, never one
 * with `q=0`. Identity if none is acceptable, since an answer helps more than a 406. (The types of `negotiator` do not
 * support a preferred order.)
 */
export function chooseEncoding(accept: string | string[] | undefined): Encoding {
  const header = String(accept ?? '');
  const known = chosen.get(header);
  if (known) return known;
  const choice = weigh(header.toLowerCase());
  if (chosen.size < 500 && header.length < 200) chosen.set(header, choice);
  return choice;
}

function weigh(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    const q = parameters.find((each) => each.startsWith('q='))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  const any = weights.get('*');
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? any ?? (encoding === 'identity' ? 0.001 : 0);
  let best: Encoding = 'identity';
  for (const encoding of ['gzip', 'br'] as const) {
    const weight = weightOf(encoding);
    if (weight > 0 && weight >= weightOf(best)) best = encoding;
  }
  return best;
}

/** Whether If-None-Match names this ETag; compared weakly, as RFC 9110 requires for GET and HEAD. */
export function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

/** Sends a file that is in memory in each encoding, or 304 to a client that has it. */
export function sendVariant(
  request: IncomingMessage,
  response: ServerResponse,
  variants: Variants,
  fileHeaders: HeaderValues,
): void {
  const { encoding, bytes, etag } = variants[chooseEncoding(request.headers['accept-encoding'])];
  const headers = { ...fileHeaders, ETag: etag, Vary: 'Accept-Encoding', ...plainHeaders() };
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headerList(headers)).end();
    return;
  }
  const content = {
    'Content-Encoding': encoding !== 'identity' && encoding,
    'Content-Length': String(bytes.length),
  };
  response.writeHead(200, headerList({ ...headers, ...content }));
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
