/** Under the water: the hull robot and the kelp lines. */

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
  pick,
  picture,
  poly,
  random,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, gull, person, ridge } from './shapes.ts';

const shoal = (x: number, y: number, count: number, s: number, fill: string): string =>
  times(count, (i) =>
    at(
      x + (i % 5) * 62 * s + ((i * 37) % 30),
      y + Math.floor(i / 5) * 44 * s + ((i * 53) % 22),
      path('M-30 0Q0 -18 26 0Q0 18 -30 0L-44 -11V11z', fill),
      s,
    ),
  );

/** The crawler cleans a ship's red belly. */
export function hullRobot(): string {
  const next = random(41);
  const belly = 'M-20 -20H1620V250Q1500 480 1100 560Q600 640 -20 560z';
  const barnacles = times(210, () => {
    const x = next() * 1000 + 620;
    const y = 20 + next() * 520;
    const r = 5 + next() * 13;
    return (
      disc(x, y, r, pick(['#c9b79a', '#8fa58d', '#a98c74', '#6f8f82'], next() * 4)) +
      disc(x, y, r * 0.45, '#6b2430')
    );
  });
  const weed = times(60, (i) => {
    const x = 760 + i * 15 + next() * 10;
    const y = 300 + next() * 220;
    return path(
      `M${n(x)} ${n(y)}q${n(10 + next() * 20)} ${n(30 + next() * 30)} ${n(-6 + next() * 10)} ${n(70 + next() * 60)}q${n(-14)} -60 ${n(-12)} -120z`,
      i % 2 ? '#3f7a5e' : '#2c5f55',
    );
  });
  const robot = at(
    600,
    430,
    poly([60, -40, 900, -260, 980, 60, 60, 60], '#f4e7a8', 'opacity="0.28"') +
      path(
        'M-190 -70H150Q196 -66 196 -20V40Q196 78 150 80H-190Q-226 76 -226 40V-30Q-224 -68 -190 -70z',
        inks.straw,
      ) +
      path('M-226 20H196V40Q196 78 150 80H-190Q-226 76 -226 40z', inks.ochre) +
      rect(-120, -112, 190, 46, inks.night) +
      rect(-96, -102, 60, 24, '#6fd0c0') +
      rect(-20, -102, 70, 24, inks.slate) +
      times(
        2,
        (r) =>
          path(`M-216 ${r ? 62 : -104}h400q26 0 26 22t-26 22h-400q-26 0 -26 -22t26 -22z`, inks.night) +
          times(9, (i) => disc(-196 + i * 46, r ? 84 : -82, 12, inks.slate)),
      ) +
      disc(172, 2, 40, inks.night) +
      disc(178, 2, 27, '#fdf6cf') +
      times(
        3,
        (i) =>
          disc(-150 + i * 80, 0, 27, inks.night) +
          times(6, (k) =>
            line(
              -150 + i * 80,
              0,
              -150 + i * 80 + Math.cos(k * 1.05) * 24,
              Math.sin(k * 1.05) * 24,
              inks.paper,
              4,
            ),
          ),
      ) +
      stroke('M-226 0Q-420 40 -520 260T-640 660', inks.night, 13) +
      stroke('M-226 0Q-420 40 -520 260T-640 660', inks.straw, 4, 'stroke-dasharray="40 30"'),
    0.92,
    -5,
  );
  const body =
    `<defs>${fade('sea', [
      [0, '#2f8296'],
      [0.5, '#155272'],
      [1, '#081d3a'],
    ])}${fade('hull', [
      [0, '#d14a38'],
      [0.6, '#a8352f'],
      [1, '#5f1f30'],
    ])}${clip('ship', path(belly, '#000'))}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#sea)') +
    times(6, (i) =>
      poly(
        [1250 + i * 70, -20, 1300 + i * 80, -20, 900 + i * 190, 1090, 700 + i * 190, 1090],
        '#7fc4bd',
        'opacity="0.1"',
      ),
    ) +
    ridge(19, 960, 50, '#0b2a4a') +
    ridge(27, 1010, 36, '#061630') +
    shoal(900, 760, 14, 1, '#7fb7bd') +
    shoal(1210, 690, 9, 0.7, '#5a9aa8') +
    shoal(160, 820, 8, 0.8, '#4f8ea0') +
    path(belly, 'url(#hull)') +
    group(
      barnacles +
        weed +
        path('M-20 300Q300 356 560 330L600 560Q300 600 -20 580z', '#e2614a') +
        times(14, (i) =>
          stroke(
            `M-20 ${n(316 + i * 19)}Q280 ${n(362 + i * 17)} ${480 + (i % 3) * 20} ${n(344 + i * 15)}`,
            '#b83c32',
            3,
          ),
        ) +
        times(8, (i) => line(-20 + i * 230, -20, 40 + i * 200, 620, '#7c2630', 4)) +
        stroke('M-20 140Q700 230 1620 60', '#7c2630', 4) +
        stroke('M-20 60Q700 130 1620 -20', inks.paper, 26),
      'clip-path="url(#ship)"',
    ) +
    robot +
    times(40, (i) =>
      disc(
        470 - next() * 330,
        520 + next() * 400 * (i / 40),
        3 + next() * 10,
        'none',
        'stroke="#bfe3dc" stroke-width="3" opacity="0.75"',
      ),
    ) +
    times(26, () => disc(860 + next() * 300, 380 + next() * 240, 3 + next() * 6, '#c9b79a')) +
    at(
      1330,
      900,
      path('M-34 -60Q0 -80 30 -56L70 10L10 40L-40 10z', inks.night) +
        disc(40, -78, 27, inks.night) +
        path('M44 -92h26v26h-22z', '#6fd0c0') +
        rect(-58, -64, 36, 84, inks.ochre, 'rx="14" transform="rotate(-14)"') +
        stroke(
          'M10 20L-70 60L-150 40M20 26L-50 90L-130 96',
          inks.night,
          20,
          'stroke-linecap="round" stroke-linejoin="round"',
        ) +
        poly([-140, 28, -220, 10, -210, 52, -144, 50], inks.straw) +
        poly([-124, 86, -200, 88, -190, 120, -128, 108], inks.straw) +
        stroke('M44 -30L110 -40L150 -70', inks.night, 17, 'stroke-linecap="round"') +
        disc(156, -74, 13, '#fdf6cf') +
        disc(156, -74, 60, '#fdf6cf', 'opacity="0.18"'),
      1.1,
      -12,
    );
  return picture('#155272', body, 16);
}

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
              `L${n(x + Math.sin(((i + 1) / 14) * 7 + phase) * 34 * (0.3 + (i + 1) / 14))} ${n(top + (long * (i + 1)) / 14)}`,
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
      'M-20 1090V486Q60 470 140 486T300 486T460 486T620 486T780 486T940 486T1100 486T1260 486T1420 486T1580 486T1740 486V1090z',
      'url(#under)',
    ) +
    stroke(
      'M-20 486Q60 470 140 486T300 486T460 486T620 486T780 486T940 486T1100 486T1260 486T1420 486T1580 486T1740 486',
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
