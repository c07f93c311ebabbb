/** Two halls: the fish auction before dawn and the market hall at noon. */

import {
  at,
  disc,
  fade,
  glow,
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
import { person } from './shapes.ts';

const fish = (body: string, back: string, eye: string): string =>
  path('M-70 0Q-40 -30 10 -26Q52 -20 72 2Q46 24 6 24Q-40 24 -70 0z', body) +
  path('M-70 0Q-40 -30 10 -26Q52 -20 72 2Q10 -12 -70 0z', back) +
  poly([-62, 0, -104, -24, -92, 0, -104, 24], back) +
  poly([-6, 24, 14, 40, 22, 22], back) +
  disc(52, -2, 5, eye) +
  stroke('M32 -16Q24 2 34 16', eye, 3);

/** Crates of fish in the auction hall, the new screen over the buyers. */
export function fishAuction(): string {
  const next = random(12);
  const kinds = [
    ['#b9cfcb', '#5d8790'],
    ['#e9e2cf', '#92a9a6'],
    ['#e2a595', '#c25b45'],
    ['#dcd3b0', '#8a8a5c'],
  ] as const;
  const crate = (x: number, y: number, s: number, c: number): string =>
    at(
      x,
      y,
      poly([-150, -50, 150, -50, 190, 60, -190, 60], '#0d2530') +
        poly([-138, -44, 138, -44, 172, 50, -172, 50], '#eef2ea') +
        times(5, (i) => {
          const kind = pick(kinds, c);
          return at(
            -104 + i * 52,
            4 + (i % 2 ? 5 : -5),
            fish(kind[0], kind[1], '#0d2530'),
            0.66,
            62 + next() * 12,
            false,
          );
        }) +
        times(9, (i) =>
          rect(-150 + next() * 290, -36 + next() * 74, 13, 10, '#ffffff', `transform="rotate(${i * 3})"`),
        ) +
        poly(
          [-190, 60, 190, 60, 180, 108, -180, 108],
          pick([inks.ochre, inks.red, inks.sea, inks.ochre], c * 3 + Math.round(x / 90)),
        ) +
        rect(-54, 72, 108, 15, '#0d2530'),
      s,
    );
  const row = (y: number, s: number, shift: number, k: number): string =>
    times(10, (i) => crate(800 + (i - 4.5) * 412 * s + shift * s, y, s, i + k));
  const truss = (y: number, s: number): string =>
    stroke(
      `M-20 ${y}H1620M-20 ${y + 60 * s}H1620` +
        Array.from(
          { length: 28 },
          (_, i) => `M${i * 60} ${y + (i % 2 ? 0 : 60 * s)}L${(i + 1) * 60} ${y + (i % 2 ? 60 * s : 0)}`,
        ).join(''),
      '#163a47',
      9 * s,
    );
  const buyer = (i: number): string =>
    person(206 + i * 132, 596 + (i % 2) * 14, 236 + ((i * 29) % 34), {
      coat: pick(['#16303c', inks.red, '#244b57', inks.ochre, '#16303c'], i * 2),
      legs: '#0d1c26',
      head: inks.pink,
      hat: pick(['#0d1c26', inks.sea, '#0d1c26'], i),
      arms: i % 4 === 1 ? 'carry' : i === 7 ? 'up' : 'pockets',
      mirror: i > 4,
    });
  const screen =
    rect(470, 96, 660, 268, '#0d1c26') +
    rect(490, 114, 620, 232, '#12453f') +
    times(
      5,
      (r) =>
        rect(520, 140 + r * 42, 46, 22, r === 2 ? inks.straw : '#79c2a4') +
        rect(584, 140 + r * 42, 120 + ((r * 53) % 110), 22, r === 2 ? inks.straw : '#4d8f86'),
    ) +
    stroke('M830 320V140M830 320H1084', '#79c2a4', 5) +
    stroke('M838 166L900 190L940 188L990 240L1030 236L1076 292', inks.straw, 9) +
    disc(1076, 292, 14, inks.red) +
    line(560, 0, 560, 96, '#0d1c26', 10) +
    line(1040, 0, 1040, 96, '#0d1c26', 10);
  const lights = [150, 330, 1270, 1450]
    .map(
      (x) =>
        line(x, 0, x, 170, '#0d1c26', 6) +
        poly([x - 44, 206, x + 44, 206, x + 200, 640, x - 200, 640], '#f5e7b8', 'opacity="0.14"') +
        path(`M${x - 56} 206Q${x - 46} 160 ${x} 158Q${x + 46} 160 ${x + 56} 206z`, '#0d1c26') +
        oval(x, 206, 46, 11, '#f5e7b8'),
    )
    .join('');
  const body =
    `<defs>${fade('wall', [
      [0, '#0f2c38'],
      [1, '#3b747a'],
    ])}${fade('floor', [
      [0, '#6fa29c'],
      [1, '#1c4a55'],
    ])}</defs>` +
    rect(0, 0, 1600, 600, 'url(#wall)') +
    truss(30, 1) +
    times(7, (i) => rect(20 + i * 240, 400, 150, 150, i % 3 === 1 ? '#e2a595' : '#24545f')) +
    screen +
    lights +
    rect(0, 560, 1600, 520, 'url(#floor)') +
    poly([560, 560, 1040, 560, 1180, 700, 420, 700], '#b9d6c0', 'opacity="0.35"') +
    times(11, buyer) +
    row(628, 0.5, 0, 0) +
    row(730, 0.72, 120, 2) +
    row(880, 1, -90, 1) +
    row(1060, 1.3, 90, 3);
  return picture('#3b747a', body, 7);
}

/** Noon under the iron arches of the market hall. */
export function marketHall(): string {
  const iron = '#1d4d4a';
  const ring = (r: number, w: number): string =>
    stroke(`M${800 - r} 620V430A${r} ${r} 0 0 1 ${800 + r} 430V620`, iron, w);
  const rays = times(13, (i) => {
    const a = Math.PI + (Math.PI * i) / 12;
    return line(
      800 + Math.cos(a) * 150,
      430 + Math.sin(a) * 150,
      800 + Math.cos(a) * 1100,
      430 + Math.sin(a) * 1100,
      iron,
      7,
    );
  });
  const panes = times(6, (i) =>
    disc(
      800,
      430,
      1000 - i * 150,
      pick(['#cfe0cf', '#dde8d2', '#e9ecd4', '#f3efd6', '#f8efcf', '#fdf0c4'], i),
    ),
  );
  const awning = (x: number, y: number, w: number, stripe: string): string =>
    times(8, (i) => {
      const a = x + (w * i) / 8;
      const b = x + (w * (i + 1)) / 8;
      return path(
        `M${n(x + w * 0.06 + (w * 0.88 * i) / 8)} ${y}H${n(x + w * 0.06 + (w * 0.88 * (i + 1)) / 8)}L${n(b)} ${y + w * 0.2}V${y + w * 0.24}A${w / 16} ${w / 16} 0 0 1 ${n(a)} ${y + w * 0.24}V${y + w * 0.2}z`,
        i % 2 ? inks.paper : stripe,
      );
    });
  const heap = (x: number, y: number, r: number, fill: string, shade: string): string =>
    times(4, (row) =>
      times(5 - row, (i) =>
        disc(x + (i - (4 - row) / 2) * r * 2, y - row * r * 1.6, r, (i + row) % 3 ? fill : shade),
      ),
    );
  const stall = (x: number, y: number, s: number, stripe: string, k: number): string =>
    at(
      x,
      y,
      rect(14, -330, 14, 330, iron) +
        rect(492, -330, 14, 330, iron) +
        rect(20, -220, 480, 220, '#3a2b2a', 'opacity="0.55"') +
        person(260, 20, 236, {
          coat: pick([inks.teal, inks.plum, inks.red, inks.deep], k),
          legs: iron,
          head: k % 2 ? inks.pink : inks.rust,
          arms: k % 2 ? 'point' : 'carry',
          mirror: k > 1,
        }) +
        times(4, (i) =>
          heap(
            82 + i * 118,
            -102,
            13,
            pick([inks.red, inks.ochre, '#86984a', inks.straw, inks.rose, inks.rust], i + k * 2),
            pick([inks.brick, inks.rust, inks.moss, inks.ochre, inks.plum, inks.brick], i + k * 2),
          ),
        ) +
        poly([0, -88, 520, -88, 520, 0, 0, 0], inks.rust) +
        times(4, (i) => rect(12 + i * 128, -78, 112, 68, '#7d3f22')) +
        awning(-40, -440, 600, stripe),
      s,
    );
  const shopper = (x: number, y: number, h: number, coat: string, i: number): string =>
    person(x, y, h, {
      coat,
      legs: inks.ink,
      head: i % 3 ? inks.pink : inks.rust,
      long: i % 2 === 0,
      stride: true,
      arms: i % 3 === 1 ? 'carry' : 'down',
      mirror: i % 2 === 1,
      ...(i % 3 === 0 ? { hat: inks.ink } : {}),
    }) + path(`M${x + 26} ${y - h * 0.36}h${h * 0.2}l-${h * 0.03} ${h * 0.17}h-${h * 0.14}z`, inks.ochre);
  const body =
    `<defs>${glow('noon', [
      [0, '#fffbe2'],
      [1, '#fffbe2', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, '#bcd2c4') +
    panes +
    disc(800, 430, 330, 'url(#noon)') +
    rays +
    ring(150, 10) +
    ring(260, 12) +
    ring(390, 16) +
    ring(550, 22) +
    ring(740, 30) +
    poly([640, 620, 960, 620, 1800, 1067, -200, 1067], '#d9bd8c') +
    times(9, (i) =>
      poly([648 + i * 36, 620, 664 + i * 36, 620, -110 + i * 225, 1067, -210 + i * 225, 1067], '#c9a870'),
    ) +
    rect(-20, 560, 662, 100, '#6c9a86') +
    rect(958, 560, 662, 100, '#6c9a86') +
    rect(650, 470, 300, 152, '#86a98f') +
    times(5, (i) => rect(664 + i * 58, 500, 38, 122, '#f3efd6')) +
    disc(800, 300, 54, iron) +
    disc(800, 300, 44, inks.paper) +
    stroke('M800 300V268M800 300V276', iron, 7) +
    line(800, 150, 800, 246, iron, 8) +
    stall(440, 690, 0.42, inks.red, 2) +
    stall(944, 690, 0.42, inks.teal, 3) +
    stall(120, 810, 0.72, inks.ochre, 1) +
    stall(1110, 810, 0.72, inks.red, 0) +
    shopper(740, 720, 130, inks.red, 0) +
    shopper(830, 716, 124, inks.plum, 1) +
    shopper(680, 800, 190, inks.teal, 2) +
    shopper(890, 830, 210, inks.ochre, 3) +
    shopper(780, 900, 260, inks.deep, 4) +
    stall(-190, 1060, 1.15, inks.teal, 3) +
    stall(1210, 1060, 1.15, inks.rose, 2) +
    shopper(540, 1040, 350, inks.red, 5) +
    shopper(1070, 1050, 370, inks.ink, 6);
  return picture('#bcd2c4', body, 8);
}
