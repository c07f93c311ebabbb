import { accessSync, constants, statfsSync } from 'node:fs';

const FOLDER = '/dev/shm';
const ENOUGH = 3 * 2 ** 30; // bytes

/**
 * Sets TMPDIR, unless it is set, to a folder in memory where the system has one with room. Tests make and delete some
 * hundred databases of a thousand files each, and on a disk the file system would take a third of their time.
 */
export function preferMemoryFolder(): void {
  if (process.env.TMPDIR || process.platform !== 'linux') return;
  try {
    accessSync(FOLDER, constants.W_OK);
    const { bavail, bsize } = statfsSync(FOLDER);
    if (bavail * bsize >= ENOUGH) process.env.TMPDIR = FOLDER;
  } catch {
    // There is none: the disk is right, too.
  }
}
