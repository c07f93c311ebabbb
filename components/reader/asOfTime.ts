import { readWall } from '#components/staff/dateTime/wallTime.ts';

/**
 * The instant that a place's clock showed `wall` (`YYYY-MM-DDTHH:MM`); null where that is no time. Readers are not asked:
 * of an hour that was repeated it is the first, of one that was skipped what stands as long after.
 */
export function instantOfWallTime(wall: string, zone: string): Date | null {
  const read = readWall(wall, zone);
  switch (read.is) {
    case 'nothing':
      return null;
    case 'once':
      return read.at;
    case 'twice':
      return read.instants[0];
    case 'skipped':
      return read.beside[1];
  }
}
