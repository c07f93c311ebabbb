import { gull, person } from './figures.ts';
import { at, disc, fade, inks, line, path, picture, rect, times } from './kit.ts';
import { gouges, reeds, ridge, shimmer } from './shapes.ts';

/** Creeks wind through the marsh; the old bank is open. */
export function saltMarsh(): string {
  const creek =
    'M930 452Q1010 470 960 490T760 522Q640 546 800 584T1130 660Q1240 720 980 800T420 960' +
    'Q330 1010 350 1090H1010Q960 1000 1120 930T1450 740Q1480 640 1230 590T960 540' +
    'Q900 520 1010 500T985 452z';
  const side = 'M0 640Q200 620 330 660T640 640Q740 620 860 640Q760 660 680 690T300 730T0 700z';
  const side2 = 'M1600 560Q1500 556 1420 580T1230 624L1300 660Q1420 610 1480 612T1600 600z';
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
      'M0 520Q300 500 620 512L640 524Q320 520 0 556zM760 512Q1100 490 1600 500V526' + 'Q1100 512 770 524z',
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
          'M-50 -10Q-20 -70 40 -54Q58 -50 60 -80Q60 -130 84 -146L140 -134L96 -126Q84 -100 88 -64' +
            'Q84 0 20 14Q-30 16 -74 34z',
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
