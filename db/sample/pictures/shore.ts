/** Cold water sport: the regatta seen from the bridge, the swimmers at the ice hole. */

import {
  at,
  disc,
  fade,
  glow,
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
import { gouges, person, ridge, steam, swell } from './shapes.ts';

const eight = (shirt: string, hull: string, blade: string, reach: number): string =>
  times(8, (i) => {
    const x = -350 + i * 92;
    const side = i % 2 ? 1 : -1;
    const tip = x + reach;
    return (
      line(x + 10, side * 12, tip, side * 190, '#f3e8d3', 6) +
      poly([tip - 12, side * 172, tip + 16, side * 172, tip + 22, side * 232, tip - 6, side * 232], blade) +
      path(
        `M${tip - 40} ${side * 236}q34 ${side * 16} 74 0q-36 ${side * 30} -74 0z`,
        '#f3e8d3',
        'opacity="0.75"',
      )
    );
  }) +
  path('M-560 0Q-420 -34 0 -34T560 0Q420 34 0 34T-560 0z', hull) +
  path('M-480 0Q-380 -18 0 -18T480 0Q380 18 0 18T-480 0z', inks.bone) +
  path('M-560 0Q-420 -34 0 -34T560 0Q380 -16 0 -18T-480 -2z', '#f3e8d3', 'opacity="0.45"') +
  times(8, (i) => {
    const x = -350 + i * 92;
    const side = i % 2 ? 1 : -1;
    return (
      stroke(
        `M${x - 18} ${-side * 14}L${x + 26} ${side * 20}M${x - 14} ${side * 16}L${x + 34} ${side * 34}`,
        '#c98a66',
        13,
        'stroke-linecap="round"',
      ) +
      oval(x - 16, 0, 22, 30, shirt) +
      disc(x - 4, 0, 15, i % 3 ? inks.ink : inks.rust) +
      rect(x + 34, -9, 26, 18, inks.ink)
    );
  }) +
  oval(414, 0, 20, 24, inks.ink) +
  disc(410, 0, 15, inks.red);

/** Two eights in the wind, seen straight from above. */
export function rowing(): string {
  const lanes = times(9, (i) =>
    times(30, (k) => disc(-340 + k * 78, -635 + i * 400, 8, (k + i) % 4 ? inks.paper : inks.red)),
  );
  const body =
    `<defs>${fade('w', [
      [0, '#2f7f86'],
      [1, '#174a5c'],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#w)') +
    at(
      800,
      520,
      gouges(21, {
        x: -1100,
        y: -900,
        w: 2200,
        h: 1800,
        count: 240,
        fill: '#4fa09c',
        long: [80, 260],
        thick: 11,
        turn: 62,
      }) +
        gouges(22, {
          x: -1100,
          y: -900,
          w: 2200,
          h: 1800,
          count: 150,
          fill: '#123d4e',
          long: [90, 280],
          thick: 12,
          turn: 62,
        }) +
        gouges(23, {
          x: -1100,
          y: -900,
          w: 2200,
          h: 1800,
          count: 60,
          fill: inks.paper,
          long: [40, 120],
          thick: 8,
          turn: 62,
          opacity: 0.85,
        }) +
        at(-800, 0, lanes) +
        at(
          30,
          40,
          path('M-560 40Q-420 76 0 76T560 40L500 70Q300 100 0 104T-500 70z', '#0d3040', 'opacity="0.7"'),
        ) +
        at(
          -170,
          390,
          path('M-560 40Q-420 76 0 76T560 40Q300 110 0 104T-560 40z', '#0d3040', 'opacity="0.7"'),
        ) +
        path('M-560 -6Q-800 -40 -1100 -30V50Q-800 30 -560 6z', inks.paper, 'opacity="0.35"') +
        at(30, 0, eight(inks.red, inks.ochre, inks.red, -56)) +
        at(-170, 400, eight('#f3e8d3', inks.ink, inks.straw, 60), 1) +
        at(330, -400, eight(inks.straw, inks.brick, inks.straw, 10), 1),
      1,
      -24,
    ) +
    path('M-20 -20H330Q250 70 190 150T60 250T-20 330z', '#8d8a4e') +
    path('M-20 -20H290Q220 60 160 120T40 210T-20 270z', '#6f7a45') +
    times(9, (i) =>
      disc(20 + ((i * 83) % 220), 10 + ((i * 57) % 150), 34, pick([inks.moss, inks.teal, '#56683f'], i)),
    ) +
    path('M1620 1090V800Q1540 820 1500 890T1380 1000T1340 1090z', inks.bone) +
    times(
      6,
      (i) =>
        disc(
          1450 + (i % 3) * 52,
          1010 + Math.floor(i / 3) * 50 - (i % 3) * 34,
          18,
          pick([inks.red, inks.ink, inks.ochre, inks.plum], i),
        ) +
        disc(
          1450 + (i % 3) * 52,
          1010 + Math.floor(i / 3) * 50 - (i % 3) * 34,
          9,
          pick([inks.night, inks.rust], i),
        ),
    );
  return picture('#2f7f86', body, 12);
}

/** Winter dawn: red caps in black water, steam, the sauna hut. */
export function iceSwimmers(): string {
  const next = random(17);
  const flakes = times(120, () =>
    disc(next() * 1600, next() * 1067, 1.5 + next() * 4, '#ffffff', 'opacity="0.85"'),
  );
  const swimmer = (x: number, y: number, s: number, cap: string): string =>
    at(
      x,
      y,
      path('M-120 14Q0 -18 120 14Q60 34 0 34T-120 14z', '#3d6d86') +
        path('M-70 8Q-66 -24 -30 -30H30Q66 -24 70 8Q0 22 -70 8z', '#dba083') +
        rect(-14, -52, 28, 30, '#c98a6d') +
        disc(0, -72, 36, '#dba083') +
        path('M-38 -72A38 40 0 0 1 38 -72Q0 -60 -38 -72z', cap) +
        disc(0, -116, 9, cap) +
        stroke('M-150 22Q0 58 150 22M-190 30Q0 84 190 30', '#8fb3c0', 5, 'stroke-linecap="round"') +
        steam(56, -70, 130, '#f6ece2', 10, 0.7),
      s,
    );
  const hut = at(
    300,
    560,
    rect(-170, -150, 340, 160, inks.red) +
      times(11, (i) => rect(-162 + i * 31, -150, 4, 160, inks.brick)) +
      poly([-210, -140, 0, -260, 210, -140], '#f7f2ea') +
      poly([-210, -140, 0, -236, 210, -140, 196, -128, 0, -214, -196, -128], '#c3cfd4') +
      rect(70, -270, 34, 70, inks.ink) +
      rect(64, -280, 46, 14, '#f7f2ea') +
      rect(-120, -100, 84, 72, inks.straw) +
      stroke('M-78 -100V-28M-120 -64H-36', inks.brick, 7) +
      rect(30, -112, 74, 122, '#5b1f22') +
      disc(92, -50, 5, inks.straw),
  );
  const hole = 'M430 720Q640 660 900 676T1330 760Q1440 840 1330 910T900 980Q560 990 420 900T430 720z';
  const body =
    `<defs>${fade('sky', [
      [0, '#7f9fb5'],
      [0.55, '#e3b3a6'],
      [1, '#f6d9b4'],
    ])}${fade('ice', [
      [0, '#f3dfd0'],
      [0.3, '#d7e2e4'],
      [1, '#a9c2cd'],
    ])}${fade('black', [
      [0, '#2a5570'],
      [1, '#0d2438'],
    ])}${glow('low', [
      [0, '#fff3d6'],
      [1, '#fff3d6', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 580, 'url(#sky)') +
    disc(1180, 440, 330, 'url(#low)') +
    disc(1180, 440, 70, '#fbe9c2') +
    ridge(41, 440, 44, '#b7a3ae', 600) +
    ridge(52, 490, 24, '#8c93a6', 600) +
    times(26, (i) => {
      const x = 640 + i * 40;
      const h = 50 + ((i * 37) % 60);
      return (
        poly([x - 17, 560, x, 560 - h, x + 17, 560], i % 3 ? '#4b6578' : '#3d566b') +
        poly([x - 7, 560 - h * 0.6, x, 560 - h, x + 7, 560 - h * 0.6], '#f7f2ea')
      );
    }) +
    rect(0, 548, 1600, 540, 'url(#ice)') +
    swell(570, 12, 420, 60, '#eee6df', 640) +
    hut +
    steam(388, 290, 210, '#f7f2ea', 22, 0.9) +
    gouges(13, {
      x: 0,
      y: 600,
      w: 1600,
      h: 460,
      count: 80,
      fill: '#ffffff',
      long: [60, 240],
      thick: 8,
      recede: true,
      opacity: 0.8,
    }) +
    gouges(18, {
      x: 0,
      y: 600,
      w: 1600,
      h: 460,
      count: 50,
      fill: '#8fabba',
      long: [60, 200],
      thick: 5,
      recede: true,
      opacity: 0.7,
    }) +
    path(hole, '#ffffff', 'transform="translate(0 -16)"') +
    path(hole, '#7fa0b0') +
    path(hole, 'url(#black)', 'transform="translate(0 14)"') +
    gouges(2, {
      x: 520,
      y: 760,
      w: 760,
      h: 180,
      count: 40,
      fill: '#4f86a0',
      long: [60, 170],
      thick: 6,
      opacity: 0.7,
    }) +
    poly([560, 830, 660, 800, 700, 826, 610, 858], '#e8eef0') +
    poly([1150, 900, 1230, 880, 1260, 900, 1180, 920], '#e8eef0') +
    swimmer(760, 790, 0.8, inks.ochre) +
    swimmer(990, 800, 0.85, inks.red) +
    swimmer(890, 900, 1.25, inks.red) +
    stroke(
      'M1296 850V640Q1296 600 1330 600T1364 640V720M1236 860V650Q1236 610 1270 610',
      inks.ochre,
      14,
      'stroke-linecap="round"',
    ) +
    line(1236, 740, 1296, 730, inks.ochre, 12) +
    line(1236, 800, 1296, 792, inks.ochre, 12) +
    person(520, 690, 210, {
      coat: '#dba083',
      legs: '#dba083',
      head: '#c98a6d',
      hat: inks.red,
      stride: true,
      arms: 'up',
    }) +
    rect(490, 574, 60, 38, inks.ink) +
    person(420, 684, 200, {
      coat: inks.straw,
      legs: '#dba083',
      head: '#c98a6d',
      hat: inks.ink,
      long: true,
      arms: 'pockets',
    }) +
    person(1450, 800, 300, {
      coat: inks.ink,
      legs: '#0d2438',
      head: '#dba083',
      hat: inks.ochre,
      long: true,
      arms: 'carry',
      mirror: true,
    }) +
    path('M1404 636h-40v70h52z', inks.red) +
    path('M-20 1090V960Q200 920 420 1000T900 1060T1620 980V1090z', '#f7f2ea') +
    flakes;
  return picture('#d7e2e4', body, 13, 0.1);
}
