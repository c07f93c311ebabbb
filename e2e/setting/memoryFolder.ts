import { accessSync, constants, statfsSync } from 'node:fs';

const FOLDER = '/dev/shm';
const MIN_FREE_BYTES = 3 * 2 ** 30;

/**
 * Sets TMPDIR, unless it is set, to a folder in memory if the system has one with enough free space. Tests make and
 * delete some hundred databases of a thousand files each; on a disk, file operations take a third of the test time.
 */
export function preferMemoryFolder(): void {
  if (process.env.TMPDIR || process.platform !== 'linux') return;
  try {
    accessSync(FOLDER, constants.W_OK);
    const { bavail, bsize } = statfsSync(FOLDER);
    if (bavail * bsize >= MIN_FREE_BYTES) process.env.TMPDIR = FOLDER;
  } catch {
    // No folder in memory: tests run on the disk.
  }
}
