import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { MISSING_MESSAGE } from '#contracts/missingMessages.ts';
import { copySampleFolders } from './sampleFolders.ts';
import { startServer } from './server.ts';

const isMissing = (line: string) => line.includes(MISSING_MESSAGE);

/** Playwright's global setup: for each worker a server with the sample edition, which all its promises share. */
export default async function everyRun({ workers }: FullConfig): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'copydesk-e2e-'));
  const folders = await copySampleFolders(home, workers);
  const starts = await Promise.allSettled(folders.map((dataDir) => startServer({ dataDir })));
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  for (const [worker, server] of running.entries()) {
    process.env[`COPYDESK_URL_${worker}`] = server.url;
    process.env[`COPYDESK_DATA_DIR_${worker}`] = server.dataDir;
  }
  const stopAll = async () => {
    await Promise.all(running.map((server) => server.stop()));
    await rm(home, { recursive: true, force: true });
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stopAll();
    throw failed.reason;
  }
  return async () => {
    await stopAll();
    const missing = running.flatMap((server) => server.said().split('\n')).filter(isMissing);
    if (missing.length > 0) throw new Error(`Pages lacked messages:\n${missing.join('\n')}`);
  };
}
