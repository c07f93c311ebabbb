import { person } from './figures.ts';
import { at, disc, fade, glow, inks, line, path, picture, poly, random, rect, stroke, times } from './kit.ts';
import { gouges, ridge, steam, swell } from './shapes.ts';

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
