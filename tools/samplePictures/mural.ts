import { houses } from './buildings.ts';
import { gull, person } from './figures.ts';
import {
  at,
  clip,
  disc,
  fade,
  group,
  inks,
  line,
  n,
  oval,
  path,
  picture,
  poly,
  rect,
  stroke,
  times,
} from './kit.ts';

/** A tern and a wave, four storeys high, on a gable in Northbank. */
export function mural(): string {
  const wall = 'M430 1000V250L800 40L1170 250V1000z';
  const curl = (y: number, fill: string, amp: number, shift: number): string =>
    path(
      `M300 1100V${y}` +
        times(
          6,
          () =>
            `q${40 + shift} ${-amp} 110 ${-amp * 0.6}q60 14 34 52q-20 22 -44 2` +
            `q70 ${amp * 0.5} 80 ${amp * 0.6 - 54}`,
        ) +
        'V1100z',
      fill,
    );
  const art =
    rect(400, 0, 800, 1067, '#f3d08a') +
    times(24, (i) =>
      path(
        'M800 420' +
          `L${n(800 + Math.cos((i * Math.PI) / 12) * 900)} ${n(420 + Math.sin((i * Math.PI) / 12) * 900)}` +
          `L${n(800 + Math.cos((i * Math.PI) / 12 + 0.13) * 900)} ` +
          `${n(420 + Math.sin((i * Math.PI) / 12 + 0.13) * 900)}` +
          'z',
        '#ee9f5c',
      ),
    ) +
    disc(800, 420, 150, inks.red) +
    path(
      'M470 560Q620 330 790 420Q900 200 1150 130Q1010 260 930 430Q1060 420 1130 500' +
        'Q1020 480 940 520Q860 600 760 566Q640 540 540 640Q560 580 620 530Q540 530 470 560z',
      inks.paper,
    ) +
    path('M790 420Q900 200 1150 130Q980 280 900 440Q840 460 790 420z', '#b9cbd0') +
    path('M470 560Q620 330 790 420Q720 440 680 490Q560 500 470 560z', '#b9cbd0') +
    path('M930 430Q1000 420 1056 446Q1000 446 950 466Q920 452 930 430z', inks.ink) +
    path('M1056 446Q1130 460 1160 506Q1100 490 1040 478z', inks.red) +
    curl(700, '#4d9a9c', 110, 0) +
    curl(790, '#2a6f80', 110, -10) +
    curl(880, '#173f5c', 100, 6) +
    times(4, (i) =>
      at(
        520 + i * 170,
        930 + (i % 2) * 26,
        path('M-60 0Q0 -40 54 0Q0 40 -60 0L-92 -26V26z', i % 2 ? inks.ochre : inks.paper) +
          disc(30, -6, 6, inks.ink),
        0.9,
      ),
    );
  const scaffold =
    times(4, (i) => rect(940, 300 + i * 190, 300, 13, '#8a5a38')) +
    [950, 1090, 1228].map((x) => line(x, 210, x, 1000, '#5a4a4a', 9)).join('') +
    stroke('M950 490L1228 680M950 680L1228 870M1228 490L950 680', '#5a4a4a', 5);
  const body =
    `<defs>${clip('gable', path(wall, '#000'))}${fade('sky', [
      [0, '#8fb8c4'],
      [1, '#e8dfc6'],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#sky)') +
    houses(17, {
      x: -30,
      end: 440,
      base: 1000,
      tall: [420, 620],
      wide: [150, 200],
      walls: ['#7d8e92', '#6a7f86', '#94a09c'],
      roofs: ['#3f5560'],
      window: '#34495a',
    }) +
    houses(29, {
      x: 1164,
      end: 1640,
      base: 1000,
      tall: [360, 600],
      wide: [150, 190],
      walls: ['#6a7f86', '#94a09c', '#7d8e92'],
      roofs: ['#3f5560'],
      window: '#34495a',
    }) +
    group(group(art, 'transform="translate(1600 0) scale(-1 1)"'), 'clip-path="url(#gable)"') +
    path(wall, 'none', 'stroke="#3f5560" stroke-width="16" stroke-linejoin="round"') +
    poly([414, 262, 800, 44, 1186, 262, 1196, 240, 800, 12, 404, 240], '#3f5560') +
    rect(940, 60, 60, 110, '#3f5560') +
    scaffold +
    person(1010, 302, 150, {
      coat: inks.paper,
      legs: inks.ink,
      head: inks.rust,
      hat: inks.red,
      arms: 'point',
      mirror: true,
    }) +
    rect(1110, 268, 34, 34, inks.ochre) +
    rect(1156, 274, 30, 28, inks.red) +
    person(1170, 682, 150, { coat: inks.ochre, legs: inks.ink, head: inks.pink, arms: 'up' }) +
    rect(1040, 456, 32, 34, '#2a6f80') +
    rect(0, 992, 1600, 90, '#4a5a66') +
    rect(0, 992, 1600, 14, '#c9bda2') +
    person(250, 1040, 250, { coat: inks.red, legs: inks.ink, head: inks.pink, long: true, arms: 'pockets' }) +
    person(350, 1046, 160, { coat: inks.straw, legs: inks.ink, head: inks.pink, arms: 'point' }) +
    person(640, 1040, 240, {
      coat: inks.ink,
      legs: inks.night,
      head: inks.rust,
      stride: true,
      hat: inks.ochre,
    }) +
    at(
      1400,
      1020,
      stroke('M-120 0L-60 -96H60L120 0M-60 -96L10 0L60 -96M-70 -120H-40M50 -130H84', inks.night, 9) +
        stroke(
          'M-66 0A56 56 0 1 1 -178 0A56 56 0 1 1 -66 0M176 0A56 56 0 1 1 64 0A56 56 0 1 1 176 0',
          inks.night,
          8,
        ) +
        person(-10, -4, 240, {
          coat: inks.sea,
          legs: inks.ink,
          head: inks.pink,
          stride: true,
          arms: 'carry',
        }),
    ) +
    gull(230, 170, 46, inks.paper, -8) +
    gull(1380, 130, 36, inks.paper, 6) +
    oval(400, 1062, 200, 8, '#3a4854');
  return picture('#e8dfc6', body, 20);
}
