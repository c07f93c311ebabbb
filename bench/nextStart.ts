import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readerLoginUrl } from '#db/migrator.ts';
import { freePort, type Running } from '#e2e/setting/server.ts';
import { readerPassword } from '#server/configuration/secret.ts';
import { pinned } from './pinning.ts';

const top = join(import.meta.dirname, '..');

/** Serves the same build and database with stock `next start`, without the press and the front server. */
export async function startNext({ dataDir, url }: Running, databaseUrl: string) {
  const port = await freePort();
  const secret = (await readFile(join(dataDir, 'secret'), 'utf8')).trim();
  const next = join(top, 'node_modules/next/dist/bin/next');
  const args = [...pinned('server'), process.execPath, next, 'start', '-H', '127.0.0.1', '-p', String(port)];
  const child = spawn(args[0] ?? '', args.slice(1), {
    cwd: top,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: databaseUrl,
      READER_DATABASE_URL: readerLoginUrl(databaseUrl, readerPassword(secret)),
      SITE_URL: url,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: secret,
      MEDIA_URL: `file:${join(dataDir, 'media')}`,
      DATA_DIR: dataDir,
    },
  });
  const stop = async () => {
    child.kill();
  };
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok)
      return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, [Symbol.asyncDispose]: stop };
    await sleep(200);
  }
  await stop();
  throw new Error('next start did not serve the front page');
}
