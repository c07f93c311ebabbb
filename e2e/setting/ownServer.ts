/**
 * Each of Playwright's workers has a server of its own, so that what one does to the paper is no surprise to another. In a
 * worker, says where it is: `COPYDESK_URL` and `COPYDESK_DATA_DIR`.
 */
export function takeOwnServer(): void {
  const worker = process.env.TEST_PARALLEL_INDEX;
  if (worker === undefined) return; // here tests are counted, not run
  process.env.COPYDESK_URL = process.env[`COPYDESK_URL_${worker}`];
  process.env.COPYDESK_DATA_DIR = process.env[`COPYDESK_DATA_DIR_${worker}`];
}
