import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { MISSING_MESSAGE } from '#contracts/missingMessages.ts';
import { readAddress } from '#server/postgres/cluster.ts';
import { freePort, startServer } from './server.ts';

const isMissing = (line: string) => line.includes(MISSING_MESSAGE);

/** Playwright's global setup: one server with the sample edition for each worker, shared by that worker's tests. */
export default async function everyRun({ workers }: FullConfig): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'copydesk-e2e-'));
  const folders = await furnishFolders(home, workers);
  const running = await Promise.all(folders.map((dataDir) => startServer({ dataDir })));
  for (const [worker, { url, dataDir }] of running.entries()) {
    process.env[`COPYDESK_URL_${worker}`] = url;
    process.env[`COPYDESK_DATA_DIR_${worker}`] = dataDir;
  }
  return async () => {
    await Promise.all(running.map((server) => server.stop()));
    await rm(home, { recursive: true, force: true });
    const missing = running.flatMap((server) => server.said().split('\n')).filter(isMissing);
    if (missing.length > 0) throw new Error(`Pages lacked messages:\n${missing.join('\n')}`);
  };
}

/**
 * Makes data folders with the sample edition. The edition is made once and copied, which is 20 times as fast.
 * Each copy gets its own database port, so that the servers can start at the same time.
 */
async function furnishFolders(home: string, count: number): Promise<string[]> {
  const folders = Array.from({ length: count }, (_, at) => join(home, String(at)));
  const [first = home, ...others] = folders;
  if (others.length === 0) return folders;
  await startServer({ dataDir: first }).then((server) => server.stop());
  for (const other of others) {
    await cp(first, other, { recursive: true });
    const address = await readAddress(other);
    await writeFile(join(other, 'postgres.json'), JSON.stringify({ ...address, port: await freePort() }));
  }
  return folders;
}
