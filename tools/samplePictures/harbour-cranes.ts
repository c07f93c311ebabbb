import { lattice } from './buildings.ts';
import { gull } from './figures.ts';
import {
  at,
  disc,
  fade,
  group,
  inks,
  line,
  n,
  path,
  pick,
  picture,
  poly,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, ridge, shimmer } from './shapes.ts';

const crane = (colour: string): string =>
  stroke('M-110 0L-84 -420M110 0L84 -420M-84 -420H84M-98 -190H98M-98 -190L84 -420', colour, 20) +
  poly([-84, -410, -10, -600, 10, -600, 84, -410, 60, -410, 0, -560, -60, -410], colour) +
  lattice(-470, -440, 330, -440, 30, colour, 8) +
  stroke('M-460 -434L0 -596L320 -434', colour, 7) +
  rect(170, -480, 120, 76, colour) +
  rect(-290, -410, 60, 30, colour) +
  stroke('M-280 -380V-250M-240 -380V-250', colour, 4);

/** Container cranes against a red evening, a ship under them. */
export function harbourCranes(): string {
  const defs =
    fade('sky', [
      [0, '#4a2140'],
      [0.45, '#c93f2f'],
      [1, '#f0b060'],
    ]) +
    fade('water', [
      [0, '#d9703f'],
      [0.5, '#7c2c3a'],
      [1, '#1b1830'],
    ]);
  const boxes = [inks.ochre, inks.teal, inks.paper, inks.red, inks.slate, inks.brick, inks.sea];
  const stacks = times(17, (c) =>
    times(3 + ((c * 7) % 4), (r) => {
      const fill = pick(boxes, c * 5 + r * 3 + ((c * r) % 4));
      const x = 236 + c * 62;
      const y = 694 - r * 38;
      return (
        rect(x, y, 60, 36, fill) +
        stroke(
          times(5, (i) => `M${n(x + 10 + i * 10)} ${y + 4}V${y + 32}`),
          inks.night,
          2,
          'opacity="0.35"',
        )
      );
    }),
  );
  const ship =
    stacks +
    path('M110 720H1480L1420 850H180Q130 800 110 720z', '#1b1830') +
    path('M160 812H1437L1420 850H180z', inks.brick) +
    rect(1298, 530, 110, 200, inks.paper) +
    rect(1310, 546, 90, 20, '#1b1830') +
    rect(1270, 530, 160, 10, inks.paper) +
    times(4, (r) => times(3, (c) => rect(1316 + c * 30, 586 + r * 34, 14, 14, inks.ochre))) +
    rect(1330, 470, 44, 60, inks.red) +
    line(150, 720, 150, 620, '#1b1830', 8);
  const body =
    `<defs>${defs}</defs>` +
    rect(0, 0, 1600, 830, 'url(#sky)') +
    disc(560, 640, 210, '#f6d089') +
    times(6, (i) =>
      path(
        `M${-100 + i * 300} ${200 + ((i * 97) % 240)}q190 -22 430 0q-180 26 -430 0z`,
        '#4a2140',
        'opacity="0.5"',
      ),
    ) +
    ridge(14, 700, 26, '#8c2f3c', 860) +
    group(at(270, 790, crane('#74263b'), 0.7) + at(830, 790, crane('#74263b'), 0.7), '') +
    at(560, 850, crane('#2a1732'), 1.18) +
    at(1190, 850, crane('#2a1732'), 1.18) +
    group(
      rect(500, 480, 124, 50, inks.ochre) + rect(500, 480, 124, 50, '#4a2140', 'opacity="0.2"'),
      'transform="translate(-292 56)"',
    ) +
    rect(0, 826, 1600, 260, 'url(#water)') +
    ship +
    shimmer(6, 560, 860, 1066, 200, 300, '#f6d089', 0.8, 15) +
    gouges(4, {
      x: 0,
      y: 852,
      w: 1600,
      h: 210,
      count: 90,
      fill: '#1b1830',
      long: [100, 300],
      thick: 10,
      recede: true,
      opacity: 0.85,
    }) +
    at(
      1240,
      985,
      path('M-130 -26H120Q160 -30 176 -52Q170 14 120 22H-104Q-128 6 -130 -26z', '#120f22') +
        rect(-20, -84, 96, 56, '#120f22') +
        rect(-8, -74, 72, 18, inks.straw) +
        rect(-64, -96, 26, 68, inks.red) +
        path('M176 10Q250 20 330 34Q230 40 120 24z', inks.paper) +
        rect(-136, -34, 270, 8, inks.ochre),
    ) +
    gull(1010, 330, 36, '#2a1732', 5) +
    gull(1080, 280, 26, '#2a1732') +
    gull(180, 380, 40, '#2a1732', -6);
  return picture('#f0b060', body, 4);
}
