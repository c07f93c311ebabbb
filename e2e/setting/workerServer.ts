/**
 * Sets `COPYDESK_URL` and `COPYDESK_DATA_DIR` to the server of this Playwright worker. Each worker has its own server,
 * so that tests of one worker do not change what tests of another see.
 */
export function selectWorkerServer(): void {
  const worker = process.env.TEST_PARALLEL_INDEX;
  if (worker === undefined) return; // not a worker: tests are listed, not run
  process.env.COPYDESK_URL = process.env[`COPYDESK_URL_${worker}`];
  process.env.COPYDESK_DATA_DIR = process.env[`COPYDESK_DATA_DIR_${worker}`];
}
