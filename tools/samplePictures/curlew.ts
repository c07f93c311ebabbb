import { gull } from './figures.ts';
import { at, clip, disc, fade, glow, group, inks, line, n, oval, path, picture, rect, times } from './kit.ts';
import { gouges, reeds, ridge, shimmer } from './shapes.ts';

/** A curlew, close, against a low sun. */
export function curlew(): string {
  const flecks = times(9, (r) =>
    times(15, (c) => {
      const x = -190 + c * 27 + (r % 2) * 13;
      const y = -96 + r * 22 + x * 0.05;
      return path(`M${n(x)} ${n(y)}q13 -9 26 3q-12 3 -26 -3z`, '#4a3526');
    }),
  );
  const torso =
    'M-330 30Q-250 -60 -130 -110Q10 -160 110 -110Q150 -110 168 -190Q176 -262 230 -276' +
    'Q286 -284 306 -244Q312 -214 290 -196Q254 -160 252 -90Q246 40 130 104Q0 160 -120 90' +
    'Q-220 60 -330 30z';
  const bird =
    path('M296 -250Q430 -240 520 -120Q556 -66 566 0Q520 -90 450 -154Q380 -206 292 -222z', '#2a1f22') +
    path('M296 -250Q400 -246 480 -172Q400 -226 292 -232z', '#c25b45') +
    line(-20, 90, -46, 250, '#4b6578', 15) +
    line(-46, 250, -18, 420, '#4b6578', 13) +
    line(50, 100, 78, 250, '#3d566b', 15) +
    line(78, 250, 66, 420, '#3d566b', 13) +
    path('M-18 414l60 14l-54 2l20 16l-40 -18l-34 10z', '#4b6578') +
    path('M66 414l60 14l-54 2l20 16l-40 -18l-34 10z', '#3d566b') +
    path(torso, '#c79a62') +
    clip('body', path(torso, '#000')) +
    group(
      path('M-120 160Q60 40 240 20L260 200H-120z', '#f0dfbd') +
        path('M-340 30Q-160 -140 60 -90Q110 -40 60 0Q-120 60 -340 40z', '#8a5a38') +
        flecks +
        times(16, (i) =>
          at(
            186 + (i % 4) * 24,
            -220 + Math.floor(i / 4) * 44,
            path('M0 0q6 12 2 26q-8 -12 -2 -26z', '#4a3526'),
          ),
        ) +
        times(9, (i) => at(-20 + i * 26, 70 - i * 4, path('M0 0q8 14 2 30q-8 -14 -2 -30z', '#8a5a38'))),
      'clip-path="url(#body)"',
    ) +
    times(5, (i) =>
      path(
        `M${-320 + i * 20} ${30 - i * 14}` +
          `Q${-180 + i * 20} ${-10 - i * 18} ${-20 + i * 20} ${6 - i * 20}` +
          `Q${-180 + i * 20} ${24 - i * 16} ${-320 + i * 20} ${30 - i * 14}z`,
        i % 2 ? '#4a3526' : '#6b442c',
      ),
    ) +
    disc(256, -240, 11, '#2a1f22') +
    disc(259, -243, 4, inks.paper);
  const small = (x: number, y: number, s: number, mirror: boolean): string =>
    at(
      x,
      y,
      path(
        'M-100 0Q-60 -50 10 -50Q40 -50 44 -84Q50 -110 76 -104Q130 -100 150 -40Q120 -80 84 -84' +
          'Q74 -60 70 -34Q50 10 0 14Q-50 10 -100 0z',
        '#5f6f74',
      ) +
        line(0, 10, -4, 74, '#5f6f74', 6) +
        line(18, 10, 22, 74, '#5f6f74', 6),
      s,
      0,
      mirror,
    );
  const body =
    `<defs>${fade('sky', [
      [0, '#d7d9c4'],
      [1, '#f1d9a8'],
    ])}${fade('mud', [
      [0, '#b9b394'],
      [0.4, '#7f8a80'],
      [1, '#33484f'],
    ])}${glow('g', [
      [0, '#fff1cf', 0.9],
      [1, '#fff1cf', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 720, 'url(#sky)') +
    disc(620, 430, 620, 'url(#g)') +
    disc(620, 430, 330, '#d8763f') +
    times(6, (i) =>
      rect(
        620 - Math.sqrt(330 ** 2 - (95 + i * 34) ** 2),
        520 + i * 34,
        2 * Math.sqrt(330 ** 2 - (95 + i * 34) ** 2),
        5 + i * 3.4,
        '#efd6a4',
      ),
    ) +
    ridge(91, 640, 20, '#a8ab92', 720) +
    ridge(92, 668, 10, '#7f8a78', 720) +
    rect(0, 690, 1600, 400, 'url(#mud)') +
    shimmer(21, 620, 700, 990, 300, 190, '#d8763f', 0.75, 17) +
    gouges(31, {
      x: -30,
      y: 700,
      w: 1660,
      h: 360,
      count: 150,
      fill: '#e6dcb8',
      long: [70, 240],
      thick: 10,
      recede: true,
      opacity: 0.7,
    }) +
    gouges(32, {
      x: -30,
      y: 720,
      w: 1660,
      h: 340,
      count: 90,
      fill: '#25383f',
      long: [70, 240],
      thick: 11,
      recede: true,
      opacity: 0.7,
    }) +
    small(220, 690, 0.62, false) +
    small(350, 706, 0.5, true) +
    small(1420, 700, 0.56, true) +
    gull(1290, 230, 46, '#5f6f74', -10) +
    gull(1400, 180, 34, '#5f6f74', 4) +
    gull(1190, 170, 28, '#5f6f74', -4) +
    oval(800, 958, 260, 20, '#25383f', 'opacity="0.7"') +
    at(780, 520, bird, 1.04) +
    shimmer(33, 800, 975, 1066, 190, 130, '#c79a62', 0.8, 14) +
    reeds(5, -30, 260, 1085, 560, 34, '#1d2e33') +
    reeds(11, 1380, 1640, 1085, 430, 34, '#1d2e33');
  return picture('#f1d9a8', body, 15);
}
