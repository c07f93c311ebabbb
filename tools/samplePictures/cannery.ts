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
  path,
  picture,
  poly,
  random,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, ridge, shimmer } from './shapes.ts';

/** Fenwick's brick cannery at dusk, seen from its corner, reflected in the dock. */
export function cannery(): string {
  const next = random(98);
  const face = (
    x0: number,
    x1: number,
    t0: number,
    t1: number,
    b0: number,
    b1: number,
    wall: string,
    glass: string,
    columns: number,
  ): string => {
    const spot = (u: number, v: number): string =>
      `${n(x0 + (x1 - x0) * u)} ${n(t0 + (t1 - t0) * u + (b0 + (b1 - b0) * u - t0 - (t1 - t0) * u) * v)}`;
    return (
      path(`M${spot(0, 0)}L${spot(1, 0)}L${spot(1, 1)}L${spot(0, 1)}z`, wall) +
      times(5, (r) =>
        times(columns, (c) => {
          const u = (c + 0.22) / columns;
          const w = 0.56 / columns;
          const v = 0.09 + r * 0.18;
          return (
            path(
              `M${spot(u, v + 0.12)}L${spot(u, v + 0.02)}` +
                `Q${spot(u + w / 2, v - 0.03)} ${spot(u + w, v + 0.02)}L${spot(u + w, v + 0.12)}z`,
              next() < 0.16 ? inks.straw : glass,
            ) +
            path(
              `M${spot(u - w * 0.1, v + 0.122)}L${spot(u + w * 1.1, v + 0.122)}` +
                `L${spot(u + w * 1.1, v + 0.134)}L${spot(u - w * 0.1, v + 0.134)}z`,
              '#e2a595',
            )
          );
        }),
      ) +
      path(`M${spot(0, -0.02)}L${spot(1, -0.02)}L${spot(1, 0.03)}L${spot(0, 0.03)}z`, '#e2a595') +
      path(`M${spot(0, 0.955)}L${spot(1, 0.955)}L${spot(1, 1)}L${spot(0, 1)}z`, '#3c1c33')
    );
  };
  const works =
    poly([1040, 300, 1086, -40, 1150, -40, 1196, 300], '#7c2f3a') +
    poly([1118, -40, 1150, -40, 1196, 300, 1140, 300], '#57213a') +
    rect(1076, 40, 84, 16, '#e2a595') +
    rect(1070, 90, 96, 10, '#e2a595') +
    face(620, 1390, 190, 360, 770, 740, '#a23c38', '#3c1c33', 9) +
    face(200, 620, 400, 190, 742, 770, '#6f2a3c', '#2a1530', 6) +
    poly([612, 180, 628, 180, 628, 772, 612, 772], '#e2a595') +
    rect(680, 130, 120, 80, '#57213a') +
    stroke('M690 210V250M790 210V250', '#57213a', 10) +
    path('M672 134Q740 84 808 134z', '#3c1c33');
  const body =
    `<defs>${fade('sky', [
      [0, '#54467a'],
      [0.5, '#cf7f8c'],
      [1, '#f4c295'],
    ])}${clip('dock', rect(0, 780, 1600, 300, '#000'))}</defs>` +
    rect(0, 0, 1600, 790, 'url(#sky)') +
    disc(360, 250, 90, '#f9e0b8') +
    times(5, (i) =>
      path(
        `M${-80 + i * 350} ${120 + ((i * 83) % 170)}q190 -28 420 -4q-180 30 -420 4z`,
        '#f2b7a0',
        'opacity="0.55"',
      ),
    ) +
    path('M1120 -30q80 40 200 10t280 40v60q-140 -50 -260 -10t-220 -60z', '#7d5a80', 'opacity="0.5"') +
    ridge(44, 660, 20, '#8d5a78', 800) +
    houses(71, {
      x: 1380,
      end: 1640,
      base: 742,
      tall: [60, 110],
      wide: [44, 66],
      walls: ['#57315a'],
      roofs: ['#452850'],
      window: inks.straw,
      lit: 0.4,
    }) +
    houses(72, {
      x: -20,
      end: 210,
      base: 746,
      tall: [60, 110],
      wide: [44, 66],
      walls: ['#57315a'],
      roofs: ['#452850'],
      window: inks.straw,
      lit: 0.4,
    }) +
    works +
    path('M-20 742H1620V792H-20z', '#3c1c33') +
    times(26, (i) => rect(i * 64, 758, 34, 8, '#57315a')) +
    [240, 1330]
      .map(
        (x) =>
          line(x, 742, x, 610, '#2a1530', 7) +
          disc(x, 604, 13, inks.straw) +
          disc(x, 604, 40, inks.straw, 'opacity="0.2"'),
      )
      .join('') +
    times(4, (i) =>
      person(410 + i * 54 + (i % 2) * 200, 746, 92, {
        coat: i % 2 ? inks.ochre : '#2a1530',
        legs: '#1d0f24',
        head: inks.pink,
        stride: i > 1,
        ...(i % 2 ? { hat: inks.paper } : {}),
      }),
    ) +
    group(
      rect(0, 780, 1600, 300, '#6b4170') +
        group(works, 'transform="translate(0 1548) scale(1 -1)" opacity="0.55"') +
        rect(0, 780, 1600, 300, '#3f2a5a', 'opacity="0.35"'),
      'clip-path="url(#dock)"',
    ) +
    shimmer(7, 360, 800, 1060, 70, 150, '#f9d0a8', 0.8, 13) +
    gouges(45, {
      x: -40,
      y: 790,
      w: 1680,
      h: 280,
      count: 120,
      fill: '#e9a48f',
      long: [60, 240],
      thick: 8,
      recede: true,
      opacity: 0.75,
    }) +
    gouges(46, {
      x: -40,
      y: 800,
      w: 1680,
      h: 270,
      count: 90,
      fill: '#2a1b40',
      long: [80, 280],
      thick: 10,
      recede: true,
      opacity: 0.8,
    }) +
    at(
      1150,
      960,
      path('M-210 -30Q-60 10 150 0Q220 -8 250 -44Q240 40 150 56H-110Q-190 40 -210 -30z', '#1d1430') +
        path(
          'M-210 -30Q-60 10 150 0Q220 -8 250 -44Q246 -20 236 -4Q190 18 100 18Q-80 24 -204 -10z',
          inks.ochre,
        ) +
        stroke('M-40 0L-200 90M40 0L200 70', inks.bone, 8) +
        path('M-44 6Q-50 -70 0 -84Q50 -70 40 8z', inks.red) +
        disc(0, -104, 22, inks.pink) +
        path('M-24 -108a24 24 0 0 1 48 0z', '#1d1430') +
        stroke('M-30 -60L20 -20L50 -10', inks.red, 16, 'stroke-linecap="round"'),
    ) +
    gull(520, 120, 40, '#fbe6d0', -6) +
    gull(600, 80, 28, '#fbe6d0', 5);
  return picture('#cf7f8c', body, 19, 0.2);
}
