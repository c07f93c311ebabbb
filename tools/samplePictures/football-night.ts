import { person } from './figures.ts';
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
  pick,
  picture,
  poly,
  random,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges } from './shapes.ts';

/** Quayside Park under floodlights, the ball in the air after a shot. */
export function footballNight(): string {
  const next = random(31);
  const stand = times(15, (r) =>
    times(76, (c) =>
      disc(
        c * 22 + (r % 2) * 11 + next() * 5,
        330 + r * 19,
        8.4,
        pick(['#1f3d55', '#c93f2f', '#16304a', '#e0d0b2', '#8f3028', '#16304a', '#2b5875'], next() * 7),
      ),
    ),
  );
  const beam = (x: number, y: number, a: number, b: number): string =>
    poly([x - 60, y, x + 60, y, b, 1067, a, 1067], '#e8f0d2', 'opacity="0.1"');
  const tower = (x: number, mirror: boolean): string =>
    at(
      x,
      120,
      poly([-16, 40, 16, 40, 26, 420, -26, 420], '#0a1626') +
        disc(0, 0, 260, 'url(#flood)') +
        rect(-92, -66, 184, 120, '#0a1626') +
        times(12, (i) => disc(-66 + (i % 4) * 44, -40 + Math.floor(i / 4) * 36, 14, '#fdf8dc')),
      1,
      0,
      mirror,
    );
  const joint = 'stroke-linecap="round" stroke-linejoin="round"';
  const striker = at(
    560,
    880,
    stroke('M10 -210L-30 -90L-120 40', inks.paper, 54, joint) +
      stroke('M-64 -42L-120 40', inks.red, 44, joint) +
      stroke('M-120 40L-70 58', '#0a1626', 30, joint) +
      stroke('M30 -210L140 -140L250 -206', inks.paper, 54, joint) +
      stroke('M168 -156L250 -206', inks.red, 44, joint) +
      stroke('M250 -206L292 -250', '#0a1626', 32, joint) +
      path('M-70 -420Q-10 -450 70 -400L70 -190Q10 -160 -40 -196z', inks.red) +
      path('M-46 -436L-14 -440L16 -176L-20 -184z', inks.paper) +
      stroke('M-50 -400L-150 -350L-210 -420', inks.red, 46, joint) +
      stroke('M56 -390L140 -330L110 -240', inks.red, 46, joint) +
      stroke('M-182 -386L-210 -420M126 -290L110 -240', '#b97552', 34, joint) +
      rect(-20, -464, 44, 50, '#b97552', 'transform="rotate(10)"') +
      disc(44, -478, 52, '#b97552') +
      path('M-8 -470Q-12 -536 50 -536Q92 -530 92 -500Q50 -510 40 -486Q20 -460 -8 -470z', '#0a1626') +
      path('M-40 -214L84 -214L70 -130L20 -150L-10 -110L-60 -130z', inks.paper),
  );
  const ball = at(
    1010,
    470,
    disc(0, 0, 44, inks.paper) +
      poly([0, -17, 16, -5, 10, 14, -10, 14, -16, -5], '#0a1626') +
      stroke('M0 -17V-44M16 -5L42 -13M10 14L26 35M-10 14L-26 35M-16 -5L-42 -13', '#0a1626', 5) +
      path('M44 0A44 44 0 0 1 -30 32Q24 30 44 0z', '#b9b29a'),
  );
  const rival = (x: number, y: number, h: number, coat: string, mirror: boolean): string =>
    person(x, y, h, { coat, legs: '#0a1626', head: '#d9a07c', stride: true, arms: 'point', mirror });
  const body =
    `<defs>${fade('sky', [
      [0, '#081226'],
      [1, '#1f4a6a'],
    ])}${glow('flood', [
      [0, '#fdf8dc', 0.9],
      [0.35, '#d6e8d0', 0.35],
      [1, '#d6e8d0', 0],
    ])}${fade('grass', [
      [0, '#5d9a63'],
      [1, '#245b4a'],
    ])}</defs>` +
    rect(0, 0, 1600, 640, 'url(#sky)') +
    tower(190, false) +
    tower(1410, true) +
    rect(0, 306, 1600, 330, '#0f2236') +
    stand +
    path('M-20 236L1620 236V300H-20z', '#0a1626') +
    rect(-20, 292, 1640, 12, inks.red) +
    times(9, (i) => line(90 + i * 178, 300, 90 + i * 178, 610, '#0a1626', 9)) +
    rect(0, 606, 1600, 44, '#0a1626') +
    times(8, (i) => rect(20 + i * 200, 612, 184, 32, pick([inks.paper, inks.ochre, inks.red, inks.sea], i))) +
    rect(0, 650, 1600, 420, 'url(#grass)') +
    times(7, (i) =>
      poly(
        [
          800 + (i * 2 - 7) * 120,
          650,
          800 + (i * 2 - 6) * 120,
          650,
          800 + (i * 2 - 6) * 260,
          1067,
          800 + (i * 2 - 7) * 260,
          1067,
        ],
        '#3f7f58',
        'opacity="0.6"',
      ),
    ) +
    line(0, 690, 1600, 690, inks.paper, 5) +
    stroke('M940 690L860 820H1620M1130 690L1100 750H1620', inks.paper, 7) +
    group(
      stroke(
        Array.from(
          { length: 14 },
          (_, i) => `M${1230 + i * 26} 460L${1250 + i * 26} 690M1220 ${460 + i * 18}H1640`,
        ).join(''),
        inks.paper,
        2,
        'opacity="0.5"',
      ),
      '',
    ) +
    stroke('M1226 700V452H1640', inks.paper, 15) +
    rival(1300, 772, 230, inks.ochre, true) +
    rival(1060, 800, 220, '#d7dfe0', true) +
    rival(180, 780, 200, inks.red, false) +
    rival(880, 752, 170, '#d7dfe0', false) +
    beam(190, 130, 300, 1400) +
    beam(1410, 130, 200, 1300) +
    oval(500, 950, 200, 18, '#163d36') +
    stroke(
      'M830 660Q900 560 968 498M850 690Q920 600 980 520',
      inks.paper,
      6,
      'stroke-linecap="round" opacity="0.7"',
    ) +
    striker +
    ball +
    gouges(6, {
      x: 0,
      y: 880,
      w: 1600,
      h: 190,
      count: 90,
      fill: '#1a4a3e',
      long: [16, 60],
      thick: 4,
      turn: -70,
    });
  return picture('#081226', body, 11, 0.2);
}
