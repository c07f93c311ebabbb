import { glob, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { LRUCache } from 'lru-cache';
import { compress, sendVariant, type Variants, variantsOf, withoutCompression } from './encoding.ts';
import { headerList, plainHeaders } from './securityHeaders.ts';

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

/**
 * Serves the build's own files (their names contain their hash, so they never change) from memory. `sirv` would read
 * them from disk for each request, and ignores `q=0`.
 */
export function createStatics(options: { directory: string; maxBytes?: number }) {
  const cache = new LRUCache<string, File>({
    maxSize: options.maxBytes ?? 24 * 1024 * 1024,
    sizeCalculation: ({ variants: { br, gzip: zip, identity } }) =>
      br.bytes.length + zip.bytes.length + identity.bytes.length + 1024,
    fetchMethod: (path) => load(options.directory, path),
  });

  return {
    handles: (target: string) => target.startsWith(PREFIX),
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const path = pathInside(request.url ?? '');
      const file = path === null ? undefined : await cache.fetch(path).catch(() => undefined);
      if (file)
        return sendVariant(request, response, file.variants, {
          'Content-Type': file.contentType,
          'Cache-Control': 'public, max-age=31536000, immutable',
        });
      const headers = { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', ...plainHeaders() };
      response.writeHead(404, headerList(headers)).end('Not found\n');
    },
  };
}

/** The file's path below the static folder, or null for a path outside it or with a NUL character. */
function pathInside(target: string): string | null {
  const [encoded = ''] = target.split('?', 1);
  try {
    const path = normalize(decodeURIComponent(encoded.slice(PREFIX.length)));
    return path.startsWith('..') || path.includes('\0') || path.startsWith(sep) ? null : path;
  } catch {
    return null;
  }
}

async function load(directory: string, path: string): Promise<File> {
  const extension = extname(path);
  const contentType = TYPES[extension];
  if (!contentType) throw new Error('not a kind of file that is served');
  const file = join(directory, path);
  const bytes = await readFile(file);
  const variants = COMPRESSED.has(extension) ? await readVariants(file, bytes) : withoutCompression(bytes);
  return { contentType, variants };
}

/** A file with its compressed copies, which every build has. */
async function readVariants(file: string, bytes: Buffer): Promise<Variants> {
  const [br, gzip] = await Promise.all([readFile(`${file}.br`), readFile(`${file}.gz`)]);
  return variantsOf(bytes, { br, gzip });
}

/**
 * Writes compressed copies (`.br`, `.gz`) beside the files of a build, at the best quality, so that no request waits for
 * compression.
 * @param directory the build's folder `static`
 */
export async function compressStaticFiles(directory: string): Promise<void> {
  const names = `**/*{${[...COMPRESSED].join(',')}}`;
  for await (const name of glob(names, { cwd: directory })) {
    const file = join(directory, name);
    const { br, gzip } = await compress(await readFile(file), { br: 11, gzip: 9 });
    await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gzip)]);
  }
}
