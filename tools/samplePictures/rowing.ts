import { at, disc, fade, inks, line, oval, path, pick, picture, poly, rect, stroke, times } from './kit.ts';
import { gouges } from './shapes.ts';

const eight = (shirt: string, hull: string, blade: string, reach: number): string =>
  times(8, (i) => {
    const x = -350 + i * 92;
    const side = i % 2 ? 1 : -1;
    const tip = x + reach;
    return (
      line(x + 10, side * 12, tip, side * 190, '#f3e8d3', 6) +
      poly([tip - 12, side * 172, tip + 16, side * 172, tip + 22, side * 232, tip - 6, side * 232], blade) +
      path(
        `M${tip - 40} ${side * 236}q34 ${side * 16} 74 0q-36 ${side * 30} -74 0z`,
        '#f3e8d3',
        'opacity="0.75"',
      )
    );
  }) +
  path('M-560 0Q-420 -34 0 -34T560 0Q420 34 0 34T-560 0z', hull) +
  path('M-480 0Q-380 -18 0 -18T480 0Q380 18 0 18T-480 0z', inks.bone) +
  path('M-560 0Q-420 -34 0 -34T560 0Q380 -16 0 -18T-480 -2z', '#f3e8d3', 'opacity="0.45"') +
  times(8, (i) => {
    const x = -350 + i * 92;
    const side = i % 2 ? 1 : -1;
    return (
      stroke(
        `M${x - 18} ${-side * 14}L${x + 26} ${side * 20}M${x - 14} ${side * 16}` + `L${x + 34} ${side * 34}`,
        '#c98a66',
        13,
        'stroke-linecap="round"',
      ) +
      oval(x - 16, 0, 22, 30, shirt) +
      disc(x - 4, 0, 15, i % 3 ? inks.ink : inks.rust) +
      rect(x + 34, -9, 26, 18, inks.ink)
    );
  }) +
  oval(414, 0, 20, 24, inks.ink) +
  disc(410, 0, 15, inks.red);

/** Two eights in the wind, seen straight from above. */
export function rowing(): string {
  const lanes = times(9, (i) =>
    times(40, (k) => disc(-540 + k * 66, -660 + i * 440, 7, (k + i) % 4 ? inks.paper : inks.red)),
  );
  const body =
    `<defs>${fade('w', [
      [0, '#2f7f86'],
      [1, '#174a5c'],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#w)') +
    at(
      800,
      520,
      gouges(21, {
        x: -1100,
        y: -900,
        w: 2200,
        h: 1800,
        count: 240,
        fill: '#4fa09c',
        long: [80, 260],
        thick: 11,
        turn: 62,
      }) +
        gouges(22, {
          x: -1100,
          y: -900,
          w: 2200,
          h: 1800,
          count: 150,
          fill: '#123d4e',
          long: [90, 280],
          thick: 12,
          turn: 62,
        }) +
        gouges(23, {
          x: -1100,
          y: -900,
          w: 2200,
          h: 1800,
          count: 60,
          fill: inks.paper,
          long: [40, 120],
          thick: 8,
          turn: 62,
          opacity: 0.85,
        }) +
        at(-800, 0, lanes) +
        at(
          30,
          40,
          path('M-560 40Q-420 76 0 76T560 40L500 70Q300 100 0 104T-500 70z', '#0d3040', 'opacity="0.7"'),
        ) +
        at(
          -170,
          390,
          path('M-560 40Q-420 76 0 76T560 40Q300 110 0 104T-560 40z', '#0d3040', 'opacity="0.7"'),
        ) +
        path('M-560 -6Q-800 -40 -1100 -30V50Q-800 30 -560 6z', inks.paper, 'opacity="0.35"') +
        at(30, 0, eight(inks.red, inks.ochre, inks.red, -56)) +
        at(-230, 465, eight('#f3e8d3', inks.ink, inks.straw, 60), 1) +
        at(330, -465, eight(inks.straw, inks.brick, inks.straw, 10), 1),
      1,
      -24,
    ) +
    path('M-20 -20H330Q250 70 190 150T60 250T-20 330z', '#8d8a4e') +
    path('M-20 -20H290Q220 60 160 120T40 210T-20 270z', '#6f7a45') +
    times(9, (i) =>
      disc(20 + ((i * 83) % 220), 10 + ((i * 57) % 150), 34, pick([inks.moss, inks.teal, '#56683f'], i)),
    ) +
    path('M1620 1090V800Q1540 820 1500 890T1380 1000T1340 1090z', inks.bone) +
    times(
      6,
      (i) =>
        disc(
          1450 + (i % 3) * 52,
          1010 + Math.floor(i / 3) * 50 - (i % 3) * 34,
          18,
          pick([inks.red, inks.ink, inks.ochre, inks.plum], i),
        ) +
        disc(
          1450 + (i % 3) * 52,
          1010 + Math.floor(i / 3) * 50 - (i % 3) * 34,
          9,
          pick([inks.night, inks.rust], i),
        ),
    );
  return picture('#2f7f86', body, 12);
}
