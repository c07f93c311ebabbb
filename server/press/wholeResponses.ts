import { STATUS_CODES } from 'node:http';
import { chooseEncoding, type Variant } from './encoding.ts';
import { type Composed, compose, isUnchanged, type PageSharing, type PressRequest } from './pageResponse.ts';
import type { RenderedPage } from './requestCoalescing.ts';

/** Maximum bytes of composed answers in memory; beyond it answers are composed per request. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Answers with headers and body in one buffer, for keep-alive connections. Because of their Date header, the answer for
 * a popular page is composed once a second.
 */
export function createWholeResponses(sharing: PageSharing, keepAliveSeconds: number) {
  /** Headers of the ordinary server on a keep-alive connection. */
  const connection = `Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}\r\n`;
  let second = 0;
  let date = '';
  let availableBytes = MAX_BYTES;
  const ready = new Map<Variant, Buffer>();

  /** Updates the date, and drops the answers with the earlier one. */
  function keepTime(): void {
    const now = Math.floor(Date.now() / 1000);
    if (now === second) return;
    second = now;
    date = new Date(now * 1000).toUTCString();
    availableBytes = MAX_BYTES;
    ready.clear();
  }

  const wire = ({ status, headers, body }: Composed): Buffer => {
    let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
    for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`;
    head += `Date: ${date}\r\n${connection}\r\n`;
    const bytes = Buffer.allocUnsafeSlow(head.length + (body?.length ?? 0));
    bytes.write(head, 'latin1');
    body?.copy(bytes, head.length);
    return bytes;
  };

  return {
    /** The bytes of an answer. The buffer is shared between readers and must not be modified. */
    page(obtained: RenderedPage, request: PressRequest): Buffer {
      keepTime();
      const { page, how } = obtained;
      const encoding = chooseEncoding(request.accept);
      if (how !== 'hit' || request.isHead || isUnchanged(page, encoding, request))
        return wire(compose(obtained, request, sharing));
      const variant = page.variants[encoding];
      const existing = ready.get(variant);
      if (existing) return existing;
      const bytes = wire(compose(obtained, request, sharing));
      availableBytes -= bytes.length;
      if (availableBytes > 0) ready.set(variant, bytes);
      return bytes;
    },
    plain(composed: Composed): Buffer {
      keepTime();
      return wire(composed);
    },
  };
}
