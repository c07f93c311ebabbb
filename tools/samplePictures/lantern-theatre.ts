import { heads, person } from './figures.ts';
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
  rect,
  stroke,
  times,
} from './kit.ts';

/** A full theatre: curtain, lantern, the backs of heads. */
export function lanternTheatre(): string {
  const fold = (x: number, w: number, i: number): string =>
    path(
      `M${n(x)} 150H${n(x + w)}Q${n(x + w + 8)} 500 ${n(x + w * 0.9)} 770H${n(x - w * 0.1)}` +
        `Q${n(x - 8)} 500 ${n(x)} 150z`,
      pick(['#c93f2f', '#a93228', '#8f2a28', '#b8372b'], i),
    );
  const swag = (x: number): string =>
    path(`M${x} 128H${x + 212}Q${x + 200} 236 ${x + 106} 244Q${x + 12} 236 ${x} 128z`, '#b8372b') +
    path(`M${x + 14} 128H${x + 198}Q${x + 180} 196 ${x + 106} 204Q${x + 32} 196 ${x + 14} 128z`, '#8f2a28') +
    path(
      `M${x + 4} 170Q${x + 30} 236 ${x + 106} 244Q${x + 182} 236 ${x + 208} 170` +
        `Q${x + 196} 256 ${x + 106} 262Q${x + 16} 256 ${x + 4} 170z`,
      inks.straw,
    );
  const box = (x: number, y: number, mirror: boolean): string =>
    at(
      x,
      y,
      path('M-30 -150H210V-130Q190 -150 150 -150z', inks.ochre) +
        path('M0 0V-90Q0 -146 66 -146H134Q200 -146 200 -90V0z', '#3a1424') +
        path('M0 -146H40Q34 -60 0 -30zM200 -146H160Q166 -60 200 -30z', '#a93228') +
        person(70, 30, 120, { coat: '#1d0c18', legs: '#1d0c18', head: inks.pink }) +
        person(128, 34, 114, { coat: inks.plum, legs: '#1d0c18', head: inks.rust }) +
        path('M-24 0H224L208 62Q100 92 -8 62z', inks.ochre) +
        path('M-10 14H210L200 50Q100 76 0 50z', '#7c2d2a') +
        times(7, (i) => disc(12 + i * 29, 40 - Math.abs(i - 3) * 3, 7, inks.straw)),
      1,
      0,
      mirror,
    );
  const lantern =
    line(800, -10, 800, 96, inks.straw, 7) +
    disc(800, 210, 420, 'url(#halo)') +
    path('M712 132L760 92H840L888 132z', inks.ochre) +
    path('M720 132H880L852 300H748z', '#fff1c4') +
    stroke(
      'M720 132H880L852 300H748zM773 132L782 300M827 132L818 300M728 190H872M738 246H862',
      inks.rust,
      7,
    ) +
    path('M744 300H856L828 330H772z', inks.ochre) +
    disc(800, 342, 12, inks.straw);
  const body =
    `<defs>${glow('halo', [
      [0, '#ffe6a0', 0.85],
      [0.4, '#f6b65a', 0.35],
      [1, '#f6b65a', 0],
    ])}${fade('wall', [
      [0, '#2a1020'],
      [1, '#5b1f2c'],
    ])}${glow('spot', [
      [0, '#ffe6a0', 0.75],
      [1, '#ffe6a0', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#wall)') +
    rect(300, 60, 1000, 740, inks.ochre) +
    rect(322, 82, 956, 720, '#8a4f22') +
    rect(336, 96, 928, 720, inks.straw) +
    rect(352, 112, 896, 700, '#2a1020') +
    rect(352, 112, 896, 660, '#f3d9a0') +
    path('M600 770L660 300H940L1000 770z', '#d8963a') +
    disc(800, 470, 190, '#f9ecc6') +
    path('M520 770Q640 560 800 600T1080 770z', '#3d7f80') +
    path('M520 770Q700 640 860 690T1090 770z', '#265a62') +
    at(
      800,
      640,
      path('M-110 -20H110Q96 40 60 46H-70Q-104 26 -110 -20z', '#2a1020') +
        line(0, -20, 0, -220, '#2a1020', 8) +
        path('M10 -214Q120 -120 96 -40H10z', inks.paper) +
        path('M-10 -190Q-80 -110 -76 -40H-10z', inks.pink),
      1,
    ) +
    times(7, (i) => fold(352 + i * 36, 38, i) + fold(1210 - i * 36, 38, i)) +
    path('M604 150Q640 520 520 640L352 680V150z', '#a93228') +
    path('M996 150Q960 520 1080 640L1248 680V150z', '#a93228') +
    times(
      5,
      (i) =>
        stroke(`M${590 - i * 48} 150Q${610 - i * 52} 480 ${500 - i * 34} ${640 + i * 8}`, '#7c2226', 9) +
        stroke(`M${1010 + i * 48} 150Q${990 + i * 52} 480 ${1100 + i * 34} ${640 + i * 8}`, '#7c2226', 9),
    ) +
    rect(352, 620, 120, 34, inks.straw, 'transform="rotate(-8 410 636)"') +
    rect(1128, 620, 120, 34, inks.straw, 'transform="rotate(8 1190 636)"') +
    times(4, (i) => swag(364 + i * 218)) +
    person(720, 778, 178, { coat: '#2a1020', legs: '#2a1020', head: inks.pink, arms: 'point' }) +
    person(890, 780, 172, { coat: inks.red, legs: '#8f2a28', head: inks.rust, long: true, arms: 'up' }) +
    oval(800, 780, 330, 30, 'url(#spot)') +
    rect(280, 778, 1040, 40, '#8a4f22') +
    rect(280, 778, 1040, 9, inks.straw) +
    times(17, (i) => path(`M${326 + i * 58} 806a22 22 0 0 1 44 0z`, '#ffe6a0')) +
    box(50, 400, false) +
    box(50, 680, false) +
    box(1550, 400, true) +
    box(1550, 680, true) +
    lantern +
    heads(4, -20, 1640, 850, 30, ['#521c2b', '#47182a']) +
    heads(8, -40, 1660, 912, 40, ['#3a1424', '#42172a']) +
    heads(15, -30, 1660, 990, 54, ['#220c1a', '#2a1020']);
  return picture('#2a1020', body, 9, 0.2);
}
