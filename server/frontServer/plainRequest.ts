/** A complete request without a body, in a form that needs no further interpretation. */
export type Plain = {
  isHead: boolean;
  /** the request target as received; a page may not exist there */
  target: string;
  host: string;
  accept: string | undefined;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  /** X-Forwarded-For headers, joined */
  forwardedFor: string | undefined;
};

/** Longer requests go to the ordinary server, which has its own limit. */
const LONGEST = 8 * 1024;

/**
 * A whole request without folded headers, bare line breaks, control characters or non-ASCII characters, and with its
 * only empty line at the end.
 */
const grammar = /^(?:GET|HEAD) \/[\x21-\x7e]* HTTP\/1\.1\r\n(?:[A-Za-z-]{1,40}:[\x20-\x7e]*\r\n){1,64}\r\n$/;

const HOST = 1;
const ACCEPT = 2;
const IF_NONE_MATCH = 3;
const CONNECTION = 4;
const IGNORED = 5;
const IF_MODIFIED_SINCE = 6;
const FORWARDED_FOR = 7;

/** Headers that neither the ordinary server nor the press uses for a reader's page. */
const ignored =
  `accept accept-charset accept-language access-control-request-headers access-control-request-method
  authorization baggage cache-control cdn-loop cf-connecting-ip cf-ew-via cf-ipcountry cf-ray cf-visitor
  cookie device-memory dnt downlink dpr ect fastly-client fastly-client-ip fastly-ff
  fastly-orig-accept-encoding fastly-ssl forwarded from if-range origin pragma priority
  purpose range referer rtt save-data sec-ch-prefers-color-scheme sec-ch-ua sec-ch-ua-arch
  sec-ch-ua-mobile sec-ch-ua-model sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site
  sec-fetch-user sec-gpc sec-purpose surrogate-capability traceparent tracestate true-client-ip
  upgrade-insecure-requests user-agent via viewport-width width x-amz-cf-id x-amzn-trace-id x-cache
  x-forwarded-host x-forwarded-port x-forwarded-proto x-forwarded-scheme
  x-forwarded-server x-real-ip x-request-id x-requested-with x-timer x-varnish`.split(/\s+/);

const kinds = new Map<string, number>([
  ['host', HOST],
  ['accept-encoding', ACCEPT],
  ['if-none-match', IF_NONE_MATCH],
  ['if-modified-since', IF_MODIFIED_SINCE],
  ['connection', CONNECTION],
  ['x-forwarded-for', FORWARDED_FOR],
  ...ignored.map((name) => [name, IGNORED] as const),
]);
/** Adds the usual capitalization of each name, so that names need not be lowercased for each request. */
for (const [name, kind] of [...kinds])
  kinds.set(
    name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
    kind,
  );

/**
 * Parses one whole request from a chunk, if it is plain: GET or HEAD, HTTP/1.1, no body, one Host, a connection that
 * stays open, and only headers known to have no effect. Null for any other chunk, valid or not: the ordinary server
 * handles it.
 */
export function readPlain(chunk: Buffer): Plain | null {
  if (chunk.length > LONGEST) return null;
  const text = chunk.toString('latin1');
  if (!grammar.test(text)) return null;
  const isHead = text.charCodeAt(0) === 72;
  const end = text.indexOf('\r\n');
  const target = text.slice(isHead ? 5 : 4, end - 9);
  let hosts = 0;
  let host = '';
  let accept: string | undefined;
  let ifNoneMatch: string | undefined;
  let ifModifiedSince: string | undefined;
  let forwardedFor: string | undefined;
  for (let at = end + 2; at < text.length - 2; ) {
    const colon = text.indexOf(':', at);
    const next = text.indexOf('\r\n', colon);
    const name = text.slice(at, colon);
    const kind = kinds.get(name) ?? kinds.get(name.toLowerCase());
    if (kind === HOST) {
      hosts++;
      host = text.slice(colon + 1, next).trim();
    } else if (kind === ACCEPT) {
      if (accept !== undefined) return null;
      accept = text.slice(colon + 1, next).trim();
    } else if (kind === IF_NONE_MATCH) {
      if (ifNoneMatch !== undefined) return null;
      ifNoneMatch = text.slice(colon + 1, next).trim();
    } else if (kind === IF_MODIFIED_SINCE) {
      if (ifModifiedSince !== undefined) return null;
      ifModifiedSince = text.slice(colon + 1, next).trim();
    } else if (kind === FORWARDED_FOR) {
      const value = text.slice(colon + 1, next).trim();
      forwardedFor = forwardedFor === undefined ? value : `${forwardedFor},${value}`;
    } else if (kind === CONNECTION) {
      if (
        text
          .slice(colon + 1, next)
          .trim()
          .toLowerCase() !== 'keep-alive'
      )
        return null;
    } else if (kind === undefined) return null;
    at = next + 2;
  }
  return hosts === 1 ? { isHead, target, host, accept, ifNoneMatch, ifModifiedSince, forwardedFor } : null;
}
