import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#e2e/setting/server.ts';
import type { BarePage } from './bare.ts';
import { pinned } from './pinning.ts';

/** Starts nginx with one worker and the pages as files. Undefined if it is not installed or does not start. */
export async function startNginx(pages: BarePage[]) {
  if (spawnSync('nginx', ['-v']).status !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-nginx-'));
  const port = await freePort();
  for (const { path, base64 } of pages) await writeFile(join(folder, path), Buffer.from(base64, 'base64'));
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, pages));
  const command = [
    ...pinned('server'),
    'nginx',
    '-p',
    folder,
    '-e',
    'stderr',
    '-c',
    join(folder, 'nginx.conf'),
  ];
  const child = spawn(command[0] ?? 'nginx', command.slice(1), { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 50 && child.exitCode === null; tries++) {
    const answer = await fetch(`${url}${pages[0]?.path}`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return { url, pid: child.pid ?? 0, [Symbol.asyncDispose]: stop };
    await sleep(50);
  }
  await stop();
  return undefined;
}

function configuration(folder: string, port: number, pages: BarePage[]): string {
  const preset = new Set(['content-type', 'content-length', 'last-modified']);
  const locations = pages.map(({ path, headers }) => {
    const added = headers.flatMap((name, at) =>
      at % 2 || preset.has(name.toLowerCase()) ? [] : [`add_header ${name} ${quote(headers[at + 1] ?? '')};`],
    );
    return `location = ${path} { ${added.join(' ')} }`;
  });
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; pid ${join(folder, 'pid')};
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; etag off; keepalive_requests 100000000; open_file_cache max=16;
  types {} default_type "text/html; charset=utf-8";
  server { listen 127.0.0.1:${port}; root ${folder}; ${locations.join(' ')} }
}`;
}

const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('$', '')}"`;
