/** The pictures of the sample edition, by key: SVG of 1600 x 1067. */

import { hullRobot, kelp } from './deep.ts';
import { footballNight, lanternTheatre, museumNight } from './evenings.ts';
import { avocetFerry, cruise } from './ferries.ts';
import { fishAuction, marketHall } from './halls.ts';
import { curlew, saltMarsh } from './marsh.ts';
import { library, schoolKitchen } from './rooms.ts';
import { iceSwimmers, rowing } from './shore.ts';
import { harbourCranes, tramSaltings } from './transport.ts';

const drawings = {
  'avocet-ferry': avocetFerry,
  cruise: cruise,
  'tram-saltings': tramSaltings,
  'harbour-cranes': harbourCranes,
  'school-kitchen': schoolKitchen,
  library: library,
  'fish-auction': fishAuction,
  'market-hall': marketHall,
  'lantern-theatre': lanternTheatre,
  'museum-night': museumNight,
  'football-night': footballNight,
  rowing: rowing,
  'ice-swimmers': iceSwimmers,
  'salt-marsh': saltMarsh,
  curlew: curlew,
  'hull-robot': hullRobot,
  kelp: kelp,
} as const;
export type PictureKey = keyof typeof drawings;
export const pictureKeys = Object.keys(drawings) as readonly PictureKey[];
export function drawPicture(key: PictureKey): string {
  return drawings[key]();
}
