import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { encodePage, sendVariant } from '#server/press/encoding.ts';
import { headerList, plainHeaders } from '#server/press/securityHeaders.ts';

const directory = join(import.meta.dirname, '../../components/reader/islands');
const names = ['following'];
const address = /^\/islands\/([a-z]+)\.js$/;

/** The scripts of reader pages as they are sent: their source without comments and indentation. */
export function readIsland(name: string): Buffer {
  const source = readFileSync(join(directory, `${name}.js`), 'utf8');
  const lines = source
    .replace(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*$/gm, '')
    .replace(/\/\*\* @type[^*]*\*\/ ?/g, '')
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/ .*$/, '').trim());
  return Buffer.from(`${lines.filter(Boolean).join('\n')}\n`);
}

/** Serves the scripts from memory. Their addresses have no version, so browsers revalidate them. */
export function createIslands() {
  const known = new Map(names.map((name) => [name, encodePage(readIsland(name))]));
  return {
    handles: (target: string) => known.has(address.exec(target)?.[1] ?? ''),
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const variants = await known.get(address.exec(request.url ?? '')?.[1] ?? '');
      if (!variants) return void response.writeHead(404, headerList(plainHeaders())).end();
      sendVariant(request, response, variants, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'public, max-age=300',
      });
    },
  };
}
