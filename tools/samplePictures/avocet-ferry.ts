import { houses } from './buildings.ts';
import { gull, person } from './figures.ts';
import { at, disc, fade, group, inks, line, oval, path, picture, poly, rect, stroke, times } from './kit.ts';
import { gouges, ridge, shimmer } from './shapes.ts';

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
