/** The pictures of the sample edition by key, each drawn as SVG text of 1600 x 1067 units. */

import { avocetFerry } from './avocet-ferry.ts';
import { batteryLab } from './battery-lab.ts';
import { bowlOfSoup } from './bowl-of-soup.ts';
import { cannery } from './cannery.ts';
import { castleHill } from './castle-hill.ts';
import { cruise } from './cruise.ts';
import { curlew } from './curlew.ts';
import { fishAuction } from './fish-auction.ts';
import { foghorn } from './foghorn.ts';
import { footballNight } from './football-night.ts';
import { harbourCranes } from './harbour-cranes.ts';
import { heatPlant } from './heat-plant.ts';
import { hullRobot } from './hull-robot.ts';
import { iceSwimmers } from './ice-swimmers.ts';
import { kelp } from './kelp.ts';
import { kittiwakeYard } from './kittiwake-yard.ts';
import { lanternTheatre } from './lantern-theatre.ts';
import { library } from './library.ts';
import { marketHall } from './market-hall.ts';
import { mural } from './mural.ts';
import { museumNight } from './museum-night.ts';
import { rowing } from './rowing.ts';
import { saltMarsh } from './salt-marsh.ts';
import { schoolKitchen } from './school-kitchen.ts';
import { stormBarrier } from './storm-barrier.ts';
import { tramSaltings } from './tram-saltings.ts';

const drawings = {
  'avocet-ferry': avocetFerry,
  'tram-saltings': tramSaltings,
  'school-kitchen': schoolKitchen,
  'castle-hill': castleHill,
  library: library,
  'fish-auction': fishAuction,
  'harbour-cranes': harbourCranes,
  'kittiwake-yard': kittiwakeYard,
  cannery: cannery,
  'market-hall': marketHall,
  cruise: cruise,
  'heat-plant': heatPlant,
  'salt-marsh': saltMarsh,
  curlew: curlew,
  'storm-barrier': stormBarrier,
  'battery-lab': batteryLab,
  'hull-robot': hullRobot,
  kelp: kelp,
  'lantern-theatre': lanternTheatre,
  'museum-night': museumNight,
  foghorn: foghorn,
  'bowl-of-soup': bowlOfSoup,
  mural: mural,
  'football-night': footballNight,
  rowing: rowing,
  'ice-swimmers': iceSwimmers,
} as const satisfies Record<string, () => string>;

export type PictureKey = keyof typeof drawings;

export const pictureKeys: readonly PictureKey[] = Object.keys(drawings) as PictureKey[];

/** The picture of a key, as an SVG document. */
export function drawPicture(key: PictureKey): string {
  return drawings[key]();
}
