/** The Saltings at sunset, and a curlew on the mud. */

import { at, disc, fade, glow, inks, line, n, oval, path, picture, rect, times } from './kit.ts';
import { gouges, gull, person, reeds, ridge, shimmer } from './shapes.ts';

/** Creeks wind through the marsh; the old bank is open. */
export function saltMarsh(): string {
  const creek =
    'M930 452Q1010 470 960 490T760 522Q640 546 800 584T1130 660Q1240 720 980 800T420 960Q330 1010 350 1090H1010Q960 1000 1120 930T1450 740Q1480 640 1230 590T960 540Q900 520 1010 500T985 452z';
  const side = 'M0 640Q200 620 330 660T640 640Q740 620 860 640Q760 660 680 690T300 730T0 700z';
  const side2 = 'M1600 560Q1500 556 1420 580T1290 606L1330 640Q1420 610 1480 612T1600 600z';
  const side3 = 'M1600 900Q1470 880 1380 900T1190 900L1140 950Q1300 960 1400 960T1600 1000z';
  const creeks = [creek, side, side2, side3];
  const birds = times(34, (i) =>
    gull(
      420 + i * 24 + ((i * 53) % 60),
      250 - i * 4 + ((i * 71) % 90),
      10 + ((i * 7) % 9),
      '#6a2f42',
      ((i * 13) % 24) - 12,
    ),
  );
  const body =
    `<defs>${fade('sky', [
      [0, '#b9667a'],
      [0.5, '#e79a7c'],
      [1, '#f7d49a'],
    ])}${fade('tide', [
      [0, '#fbe0a8'],
      [0.35, '#f0a886'],
      [1, '#a5506c'],
    ])}${fade('grass', [
      [0, '#a08f4a'],
      [0.4, '#77813f'],
      [1, '#33513f'],
    ])}</defs>` +
    rect(0, 0, 1600, 470, 'url(#sky)') +
    disc(960, 392, 104, '#fdf0c8') +
    times(5, (i) =>
      path(
        `M${-120 + i * 370} ${96 + (i % 3) * 74}q200 -30 460 -4q-180 30 -460 4z`,
        '#f5bd96',
        'opacity="0.6"',
      ),
    ) +
    ridge(61, 400, 30, '#c67f78', 480) +
    ridge(12, 428, 14, '#9c6a66', 480) +
    rect(0, 448, 1600, 640, 'url(#grass)') +
    gouges(15, {
      x: -40,
      y: 460,
      w: 1680,
      h: 600,
      count: 260,
      fill: '#c2a857',
      long: [50, 150],
      thick: 8,
      recede: true,
      opacity: 0.55,
    }) +
    gouges(16, {
      x: -40,
      y: 460,
      w: 1680,
      h: 600,
      count: 220,
      fill: '#2f4a3a',
      long: [40, 140],
      thick: 8,
      recede: true,
      opacity: 0.5,
    }) +
    creeks
      .map(
        (d) =>
          path(d, '#4a3340', 'transform="translate(0 -9)"') +
          path(d, '#8a6a4c', 'transform="translate(0 -3)"'),
      )
      .join('') +
    creeks.map((d) => path(d, 'url(#tide)')).join('') +
    shimmer(4, 968, 462, 560, 20, 60, '#fff6da', 0.9, 8) +
    shimmer(8, 1180, 650, 800, 120, 150, '#fff6da', 0.7, 12) +
    shimmer(9, 740, 880, 1060, 200, 240, '#fbe0a8', 0.6, 16) +
    path(
      'M0 520Q300 500 620 512L640 524Q320 520 0 556zM760 512Q1100 490 1600 500V526Q1100 512 770 524z',
      '#4b5a35',
    ) +
    times(9, (i) => line(632 + i * 16, 522, 634 + i * 16, 498 + (i % 3) * 8, '#4a3340', 5)) +
    times(4, (i) =>
      person(180 + i * 54, 514, 46 + (i % 2) * 5, {
        coat: i % 2 ? '#4a2e4b' : inks.red,
        legs: '#3a2436',
        head: '#3a2436',
        stride: i % 2 === 0,
      }),
    ) +
    birds +
    at(
      620,
      900,
      line(0, 0, 4, 96, '#3a2436', 6) +
        line(18, 0, 22, 96, '#3a2436', 6) +
        path(
          'M-50 -10Q-20 -70 40 -54Q58 -50 60 -80Q60 -130 84 -146L140 -134L96 -126Q84 -100 88 -64Q84 0 20 14Q-30 16 -74 34z',
          inks.paper,
        ) +
        path('M-50 -10Q-10 -50 50 -34Q40 0 10 4Q-30 8 -74 34z', '#c9b5a5'),
      1.1,
    ) +
    reeds(6, -20, 420, 1085, 420, 70, '#2a2f3a') +
    reeds(7, -20, 300, 1085, 260, 50, '#4a2e3f') +
    reeds(2, 1240, 1640, 1085, 300, 60, '#2a2f3a') +
    times(8, (i) => path(`M${60 + i * 46} ${770 + ((i * 61) % 120)}q14 -40 22 -66q10 30 -4 72z`, '#6a2f2f'));
  return picture('#f7d49a', body, 14);
}

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
    'M-330 30Q-250 -60 -130 -110Q10 -160 110 -110Q150 -110 168 -190Q176 -262 230 -276Q286 -284 306 -244Q312 -214 290 -196Q254 -160 252 -90Q246 40 130 104Q0 160 -120 90Q-220 60 -330 30z';
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
    `<clipPath id="body">${path(torso, '#000')}</clipPath>` +
    `<g clip-path="url(#body)">${path('M-120 160Q60 40 240 20L260 200H-120z', '#f0dfbd')}${path('M-340 30Q-160 -140 60 -90Q110 -40 60 0Q-120 60 -340 40z', '#8a5a38')}${flecks}${times(16, (i) => path(`M${186 + (i % 4) * 24} ${-220 + Math.floor(i / 4) * 44}q6 12 2 26q-8 -12 -2 -26z`, '#4a3526'))}${times(9, (i) => path(`M${-20 + i * 26} ${70 - i * 4}q8 14 2 30q-8 -14 -2 -30z`, '#8a5a38'))}</g>` +
    times(5, (i) =>
      path(
        `M${-320 + i * 20} ${30 - i * 14}Q${-180 + i * 20} ${-10 - i * 18} ${-20 + i * 20} ${6 - i * 20}Q${-180 + i * 20} ${24 - i * 16} ${-320 + i * 20} ${30 - i * 14}z`,
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
        'M-100 0Q-60 -50 10 -50Q40 -50 44 -84Q50 -110 76 -104Q130 -100 150 -40Q120 -80 84 -84Q74 -60 70 -34Q50 10 0 14Q-50 10 -100 0z',
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
    times(6, (i) => rect(260, 520 + i * 34, 720, 5 + i * 3.4, '#efd6a4')) +
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
