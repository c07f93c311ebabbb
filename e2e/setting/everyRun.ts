import { startServer } from './server.ts';

/** Playwright's global setup: one server with the sample edition, which all promises that don't break it share. */
export default async function everyRun(): Promise<() => Promise<void>> {
  const running = await startServer();
  process.env.COPYDESK_URL = running.url;
  process.env.COPYDESK_DATA_DIR = running.dataDir;
  return () => running.stop();
}
