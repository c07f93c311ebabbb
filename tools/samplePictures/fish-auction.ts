import { person } from './figures.ts';
import {
  at,
  disc,
  fade,
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
