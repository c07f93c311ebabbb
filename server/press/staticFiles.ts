import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { chooseEncoding, type Encoding, matches, type Variants } from './encoding.ts';
import { plainHeaders } from './headers.ts';

const PREFIX = '/_next/static/';
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
};
const COMPRESSED = new Set(['.css', '.js', '.json', '.map', '.svg', '.txt']);

type File = { contentType: string; variants: Variants };

/** Serves the files of the Next build, compressed once. Their names contain a hash, so their content never changes. */
export function createStatics(options: { directory: string; maxBytes?: number }) {
  const kept = new LRUCache<string, File>({
    maxSize: options.maxBytes ?? 24 * 1024 * 1024,
    sizeCalculation: ({ variants: { br, gzip: zip, identity } }) =>
      br.bytes.length + zip.bytes.length + identity.bytes.length + 1024,
    fetchMethod: (path) => load(options.directory, path),
  });

  async function find(target: string): Promise<File | undefined> {
    const path = inside(target);
    if (path === null) return undefined;
    return kept.fetch(path).catch(() => undefined);
  }

  return {
    handles: (target: string) => target.startsWith(PREFIX),
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const file = await find(request.url ?? '');
      if (!file) {
        response.writeHead(404, [
          'Content-Type',
          'text/plain',
          'Cache-Control',
          'no-store',
          ...plainHeaders(),
        ]);
        response.end('Not found\n');
        return;
      }
      const encoding: Encoding = chooseEncoding(request.headers['accept-encoding']);
      const variant = file.variants[encoding];
      const headers = ['Cache-Control', 'public, max-age=31536000, immutable', 'ETag', variant.etag];
      headers.push('Content-Type', file.contentType, 'Vary', 'Accept-Encoding', ...plainHeaders());
      if (matches(request.headers['if-none-match'], variant.etag)) {
        response.writeHead(304, headers).end();
        return;
      }
      if (variant.encoding !== 'identity') headers.push('Content-Encoding', variant.encoding);
      headers.push('Content-Length', String(variant.bytes.length));
      response.writeHead(200, headers);
      response.end(request.method === 'HEAD' ? undefined : variant.bytes);
    },
  };
}

/** The file's path below the static folder, or null for one outside it or with a hidden segment. */
function inside(target: string): string | null {
  const mark = target.indexOf('?');
  try {
    const path = normalize(
      decodeURIComponent((mark < 0 ? target : target.slice(0, mark)).slice(PREFIX.length)),
    );
    return path.startsWith('..') || path.includes('\0') || path.startsWith(sep) ? null : path;
  } catch {
    return null;
  }
}

async function load(directory: string, path: string): Promise<File> {
  const extension = extname(path);
  const contentType = TYPES[extension];
  if (!contentType) throw new Error('not a kind of file that is served');
  const bytes = await readFile(join(directory, path));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const identity = { encoding: 'identity' as const, bytes, etag: `"${hash}"` };
  if (!COMPRESSED.has(extension))
    return { contentType, variants: { br: identity, gzip: identity, identity } };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, zip] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes)]);
  return {
    contentType,
    variants: {
      identity,
      br: { encoding: 'br', bytes: br, etag: `"${hash}-br"` },
      gzip: { encoding: 'gzip', bytes: zip, etag: `"${hash}-gz"` },
    },
  };
}
