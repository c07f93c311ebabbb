import { houses } from './buildings.ts';
import { person } from './figures.ts';
import {
  at,
  disc,
  fade,
  inks,
  line,
  oval,
  path,
  pick,
  picture,
  poly,
  random,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, ridge, steam } from './shapes.ts';

/** Cross-section of the quay: warm pipes ashore, cold sea below. */
export function heatPlant(): string {
  const next = random(88);
  const pipe = (d: string, fill: string, light: string): string =>
    stroke(d, inks.night, 50, 'stroke-linejoin="round"') +
    stroke(d, fill, 38, 'stroke-linejoin="round"') +
    stroke(d, light, 8, 'stroke-linejoin="round" stroke-dasharray="60 34"');
  const machine = (x: number): string =>
    rect(x, 500, 120, 100, '#2f5b7c') +
    disc(x + 60, 546, 38, inks.night) +
    disc(x + 60, 546, 28, inks.ochre) +
    line(x + 60, 546, x + 78, 528, inks.night, 6) +
    rect(x + 10, 484, 100, 18, '#6d93a8');
  const body =
    `<defs>${fade('sky', [
      [0, '#16264d'],
      [1, '#6a86ab'],
    ])}${fade('sea', [
      [0, '#2f7392'],
      [1, '#0a1c3c'],
    ])}${fade('warm', [
      [0, '#f6c35f'],
      [1, '#dd8038'],
    ])}</defs>` +
    rect(0, 0, 1600, 640, 'url(#sky)') +
    times(70, () => disc(next() * 1600, next() * 560, 1.4 + next() * 3.6, '#eef2f0', 'opacity="0.85"')) +
    ridge(66, 520, 30, '#4a6590', 700) +
    houses(33, {
      x: 30,
      end: 560,
      base: 620,
      tall: [110, 220],
      wide: [76, 110],
      walls: ['#2c3f68', '#35497a', '#263760'],
      roofs: ['#e6ebe8'],
      window: '#f6c35f',
      lit: 0.75,
    }) +
    path('M-20 616H1010V800Q1000 1000 960 1090H-20z', '#5b4038') +
    path('M-20 616H1010V650H-20z', '#e6ebe8') +
    gouges(51, {
      x: 0,
      y: 670,
      w: 950,
      h: 380,
      count: 110,
      fill: '#7a5a48',
      long: [20, 80],
      thick: 7,
      turn: 12,
    }) +
    times(34, (i) =>
      oval(
        (i * 157) % 930,
        700 + ((i * 89) % 350),
        12 + (i % 4) * 7,
        9 + (i % 3) * 5,
        i % 2 ? '#4a332e' : '#8a6a56',
      ),
    ) +
    path('M1010 600H1620V1090H955Q1004 960 1010 800z', 'url(#sea)') +
    path('M1010 616Q1060 600 1110 616T1210 616T1310 616T1410 616T1510 616T1610 616V650H1010z', '#7fb0c0') +
    path('M1010 632Q1060 616 1110 632T1210 632T1310 632T1410 632T1510 632T1610 632V700H1010z', '#2f7392') +
    rect(986, 596, 40, 494, '#8d9ba3') +
    times(6, (i) => rect(986, 640 + i * 76, 40, 6, '#5e6f7c')) +
    rect(560, 330, 420, 290, '#b0472f') +
    rect(590, 440, 360, 180, 'url(#warm)') +
    machine(612) +
    machine(762) +
    person(916, 618, 120, {
      coat: inks.ink,
      legs: inks.night,
      head: inks.rust,
      hat: inks.paper,
      arms: 'point',
      mirror: true,
    }) +
    stroke('M590 440H950M680 440V484M822 440V484', inks.night, 10) +
    poly([540, 340, 560, 300, 700, 240, 700, 300, 840, 240, 840, 300, 980, 240, 1000, 340], '#e6ebe8') +
    poly([560, 340, 560, 316, 694, 258, 694, 340], '#7c2f28') +
    poly([706, 340, 706, 316, 834, 258, 834, 340], '#7c2f28') +
    poly([846, 340, 846, 316, 974, 258, 974, 340], '#7c2f28') +
    times(8, (i) => rect(586 + i * 48, 366, 30, 46, '#f6c35f')) +
    rect(900, 130, 54, 140, '#8d9ba3') +
    rect(892, 122, 70, 20, '#e6ebe8') +
    steam(927, 112, 150, '#eef2f0', 34, 0.75) +
    pipe('M690 600V760H-30', inks.red, '#f6c35f') +
    pipe('M640 600V830H-30', '#d98a4a', '#f3e8d3') +
    times(
      4,
      (i) =>
        stroke(`M${110 + i * 124} 736V620`, inks.night, 22) +
        stroke(`M${110 + i * 124} 736V620`, inks.red, 13),
    ) +
    pipe('M840 600V900H1250V980', '#3f8fb0', '#cfe6ea') +
    pipe('M900 600V770H1390', '#7fc0d0', '#f3e8d3') +
    rect(1210, 970, 80, 54, '#8d9ba3') +
    stroke('M1224 976V1020M1240 976V1020M1256 976V1020M1274 976V1020', inks.night, 5) +
    times(9, (i) =>
      disc(
        1430 + ((i * 41) % 130),
        740 - i * 11,
        5 + (i % 3) * 4,
        'none',
        'stroke="#cfe6ea" stroke-width="3"',
      ),
    ) +
    times(13, (i) =>
      at(
        1080 + ((i * 113) % 470),
        850 + ((i * 67) % 190),
        path('M-34 0Q0 -20 30 0Q0 20 -34 0L-52 -14V14z', i % 3 ? '#7fb0c0' : '#f6c35f'),
        0.8,
        0,
        i % 2 === 0,
      ),
    ) +
    ridge(9, 1050, 10, '#07142c') +
    at(
      1330,
      612,
      path('M-140 -44H150Q140 4 110 14H-106Q-134 0 -140 -44z', inks.night) +
        rect(-90, -96, 120, 54, '#e6ebe8') +
        rect(-76, -84, 90, 22, '#f6c35f') +
        rect(-142, -50, 294, 9, inks.red) +
        line(60, -44, 60, -160, inks.night, 7) +
        disc(60, -160, 8, '#f6c35f'),
    ) +
    times(3, (i) =>
      person(150 + i * 150, 618, 84, {
        coat: pick([inks.red, inks.night, inks.ochre], i),
        legs: inks.night,
        head: inks.pink,
        long: true,
        stride: i !== 1,
        hat: inks.night,
      }),
    );
  return picture('#16264d', body, 22, 0.18);
}
