import type { FullConfig } from '@playwright/test';
import { type Running, startServer } from './server.ts';

/** Playwright's global setup: for each worker a server with the sample edition, which all its promises share. */
export default async function everyRun({ workers }: FullConfig): Promise<() => Promise<void>> {
  // One after another: starting is the heaviest that they do.
  const running: Running[] = [];
  for (let worker = 0; worker < workers; worker++) {
    const server = await startServer();
    process.env[`COPYDESK_URL_${worker}`] = server.url;
    process.env[`COPYDESK_DATA_DIR_${worker}`] = server.dataDir;
    running.push(server);
  }
  return async () => {
    for (const server of running) await server.stop();
  };
}
