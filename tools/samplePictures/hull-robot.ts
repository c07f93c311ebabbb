import { shoal } from './figures.ts';
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
import { ridge } from './shapes.ts';

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
      `M${n(x)} ${n(y)}` +
        `q${n(10 + next() * 20)} ${n(30 + next() * 30)} ${n(-6 + next() * 10)} ${n(70 + next() * 60)}` +
        `q${n(-14)} -60 ${n(-12)} -120z`,
      i % 2 ? '#3f7a5e' : '#2c5f55',
    );
  });
  const robot = at(
    600,
    430,
    poly([60, -40, 900, -260, 980, 60, 60, 60], '#f4e7a8', 'opacity="0.28"') +
      path(
        'M-190 -70H150Q196 -66 196 -20V40Q196 78 150 80H-190Q-226 76 -226 40V-30' + 'Q-224 -68 -190 -70z',
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
