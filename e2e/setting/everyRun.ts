import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { MISSING_MESSAGE } from '#contracts/missingMessages.ts';
import { type Running, startServer } from './server.ts';

const isMissing = (line: string) => line.includes(MISSING_MESSAGE);

/** Playwright's global setup: for each worker a server with the sample edition, which all its promises share. */
export default async function everyRun({ workers }: FullConfig): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'copydesk-e2e-'));
  const running: Running[] = [];
  for (const [worker, dataDir] of (await furnishFolders(home, workers)).entries()) {
    // One after another: each finds that the port it remembers is another's now.
    const server = await startServer({ dataDir });
    process.env[`COPYDESK_URL_${worker}`] = server.url;
    process.env[`COPYDESK_DATA_DIR_${worker}`] = server.dataDir;
    running.push(server);
  }
  return async () => {
    for (const server of running) await server.stop();
    await rm(home, { recursive: true, force: true });
    const missing = running.flatMap((server) => server.said().split('\n')).filter(isMissing);
    if (missing.length > 0) throw new Error(`Pages lacked messages:\n${missing.join('\n')}`);
  };
}

/** Data folders with the sample edition in them. It is made once and copied: that takes a twentieth of the time. */
async function furnishFolders(home: string, count: number): Promise<string[]> {
  const folders = Array.from({ length: count }, (_, at) => join(home, String(at)));
  const [first = home, ...others] = folders;
  if (others.length === 0) return folders;
  await startServer({ dataDir: first }).then((server) => server.stop());
  for (const other of others) await cp(first, other, { recursive: true });
  return folders;
}
