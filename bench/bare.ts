import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#e2e/setting/server.ts';
import { pinned } from './pinning.ts';

/** One stored response. `headers` alternates names and values, as `rawHeaders` does. */
export type BarePage = { path: string; headers: string[]; base64: string };

/** Starts, in a separate process, the bare node:http server with which the press is compared. */
export async function startBare(pages: BarePage[]) {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-bare-'));
  const file = join(folder, 'pages.json');
  await writeFile(file, JSON.stringify(pages));
  const port = await freePort();
  const command = [...pinned('server'), process.execPath, join(import.meta.dirname, 'bareServer.ts')];
  const child = spawn(command[0] ?? '', [...command.slice(1), String(port), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error('the bare server did not start');
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
