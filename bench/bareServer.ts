/** The server that the press is compared with; sends stored pages from memory. `node bareServer.ts PORT FILE` */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

import type { BarePage } from './bare.ts';

const [port, file = ''] = process.argv.slice(2);
const pages = new Map(
  (JSON.parse(readFileSync(file, 'utf8')) as BarePage[]).map(({ path, headers, base64 }) => [
    path,
    { headers, bytes: Buffer.from(base64, 'base64') },
  ]),
);
createServer((request, response) => {
  const page = pages.get(request.url ?? '');
  if (page) response.writeHead(200, page.headers).end(page.bytes);
  else response.writeHead(404).end();
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
