/** Evenings out: the Lantern Theatre, the museum at night, the floodlit cup tie. */

import {
  at,
  disc,
  fade,
  glow,
  group,
  inks,
  line,
  n,
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
import { gouges, heads, lamp, person } from './shapes.ts';

/** The house is full again: curtain, lantern, the backs of heads. */
export function lanternTheatre(): string {
  const fold = (x: number, w: number, i: number): string =>
    path(
      `M${n(x)} 150H${n(x + w)}Q${n(x + w + 8)} 500 ${n(x + w * 0.9)} 770H${n(x - w * 0.1)}Q${n(x - 8)} 500 ${n(x)} 150z`,
      pick(['#c93f2f', '#a93228', '#8f2a28', '#b8372b'], i),
    );
  const swag = (x: number): string =>
    path(`M${x} 128H${x + 212}Q${x + 200} 236 ${x + 106} 244Q${x + 12} 236 ${x} 128z`, '#b8372b') +
    path(`M${x + 14} 128H${x + 198}Q${x + 180} 196 ${x + 106} 204Q${x + 32} 196 ${x + 14} 128z`, '#8f2a28') +
    path(
      `M${x + 4} 170Q${x + 30} 236 ${x + 106} 244Q${x + 182} 236 ${x + 208} 170Q${x + 196} 256 ${x + 106} 262Q${x + 16} 256 ${x + 4} 170z`,
      inks.straw,
    );
  const box = (x: number, y: number, mirror: boolean): string =>
    at(
      x,
      y,
      path('M-30 -150H210V-130Q190 -150 150 -150z', inks.ochre) +
        path('M0 0V-90Q0 -146 66 -146H134Q200 -146 200 -90V0z', '#3a1424') +
        path('M0 -146H40Q34 -60 0 -30zM200 -146H160Q166 -60 200 -30z', '#a93228') +
        person(70, 30, 120, { coat: '#1d0c18', legs: '#1d0c18', head: inks.pink }) +
        person(128, 34, 114, { coat: inks.plum, legs: '#1d0c18', head: inks.rust }) +
        path('M-24 0H224L208 62Q100 92 -8 62z', inks.ochre) +
        path('M-10 14H210L200 50Q100 76 0 50z', '#7c2d2a') +
        times(7, (i) => disc(12 + i * 29, 40 - Math.abs(i - 3) * 3, 7, inks.straw)),
      1,
      0,
      mirror,
    );
  const lantern =
    line(800, -10, 800, 96, inks.straw, 7) +
    disc(800, 210, 420, 'url(#halo)') +
    path('M712 132L760 92H840L888 132z', inks.ochre) +
    path('M720 132H880L852 300H748z', '#fff1c4') +
    stroke(
      'M720 132H880L852 300H748zM773 132L782 300M827 132L818 300M728 190H872M738 246H862',
      inks.rust,
      7,
    ) +
    path('M744 300H856L828 330H772z', inks.ochre) +
    disc(800, 342, 12, inks.straw);
  const body =
    `<defs>${glow('halo', [
      [0, '#ffe6a0', 0.85],
      [0.4, '#f6b65a', 0.35],
      [1, '#f6b65a', 0],
    ])}${fade('wall', [
      [0, '#2a1020'],
      [1, '#5b1f2c'],
    ])}${glow('spot', [
      [0, '#ffe6a0', 0.75],
      [1, '#ffe6a0', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#wall)') +
    rect(300, 60, 1000, 740, inks.ochre) +
    rect(322, 82, 956, 720, '#8a4f22') +
    rect(336, 96, 928, 720, inks.straw) +
    rect(352, 112, 896, 700, '#2a1020') +
    rect(352, 112, 896, 660, '#f3d9a0') +
    path('M600 770L660 300H940L1000 770z', '#d8963a') +
    disc(800, 470, 190, '#f9ecc6') +
    path('M520 770Q640 560 800 600T1080 770z', '#3d7f80') +
    path('M520 770Q700 640 860 690T1090 770z', '#265a62') +
    at(
      800,
      640,
      path('M-110 -20H110Q96 40 60 46H-70Q-104 26 -110 -20z', '#2a1020') +
        line(0, -20, 0, -220, '#2a1020', 8) +
        path('M10 -214Q120 -120 96 -40H10z', inks.paper) +
        path('M-10 -190Q-80 -110 -76 -40H-10z', inks.pink),
      1,
    ) +
    times(7, (i) => fold(352 + i * 36, 38, i) + fold(1210 - i * 36, 38, i)) +
    path('M604 150Q640 520 520 640L352 680V150z', '#a93228') +
    path('M996 150Q960 520 1080 640L1248 680V150z', '#a93228') +
    times(
      5,
      (i) =>
        stroke(`M${590 - i * 48} 150Q${610 - i * 52} 480 ${500 - i * 34} ${640 + i * 8}`, '#7c2226', 9) +
        stroke(`M${1010 + i * 48} 150Q${990 + i * 52} 480 ${1100 + i * 34} ${640 + i * 8}`, '#7c2226', 9),
    ) +
    rect(352, 620, 120, 34, inks.straw, 'transform="rotate(-8 410 636)"') +
    rect(1128, 620, 120, 34, inks.straw, 'transform="rotate(8 1190 636)"') +
    times(4, (i) => swag(364 + i * 218)) +
    person(720, 778, 178, { coat: '#2a1020', legs: '#2a1020', head: inks.pink, arms: 'point' }) +
    person(890, 780, 172, { coat: inks.red, legs: '#8f2a28', head: inks.rust, long: true, arms: 'up' }) +
    oval(800, 780, 330, 30, 'url(#spot)') +
    rect(280, 778, 1040, 40, '#8a4f22') +
    rect(280, 778, 1040, 9, inks.straw) +
    times(17, (i) => path(`M${326 + i * 58} 806a22 22 0 0 1 44 0z`, '#ffe6a0')) +
    box(50, 400, false) +
    box(50, 680, false) +
    box(1550, 400, true) +
    box(1550, 680, true) +
    lantern +
    heads(4, -20, 1640, 850, 30, ['#521c2b', '#47182a']) +
    heads(8, -40, 1660, 912, 40, ['#3a1424', '#42172a']) +
    heads(15, -30, 1660, 990, 54, ['#220c1a', '#2a1020']);
  return picture('#2a1020', body, 9, 0.2);
}

/** A whale's bones in the lit hall; people queue with lanterns. */
export function museumNight(): string {
  const next = random(5);
  const stars = times(90, () =>
    disc(next() * 1600, next() * 420, 0.8 + next() * 2.2, inks.paper, 'opacity="0.8"'),
  );
  const whale = at(
    768,
    424,
    path('M-440 8Q-380 -64 -250 -50L-190 -30L-196 10Q-330 30 -440 26z', inks.paper) +
      path('M-436 34Q-330 60 -200 24L-196 40Q-320 84 -436 46z', inks.paper) +
      disc(-232, -18, 13, '#8a4f22') +
      stroke('M-190 -16Q60 -60 300 -10T520 -40', inks.paper, 13, 'stroke-dasharray="20 6"') +
      times(11, (i) =>
        stroke(
          `M${-150 + i * 34} ${-26 - Math.sin(i / 3) * 6}q30 ${60 + Math.sin(i / 3.2) * 60} -14 ${96 + Math.sin(i / 3.2) * 70}`,
          inks.paper,
          9,
          'stroke-linecap="round"',
        ),
      ) +
      path('M500 -40L590 -92L568 -36L600 10z', inks.paper) +
      stroke('M-150 40Q-120 110 -60 150M-120 40Q-90 100 -40 130', inks.paper, 10),
    0.82,
  );
  const hall =
    rect(330, 250, 1000, 480, 'url(#hall)') +
    path('M330 640Q470 610 560 640T800 630T1060 640T1330 626V730H330z', '#a8562c') +
    stroke('M560 250V400M1080 250V400', '#8a4f22', 4) +
    whale +
    times(7, (i) =>
      person(420 + i * 136, 728, 118 + (i % 3) * 12, {
        coat: '#5b2f22',
        legs: '#5b2f22',
        head: '#5b2f22',
        arms: i % 3 === 1 ? 'point' : 'down',
        long: i % 2 === 0,
      }),
    ) +
    rect(590, 660, 120, 70, '#7c3f24') +
    path('M600 660q50 -40 100 0z', '#5b2f22');
  const columns = times(
    7,
    (i) =>
      rect(314 + i * 168, 250, 26, 480, '#22405c') +
      rect(330 + i * 168, 250, 10, 480, '#0f2238') +
      rect(304 + i * 168, 250, 46, 18, '#2f5574'),
  );
  const body =
    `<defs>${fade('sky', [
      [0, '#0a1430'],
      [1, '#2a4a78'],
    ])}${fade('hall', [
      [0, '#f8dc94'],
      [1, '#e09a3c'],
    ])}${glow('moon', [
      [0, '#f3e8d3', 0.5],
      [1, '#f3e8d3', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 800, 'url(#sky)') +
    stars +
    disc(1480, 150, 230, 'url(#moon)') +
    disc(1480, 150, 66, inks.paper) +
    disc(1456, 140, 60, '#1a2d55', 'opacity="0.18"') +
    path('M0 620Q100 560 200 600T330 590V740H0zM1330 600Q1440 550 1600 590V740H1330z', '#13233f') +
    times(9, (i) => rect(16 + (i % 4) * 72, 630 + Math.floor(i / 4) * 34, 12, 16, inks.straw)) +
    times(7, (i) => rect(1356 + (i % 4) * 62, 640 + Math.floor(i / 4) * 34, 12, 16, inks.straw)) +
    rect(290, 230, 1080, 510, '#132a46') +
    hall +
    columns +
    rect(280, 206, 1100, 50, '#2f5574') +
    poly([270, 206, 830, 66, 1390, 206], '#22405c') +
    poly([350, 194, 830, 84, 1310, 194], '#132a46') +
    at(
      830,
      152,
      stroke('M0 -36V32M-30 4Q0 44 30 4M-18 -16H18', inks.straw, 9) +
        disc(0, -42, 9, '#132a46', `stroke="${inks.straw}" stroke-width="6"`),
    ) +
    times(4, (i) => rect(270 - i * 26, 730 + i * 18, 1120 + i * 52, 20, pick(['#3b6282', '#2f5574'], i))) +
    rect(0, 800, 1600, 280, '#0f1f3a') +
    times(6, (i) =>
      poly(
        [356 + i * 168, 800, 470 + i * 168, 800, 160 + i * 246, 1067, -40 + i * 246, 1067],
        '#e09a3c',
        'opacity="0.34"',
      ),
    ) +
    gouges(8, {
      x: 0,
      y: 806,
      w: 1600,
      h: 260,
      count: 60,
      fill: '#0a1430',
      long: [60, 200],
      thick: 5,
      recede: true,
    }) +
    lamp(120, 900, 380, '#0a1430', inks.straw) +
    lamp(1490, 900, 380, '#0a1430', inks.straw) +
    times(11, (i) => {
      const x = 96 + i * 138;
      const h = i % 4 === 2 ? 150 : 216 + ((i * 31) % 36);
      return (
        disc(x + h * 0.25, 1000 - h * 0.42, h * 0.36, '#f8c860', 'opacity="0.18"') +
        person(x, 1010 + (i % 2) * 20, h, {
          coat: pick(['#0c1730', '#7c2d3a', '#0c1730', '#1d4d5c'], i),
          legs: '#070e20',
          head: '#c98f6a',
          long: i % 2 === 0,
          arms: 'carry',
          stride: i % 3 === 0,
          ...(i % 3 === 1 ? { hat: '#070e20' } : {}),
        }) +
        rect(x + h * 0.2, 1000 - h * 0.5, h * 0.1, h * 0.15, '#ffe9a8') +
        rect(x + h * 0.19, 1000 - h * 0.52, h * 0.12, h * 0.03, '#070e20')
      );
    });
  return picture('#0a1430', body, 10, 0.2);
}

/** Quayside Park under floodlights, the shot in the air. */
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
