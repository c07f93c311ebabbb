/** The Avocet at dawn, and the cruise ship over the Old Quay. */

import {
  at,
  disc,
  fade,
  glow,
  group,
  inks,
  line,
  oval,
  path,
  picture,
  poly,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, gull, houses, person, ridge, shimmer } from './shapes.ts';

const ferry = (): string =>
  path('M-470 -78L470 -78Q458 -20 396 6L-420 6Q-462 -26 -470 -78z', inks.paper) +
  path('M-462 -44L464 -44Q452 -12 396 6L-420 6Q-452 -16 -462 -44z', inks.ink) +
  rect(-463, -52, 928, 9, inks.red) +
  path('M-390 -78V-150H340Q372 -150 398 -78z', inks.paper) +
  times(11, (i) => rect(-366 + i * 60, -136, 44, 36, i % 4 === 1 ? inks.straw : inks.deep)) +
  path('M306 -136H336Q350 -136 362 -100H306z', inks.deep) +
  rect(-330, -160, 610, 12, inks.red) +
  path('M-290 -160V-214H180Q206 -214 220 -160z', inks.paper) +
  times(7, (i) => rect(-268 + i * 56, -202, 40, 28, i === 2 || i === 5 ? inks.straw : inks.deep)) +
  path('M128 -202H168Q184 -202 196 -174H128z', inks.deep) +
  path('M20 -214V-262H110Q134 -262 146 -214z', inks.paper) +
  path('M34 -252H106Q122 -252 130 -228H34z', inks.deep) +
  rect(10, -270, 136, 9, inks.red) +
  line(60, -270, 60, -360, inks.paper, 6) +
  line(36, -330, 84, -330, inks.paper, 4) +
  poly([60, -356, 104, -344, 60, -330], inks.red) +
  times(3, (i) =>
    poly([-250 + i * 72, -214, -196 + i * 72, -214, -182 + i * 72, -236, -236 + i * 72, -236], inks.ink),
  ) +
  stroke('M-390 -150H-460V-80M-425 -150V-80M398 -104H458V-78', inks.paper, 5) +
  times(4, (i) =>
    person(-452 + i * 15, -78, 50, {
      coat: [inks.red, inks.deep, inks.plum][i % 3] ?? inks.ink,
      legs: inks.ink,
      head: inks.pink,
    }),
  );

/** Dawn: the electric ferry leaves the Old Quay, gulls behind it. */
export function avocetFerry(): string {
  const defs =
    fade('sky', [
      [0, '#5f7f92'],
      [0.4, '#d9a798'],
      [0.78, '#f3cf9c'],
    ]) +
    fade('water', [
      [0, '#e9b78f'],
      [0.28, '#b98a8c'],
      [1, inks.ink],
    ]);
  const town =
    houses(11, {
      x: -20,
      end: 640,
      base: 540,
      tall: [46, 96],
      wide: [38, 64],
      walls: ['#8b5a66', '#744a60'],
      roofs: [inks.plum],
      window: inks.straw,
      lit: 0.3,
    }) +
    poly([196, 470, 196, 330, 222, 230, 248, 330, 248, 470], inks.plum) +
    disc(222, 352, 9, inks.straw);
  const boat = at(880, 690, ferry());
  const body =
    `<defs>${defs}</defs>` +
    rect(0, 0, 1600, 545, 'url(#sky)') +
    disc(1185, 420, 132, '#fbe3b4') +
    times(5, (i) =>
      path(
        `M${-60 + i * 330} ${130 + (i % 3) * 62}q180 -34 420 -6q-170 26 -420 6z`,
        '#f0c7a4',
        'opacity="0.55"',
      ),
    ) +
    ridge(21, 420, 34, '#d49b8f', 560) +
    ridge(5, 470, 30, '#b07e86', 560) +
    ridge(9, 508, 18, '#8d6a7c', 560) +
    town +
    rect(-10, 532, 660, 22, inks.plum) +
    rect(0, 545, 1600, 530, 'url(#water)') +
    gouges(3, {
      x: -50,
      y: 556,
      w: 1700,
      h: 500,
      count: 210,
      fill: inks.deep,
      long: [90, 260],
      thick: 11,
      recede: true,
      opacity: 0.6,
    }) +
    shimmer(8, 1185, 552, 1010, 120, 210, '#fbe3b4', 0.85, 15) +
    boat +
    group(shimmer(4, 880, 706, 880, 420, 210, inks.paper, 0.8, 13), '') +
    path('M410 700Q330 676 200 700T-40 706V726Q200 712 420 722z', inks.paper) +
    path('M1280 690Q1350 664 1420 706Q1340 700 1268 712z', inks.paper) +
    gouges(14, {
      x: -50,
      y: 850,
      w: 1700,
      h: 220,
      count: 46,
      fill: inks.night,
      long: [200, 460],
      thick: 15,
      opacity: 0.75,
    }) +
    gull(300, 400, 62, inks.paper, -8) +
    gull(470, 300, 44, inks.paper, 6) +
    gull(180, 560, 88, inks.paper, 10) +
    gull(620, 250, 30, inks.paper, -4) +
    gull(90, 250, 34, inks.paper) +
    [
      [60, 700, 74],
      [160, 770, 62],
      [1500, 760, 78],
    ]
      .map(
        ([x = 0, y = 0, w = 0]) =>
          rect(x, y, w, 400, inks.night) +
          oval(x + w / 2, y, w / 2, 13, inks.slate) +
          rect(x - 5, y + 70, w + 10, 16, inks.rust),
      )
      .join('') +
    at(
      1539,
      722,
      path('M-26 40Q-40 8 -14 -18Q-6 -42 14 -46L40 -40L16 -32Q28 8 20 40z', inks.paper) +
        path('M-28 40Q-44 10 -18 -8Q4 6 0 40z', inks.slate),
    );
  return picture('#f3cf9c', body, 1);
}

/** A cruise ship, seen bow on, taller than the whole Old Quay. */
export function cruise(): string {
  const defs =
    fade('sky', [
      [0, '#2d6d86'],
      [1, '#bfd6cf'],
    ]) +
    fade('hull', [
      [0, '#fffaf0'],
      [1, '#e2d8c4'],
    ]) +
    glow('sun', [
      [0, '#f6e3b0'],
      [1, '#f6e3b0', 0],
    ]);
  const decks = times(7, (i) => {
    const half = 150 + i * 17;
    const y = 130 + i * 46;
    return (
      rect(800 - half, y, half * 2, 40, i % 2 ? '#f7efdf' : '#fffaf0') +
      rect(800 - half, y + 14, half * 2, 16, inks.deep) +
      times(15, (c) => rect(800 - half + 6 + (c * half * 2) / 15, y + 14, 6, 16, '#fffaf0'))
    );
  });
  const hull =
    path('M478 452H1122Q1096 730 1010 906H590Q504 730 478 452z', 'url(#hull)') +
    path('M800 452H1122Q1096 730 1010 906H800z', '#c9cdc2') +
    path('M478 452H1122L1117 492H483z', inks.ink) +
    path('M800 452H1122L1117 492H800z', inks.night) +
    path('M556 830H1044L1010 906H590z', inks.red) +
    path('M800 830H1044L1010 906H800z', inks.brick) +
    path('M788 452L800 906L812 452z', inks.paper) +
    times(2, (i) =>
      at(
        i ? 958 : 642,
        610,
        rect(-20, -24, 40, 48, inks.ink) + stroke('M0 -6V44M-24 24Q0 60 24 24', inks.slate, 9),
      ),
    ) +
    times(12, (i) => disc(i < 6 ? 536 + i * 40 : 864 + (i - 6) * 40, 532, 9, inks.deep));
  const top =
    path('M630 130Q640 84 690 78H910Q960 84 970 130z', '#fffaf0') +
    rect(650, 92, 300, 20, inks.deep) +
    rect(764, 34, 72, 46, inks.red) +
    line(800, 34, 800, -20, '#fffaf0', 8) +
    line(760, 8, 840, 8, '#fffaf0', 6) +
    poly([560, 176, 1040, 176, 1010, 196, 590, 196], '#fffaf0') +
    rect(552, 160, 60, 36, inks.deep) +
    rect(988, 160, 60, 36, inks.deep);
  const quay = {
    tall: [110, 200],
    wide: [62, 104],
    roofs: [inks.brick, inks.plum, inks.rust],
    window: inks.ink,
  } as const;
  const body =
    `<defs>${defs}</defs>` +
    rect(0, 0, 1600, 800, 'url(#sky)') +
    disc(1330, 190, 300, 'url(#sun)') +
    disc(1330, 190, 84, inks.straw) +
    path('M-20 260q120 -70 230 -20q70 -70 180 -10q80 -10 110 40h-520z', inks.paper, 'opacity="0.8"') +
    path('M1120 400q100 -60 200 -20q110 -60 200 10q80 -10 130 40h-530z', inks.paper, 'opacity="0.7"') +
    ridge(31, 690, 40, '#6f9ca0', 900) +
    decks +
    top +
    hull +
    rect(0, 896, 1600, 180, inks.teal) +
    gouges(5, {
      x: 0,
      y: 902,
      w: 1600,
      h: 160,
      count: 90,
      fill: '#bfd6cf',
      long: [60, 190],
      thick: 7,
      recede: true,
    }) +
    shimmer(3, 800, 914, 1060, 230, 120, '#fffaf0', 0.75, 15) +
    path('M520 912Q640 876 800 920Q960 876 1080 912Q940 936 800 930Q660 936 520 912z', '#fffaf0') +
    houses(44, {
      x: -30,
      end: 470,
      base: 900,
      ...quay,
      walls: [inks.ochre, inks.pink, inks.bone, inks.straw],
    }) +
    houses(19, {
      x: 1134,
      end: 1640,
      base: 900,
      ...quay,
      walls: [inks.bone, inks.ochre, inks.pink, inks.straw],
    }) +
    path('M-20 894H520L500 960H-20zM1090 894H1640V960H1110z', inks.ink) +
    times(14, (i) =>
      person(i < 7 ? 60 + i * 58 : 1150 + (i - 7) * 62, 898, 60 + (i % 3) * 5, {
        coat: pickCoat(i),
        legs: inks.night,
        head: inks.pink,
        arms: i % 5 === 2 ? 'up' : 'down',
        stride: i % 3 === 0,
        mirror: i > 6,
      }),
    ) +
    gull(420, 390, 54, '#fffaf0', -12) +
    gull(1250, 520, 44, '#fffaf0', 8) +
    gull(300, 520, 30, '#fffaf0') +
    at(
      330,
      1010,
      path('M-90 -16H92Q84 16 60 20H-66Q-88 10 -90 -16z', inks.red) +
        rect(-46, -48, 70, 32, inks.paper) +
        rect(-36, -42, 50, 14, inks.ink) +
        line(44, -16, 44, -84, inks.ink, 5),
    );
  return picture('#bfd6cf', body, 2);
}

const pickCoat = (i: number): string => [inks.red, inks.ink, inks.plum, inks.teal][i % 4] ?? inks.ink;
