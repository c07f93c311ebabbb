import { houses } from './buildings.ts';
import { gull, person } from './figures.ts';
import { at, fade, inks, line, path, picture, poly, rect, stroke, times } from './kit.ts';
import { gouges, ridge } from './shapes.ts';

/** Terraces climb to the ruin; the plot under it is staked out. */
export function castleHill(): string {
  const tier = (seed: number, x: number, end: number, base: number, s: number): string =>
    houses(seed, {
      x,
      end,
      base,
      tall: [70 * s, 116 * s],
      wide: [62 * s, 92 * s],
      walls: [inks.paper, '#e9b27a', inks.pink, inks.bone, '#d98b63', inks.straw],
      roofs: ['#b0472f', '#8f3028', '#a8562c'],
      window: '#24485a',
    }) + rect(x - 6, base, end - x + 12, 16 * s, '#4d6b4e');
  const tree = (x: number, y: number, s: number, fill: string): string =>
    at(
      x,
      y,
      rect(-5, -40, 10, 42, '#5a3a2c') +
        path('M0 -170Q60 -110 44 -50Q20 -24 0 -24Q-20 -24 -44 -50Q-60 -110 0 -170z', fill) +
        path('M0 -170Q60 -110 44 -50Q20 -24 0 -24Q20 -90 0 -170z', '#1f4b45', 'opacity="0.45"'),
      s,
    );
  const castle = at(
    850,
    262,
    path(
      'M-230 40V-96h26v22h24v-22h26v22h24v-22h30V-30h40V-150h22v24h22v-24h24v24h22v-24h24V-40' +
        'l60 10v-40l20 18l26 -24l14 40V40z',
      '#5d6f74',
    ) +
      path('M0 40V-150h22v24h22v-24h24v24h22v-24h24V40z', '#74878a') +
      path('M22 40V-10q18 -30 36 0V40z', '#2b4650') +
      times(3, (i) => rect(26 + i * 26, -96, 8, 34, '#2b4650')) +
      rect(-196, -40, 12, 34, '#2b4650') +
      rect(-140, -40, 12, 34, '#2b4650') +
      line(68, -150, 68, -236, '#2b4650', 5) +
      path('M68 -234q36 -14 70 4q-24 14 4 30q-40 -8 -74 8z', inks.red),
  );
  const body =
    `<defs>${fade('sky', [
      [0, '#3f8a8c'],
      [1, '#d9e3c6'],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#sky)') +
    path('M-20 220q140 -90 260 -26q90 -70 210 0q80 0 120 36h-590z', '#f6efdc') +
    path('M1150 170q100 -70 200 -20q90 -66 190 0q70 0 100 30h-490z', '#f6efdc') +
    ridge(55, 470, 50, '#8ab09a', 700) +
    ridge(57, 540, 34, '#6b9a86', 760) +
    path(
      'M-40 1090V800Q200 740 380 560T720 310Q860 270 1010 310Q1260 420 1400 640T1660 860V1090z',
      '#7f9a5a',
    ) +
    path('M1010 310Q1260 420 1400 640T1660 860V1090H1180Q1300 760 1010 310z', '#5f8154') +
    gouges(61, {
      x: 560,
      y: 330,
      w: 560,
      h: 560,
      count: 90,
      fill: '#a8b96c',
      long: [20, 60],
      thick: 5,
      turn: 24,
      opacity: 0.8,
    }) +
    castle +
    tree(560, 470, 0.8, '#3f7357') +
    tree(610, 440, 0.7, '#4d8158') +
    tree(1130, 430, 0.7, '#3f7357') +
    tree(1190, 480, 0.85, '#4d8158') +
    path('M640 430L1050 420L1130 520L560 536z', '#c79a5e') +
    path('M640 430L1050 420L1070 440L620 450z', '#a87a45') +
    times(
      7,
      (i) =>
        line(606 + i * 78, 530 - i * 2, 606 + i * 78, 486 - i * 2, inks.paper, 6) +
        poly([606 + i * 78, 488 - i * 2, 634 + i * 78, 496 - i * 2, 606 + i * 78, 506 - i * 2], inks.red),
    ) +
    stroke('M606 500L1074 488', inks.paper, 3) +
    at(
      930,
      470,
      rect(-60, -30, 96, 40, inks.ochre) +
        rect(-46, -74, 50, 46, inks.ochre) +
        rect(-38, -66, 34, 26, '#24485a') +
        rect(-72, 10, 120, 24, '#2b2a30', 'rx="12"') +
        stroke('M20 -30L70 -110L120 -60', inks.ochre, 13, 'stroke-linejoin="round"') +
        path('M106 -64l30 4l-4 34l-32 -6z', '#2b2a30'),
    ) +
    person(720, 516, 92, {
      coat: inks.red,
      legs: '#2b2a30',
      head: inks.pink,
      hat: inks.paper,
      arms: 'point',
    }) +
    person(770, 520, 90, { coat: '#24485a', legs: '#2b2a30', head: inks.rust, long: true }) +
    tier(301, 500, 1190, 640, 0.86) +
    tree(470, 660, 0.8, '#4d8158') +
    tree(1230, 650, 0.9, '#3f7357') +
    tier(302, 360, 1330, 770, 1.05) +
    tree(330, 790, 1, '#3f7357') +
    tree(1370, 790, 1.1, '#4d8158') +
    tier(305, 180, 1480, 910, 1.25) +
    tree(140, 930, 1.3, '#4d8158') +
    tree(1520, 930, 1.3, '#3f7357') +
    path('M-20 1090V960Q400 924 800 930T1620 960V1090z', '#3d5f4c') +
    path('M690 1090Q760 1000 800 926L850 926Q840 1000 900 1090z', inks.bone) +
    times(9, (i) =>
      poly(
        [
          796 + i * -12,
          940 + i * 18,
          850 + i * 5,
          940 + i * 18,
          850 + i * 5,
          945 + i * 18,
          792 - i * 12,
          945 + i * 18,
        ],
        '#b79a74',
      ),
    ) +
    person(812, 1030, 128, { coat: inks.red, legs: '#2b2a30', head: inks.pink, long: true, stride: true }) +
    tree(60, 1090, 2, '#24544a') +
    tree(1540, 1090, 2, '#24544a') +
    tree(240, 1090, 1.5, '#2f6450') +
    tree(1340, 1090, 1.5, '#2f6450') +
    gull(380, 330, 44, '#f6efdc', -6) +
    gull(1290, 300, 34, '#f6efdc', 6);
  return picture('#d9e3c6', body, 18);
}
