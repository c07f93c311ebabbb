import { houses } from './buildings.ts';
import { gull } from './figures.ts';
import { at, disc, fade, inks, oval, path, picture, poly, random, rect, stroke, times } from './kit.ts';
import { ridge, shimmer, steam } from './shapes.ts';

/** Soup on a checked cloth, the harbour outside. */
export function bowlOfSoup(): string {
  const next = random(3);
  const table =
    rect(0, 640, 1600, 440, '#f3e3c8') +
    times(22, (i) =>
      poly(
        [
          800 + (i - 11) * 92,
          640,
          800 + (i - 10.5) * 92,
          640,
          800 + (i - 10.5) * 190,
          1090,
          800 + (i - 11) * 190,
          1090,
        ],
        inks.red,
        'opacity="0.55"',
      ),
    ) +
    times(5, (i) => {
      const y = 650 + i * i * 15 + i * 26;
      return rect(0, y, 1600, 16 + i * 9, inks.red, 'opacity="0.55"');
    });
  const bowl = at(
    800,
    730,
    oval(20, 226, 330, 44, '#4a1f24', 'opacity="0.45"') +
      path('M-400 -20Q-380 200 -160 226H160Q380 200 400 -20z', '#24556b') +
      path('M120 226H160Q380 200 400 -20Q300 130 120 226z', '#173d52') +
      rect(-150, 214, 300, 28, '#173d52', 'rx="12"') +
      stroke('M-380 60Q-200 150 0 152T380 60', inks.paper, 9) +
      times(13, (i) =>
        path(
          `M${-312 + i * 50} ${92 + Math.sin((i / 12) * Math.PI) * 66}q12 -24 24 0q12 24 24 0`,
          'none',
          `stroke="${inks.paper}" stroke-width="7"`,
        ),
      ) +
      oval(0, -24, 404, 128, inks.paper) +
      oval(0, -16, 372, 108, '#173d52') +
      oval(0, -6, 356, 96, '#e0953a') +
      oval(-20, -12, 310, 74, '#eeb054') +
      times(26, () => {
        const a = next() * 6.28;
        const r = Math.sqrt(next());
        return disc(Math.cos(a) * r * 300, -8 + Math.sin(a) * r * 72, 5 + next() * 9, '#f6cf7c');
      }) +
      at(
        -150,
        -30,
        path('M-80 10Q-60 -40 20 -36Q90 -24 84 10Q40 36 -20 34Q-70 34 -80 10z', '#fbf1de') +
          stroke('M-50 0Q0 -22 60 -4M-44 16Q10 0 66 12', '#e3c9a6', 6),
      ) +
      at(
        90,
        20,
        path('M-70 6Q-50 -36 20 -30Q74 -20 70 10Q30 32 -20 30Q-60 30 -70 6z', '#fbf1de') +
          stroke('M-40 0Q6 -18 52 0', '#e3c9a6', 6),
      ) +
      [
        [-20, -60, -20],
        [190, -40, 24],
        [-230, 30, 10],
      ]
        .map(([x = 0, y = 0, turn = 0]) =>
          at(
            x,
            y,
            path('M-60 8Q-40 -46 30 -40Q74 -20 66 12Q20 44 -60 8z', inks.ink) +
              path('M-40 8Q-24 -26 24 -24Q52 -12 46 8Q10 26 -40 8z', '#d9763a') +
              stroke('M-52 4Q-30 -38 30 -34', inks.slate, 5),
            1,
            turn,
          ),
        )
        .join('') +
      times(9, (i) =>
        at(
          -250 + i * 62,
          -8 + ((i * 47) % 70) - 36,
          path('M0 0Q14 -30 0 -46Q-16 -28 0 0Q26 -6 34 -26Q12 -24 0 0Q-26 -6 -34 -26Q-12 -24 0 0', '#5f8040'),
          0.75,
          (i * 67) % 180,
        ),
      ) +
      [
        [40, 44],
        [-90, 44],
        [250, 8],
      ]
        .map(([x = 0, y = 0]) => oval(x, y, 28, 15, '#d9582f') + oval(x, y - 3, 18, 8, '#ee8350'))
        .join(''),
  );
  const window =
    rect(120, -20, 1360, 560, '#8b4a2c') +
    rect(150, -20, 1300, 530, 'url(#out)') +
    disc(1180, 150, 60, '#fbeecb') +
    ridge(8, 300, 24, '#8fb1ae', 400).replace('<path', '<path clip-path="url(#pane)"') +
    houses(66, {
      x: 150,
      end: 620,
      base: 372,
      tall: [60, 120],
      wide: [44, 72],
      walls: [inks.pink, inks.bone, '#c98a62'],
      roofs: [inks.brick, '#6a4a52'],
      window: inks.deep,
    }) +
    rect(150, 366, 1300, 146, '#4f8c92') +
    shimmer(5, 1180, 374, 508, 70, 110, '#fbeecb', 0.85, 12) +
    shimmer(9, 460, 380, 500, 300, 260, '#a9cbc4', 0.5, 14) +
    at(
      930,
      420,
      path('M-180 -34H180Q172 8 140 16H-150Q-174 0 -180 -34z', inks.ink) +
        rect(-130, -84, 230, 50, inks.paper) +
        times(5, (i) => rect(-116 + i * 44, -72, 30, 20, inks.deep)) +
        rect(-184, -40, 366, 9, inks.red) +
        rect(20, -120, 60, 38, inks.paper),
    ) +
    rect(788, -20, 24, 540, '#8b4a2c') +
    rect(120, 500, 1360, 44, '#a8623a') +
    rect(90, 536, 1420, 26, '#6a3524');
  const body =
    `<defs><clipPath id="pane"><rect x="150" y="0" width="1300" height="512"/></clipPath>${fade('out', [
      [0, '#8fbcc0'],
      [1, '#f2dfb4'],
    ])}</defs>` +
    rect(0, 0, 1600, 660, '#d9a066') +
    rect(0, 560, 1600, 90, '#c08850') +
    window +
    path('M-20 -20H250Q230 240 110 380Q40 420 -20 420z', '#f3e8d3') +
    path('M1620 -20H1350Q1370 240 1490 380Q1560 420 1620 420z', '#f3e8d3') +
    times(4, (i) =>
      stroke(
        `M${40 + i * 54} -20Q${40 + i * 48} 200 ${10 + i * 20} 390M${1560 - i * 54} -20` +
          `Q${1560 - i * 48} 200 ${1590 - i * 20} 390`,
        '#d9c7a5',
        7,
      ),
    ) +
    table +
    at(
      250,
      800,
      oval(10, 60, 210, 36, '#4a1f24', 'opacity="0.4"') +
        path('M-200 50Q-220 -60 -110 -96Q0 -130 110 -90Q210 -50 190 50Q0 90 -200 50z', '#b8743a') +
        path('M-200 50Q-220 -60 -110 -96Q-150 0 -60 66Q-140 66 -200 50z', '#8b4a2c') +
        times(4, (i) => path(`M${-90 + i * 62} -70q34 10 30 60q-40 -14 -30 -60z`, '#f0d9a8')),
    ) +
    at(
      1370,
      760,
      path('M-70 -190H70Q90 -40 60 90H-60Q-90 -40 -70 -190z', '#dfe8dc', 'opacity="0.75"') +
        path('M-76 -60H76Q84 20 60 90H-60Q-84 20 -76 -60z', '#e9c25e') +
        oval(0, -190, 70, 16, '#f6f3e4') +
        oval(0, -60, 75, 15, '#f5dc8e'),
    ) +
    at(
      1290,
      960,
      path('M-90 0A90 90 0 0 1 90 0z', '#f0cf4f') +
        path('M-74 0A74 74 0 0 1 74 0z', '#fbf1c4') +
        stroke('M0 0V-70M0 0L-54 -44M0 0L54 -44', '#f0cf4f', 7),
      1,
      -14,
    ) +
    bowl +
    at(
      330,
      980,
      oval(-70, 0, 84, 40, '#c5cbc4') +
        oval(-70, -4, 62, 26, '#93a09f') +
        stroke('M10 -6Q150 -40 330 -10', '#c5cbc4', 20, 'stroke-linecap="round"'),
      1,
      -8,
    ) +
    steam(700, 640, 330, '#fffaf0', 24, 0.85) +
    steam(820, 610, 400, '#fffaf0', 28, 0.85) +
    steam(940, 650, 300, '#fffaf0', 22, 0.85) +
    gull(360, 170, 44, '#fffaf0', -6) +
    gull(520, 110, 30, '#fffaf0', 6);
  return picture('#d9a066', body, 26);
}
