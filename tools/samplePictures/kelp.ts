import { gull, person, shoal } from './figures.ts';
import {
  at,
  disc,
  fade,
  inks,
  line,
  n,
  path,
  pick,
  picture,
  poly,
  random,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, ridge } from './shapes.ts';

/** Half above the water, half below: the boat hauls a line of kelp. */
export function kelp(): string {
  const next = random(63);
  const frond = (x: number, top: number, long: number, w: number, fill: string, phase: number): string => {
    const left: string[] = [];
    const right: string[] = [];
    for (let i = 0; i <= 14; i += 1) {
      const t = i / 14;
      const cx = x + Math.sin(t * 7 + phase) * 34 * (0.3 + t);
      const half = w * Math.sin(Math.PI * (0.08 + 0.92 * t)) * (1 + 0.24 * Math.sin(i * 2.4 + phase));
      left.push(`${n(cx - half)} ${n(top + long * t)}`);
      right.unshift(`${n(cx + half)} ${n(top + long * t)}`);
    }
    return (
      path(`M${left.join('L')}L${right.join('L')}z`, fill, 'stroke-linejoin="round"') +
      stroke(
        `M${n(x)} ${n(top)}` +
          times(
            12,
            (i) =>
              `L${n(x + Math.sin(((i + 1) / 14) * 7 + phase) * 34 * (0.3 + (i + 1) / 14))} ` +
              `${n(top + (long * (i + 1)) / 14)}`,
          ),
        '#2c3a22',
        3,
        'opacity="0.45"',
      )
    );
  };
  const row = (
    count: number,
    fills: readonly string[],
    top: number,
    long: number,
    w: number,
    shift: number,
  ): string =>
    times(count, (i) =>
      frond(
        shift + (1700 / count) * i + next() * 30,
        top + next() * 16,
        long * (0.6 + next() * 0.4),
        w * (0.7 + next() * 0.5),
        pick(fills, next() * fills.length),
        next() * 6,
      ),
    );
  const boat = at(
    700,
    440,
    path('M-330 -66H250Q320 -76 350 -110Q340 10 250 56H-280Q-326 10 -330 -66z', inks.paper) +
      path('M-328 -34Q0 -20 342 -60Q326 20 250 56H-280Q-322 20 -328 -34z', inks.red) +
      rect(-260, -210, 170, 146, inks.paper) +
      rect(-246, -196, 64, 56, '#1f4a52') +
      rect(-170, -196, 66, 56, '#1f4a52') +
      rect(-276, -224, 202, 18, inks.red) +
      line(-170, -224, -170, -330, '#1f4a52', 8) +
      stroke('M120 -66V-230L300 -280', '#1f4a52', 13) +
      disc(300, -272, 18, '#1f4a52') +
      line(300, -260, 300, 90, '#2c3a22', 6) +
      frond(300, -150, 250, 30, '#8a6a1f', 1) +
      frond(284, -100, 220, 26, '#b58a2e', 3) +
      frond(320, -110, 230, 24, '#6f6a24', 5) +
      person(200, -62, 170, {
        coat: inks.ochre,
        legs: '#1f4a52',
        head: '#b97552',
        hat: '#1f4a52',
        arms: 'point',
      }) +
      person(20, -62, 164, {
        coat: '#1f4a52',
        legs: '#12303a',
        head: inks.pink,
        hat: inks.red,
        arms: 'carry',
      }) +
      times(3, (i) => rect(-70 + i * 12, -96 - i * 26, 110, 30, pick(['#8a6a1f', '#b58a2e', '#6f6a24'], i))),
  );
  const body =
    `<defs>${fade('sky', [
      [0, '#a9cfc4'],
      [1, '#f3e8c8'],
    ])}${fade('under', [
      [0, '#4fa08c'],
      [0.5, '#1f6a66'],
      [1, '#0c3440'],
    ])}</defs>` +
    rect(0, 0, 1600, 500, 'url(#sky)') +
    disc(1270, 200, 84, '#f5cf72') +
    path('M80 170q110 -60 210 -16q80 -60 170 0q70 -6 100 30h-480z', '#fbf6e6') +
    ridge(77, 400, 40, '#8fb5a4', 500) +
    ridge(78, 430, 20, '#5f9384', 500) +
    at(
      1420,
      426,
      poly([-14, 0, -9, -90, 9, -90, 14, 0], inks.paper) +
        rect(-12, -62, 24, 20, inks.red) +
        rect(-10, -108, 20, 18, '#1f4a52'),
    ) +
    rect(0, 452, 1600, 60, '#6fb3a0') +
    boat +
    path(
      'M-20 1090V486Q60 470 140 486T300 486T460 486T620 486T780 486T940 486T1100 486T1260 486' +
        'T1420 486T1580 486T1740 486V1090z',
      'url(#under)',
    ) +
    stroke(
      'M-20 486Q60 470 140 486T300 486T460 486T620 486T780 486T940 486T1100 486T1260 486' +
        'T1420 486T1580 486T1740 486',
      '#f3f1dc',
      8,
    ) +
    path('M376 494H960Q930 520 900 524H440Q400 514 376 494z', '#14444a') +
    times(7, (i) =>
      poly(
        [200 + i * 220, 500, 260 + i * 220, 500, 120 + i * 250, 1090, -30 + i * 250, 1090],
        '#bfe0b8',
        'opacity="0.1"',
      ),
    ) +
    stroke('M-20 570Q400 620 800 580T1620 580', '#0c3440', 7) +
    stroke('M1000 500L1000 590', '#2c3a22', 6) +
    times(
      8,
      (i) =>
        line(100 + i * 210, 500, 100 + i * 210, 590, '#0c3440', 4) +
        disc(100 + i * 210, 482, 20, i === 4 ? '#00000000' : inks.ochre) +
        path(`M${80 + i * 210} 486a20 20 0 0 0 40 0z`, i === 4 ? 'none' : inks.rust),
    ) +
    row(16, ['#2f6f58', '#3d7a54', '#2a6459'], 580, 330, 22, -40) +
    shoal(1040, 800, 10, 1, '#f5dba0') +
    shoal(260, 860, 6, 0.8, '#e9c98a') +
    row(12, ['#7d7a2c', '#96892f', '#5f7038'], 588, 440, 31, 10) +
    row(7, ['#c0912f', '#d3a43c', '#a87a26'], 596, 520, 40, -60) +
    ridge(83, 1040, 20, '#0a2832') +
    gouges(3, {
      x: 0,
      y: 500,
      w: 1600,
      h: 60,
      count: 30,
      fill: '#bfe0c8',
      long: [40, 120],
      thick: 5,
      opacity: 0.6,
    }) +
    gull(1080, 170, 50, '#fbf6e6', -8) +
    gull(1150, 260, 34, '#fbf6e6', 6);
  return picture('#4fa08c', body, 17);
}
