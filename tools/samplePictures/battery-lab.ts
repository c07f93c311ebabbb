import { houses } from './buildings.ts';
import { at, disc, fade, glow, inks, oval, path, pick, picture, rect, stroke, times } from './kit.ts';

/** Late at the Polytechnic: a glove box glows, cells stand in rows. */
export function batteryLab(): string {
  const teal = '#123a4a';
  const cell = (x: number, y: number, s: number, i: number): string =>
    at(
      x,
      y,
      rect(-34, -120, 68, 130, pick([inks.sea, inks.sea, inks.red, '#5aa79a'], i)) +
        rect(12, -120, 22, 130, '#0b2a3a', 'opacity="0.35"') +
        oval(0, 10, 34, 11, '#1d5a62') +
        oval(0, -120, 34, 12, '#cfe0d2') +
        oval(0, -124, 14, 5, '#8aa59c') +
        rect(-34, -70, 68, 16, inks.straw),
      s,
    );
  const hood =
    rect(430, 300, 740, 380, '#0b2433') +
    path('M470 340H1130L1100 640H500z', 'url(#inside)') +
    path('M520 350H690L600 640H530z', '#ffffff', 'opacity="0.16"') +
    times(4, (i) =>
      rect(620 + i * 96, 560 - (i % 2) * 40, 64, 80 + (i % 2) * 40, '#a8562c', 'opacity="0.7"'),
    ) +
    at(
      0,
      -88,
      oval(800, 536, 96, 96, '#fff6d0', 'opacity="0.5"') +
        rect(760, 470, 80, 130, '#fffbe8') +
        rect(784, 452, 32, 20, '#fffbe8') +
        path('M806 486L772 544H798L790 588L830 524H802z', inks.red),
    ) +
    rect(430, 640, 740, 50, '#1c5263') +
    [620, 980]
      .map((x) => disc(x, 600, 64, '#0b2433') + disc(x, 600, 50, '#d8963a') + disc(x, 600, 38, '#7c3f24'))
      .join('') +
    times(6, (i) => disc(470 + i * 30, 666, 8, i % 3 === 1 ? inks.red : '#8fd0b4')) +
    rect(1190, 380, 130, 310, '#1c5263') +
    rect(1206, 400, 98, 80, '#0b2433') +
    stroke('M1212 460L1230 440L1246 452L1264 414L1280 430L1298 412', '#8fd0b4', 5) +
    times(3, (i) => rect(1212, 510 + i * 46, 86, 26, '#123a4a'));
  const scientist = at(
    800,
    1000,
    stroke('M-120 -190Q-230 -240 -180 -372', '#eef0e4', 76, 'stroke-linecap="round"') +
      stroke('M120 -190Q230 -240 180 -372', '#d3dcd2', 76, 'stroke-linecap="round"') +
      disc(-180, -396, 42, inks.night) +
      disc(180, -396, 42, inks.night) +
      path('M-170 120Q-180 -170 -110 -240Q-60 -270 0 -270Q60 -270 110 -240Q180 -170 170 120z', '#eef0e4') +
      path('M0 -270Q60 -270 110 -240Q180 -170 170 120H30z', '#d3dcd2') +
      stroke('M0 -160V120M-70 -40H70', '#a8bcb8', 7) +
      rect(-34, -316, 68, 64, '#b97552') +
      disc(0, -362, 76, '#b97552') +
      path('M-82 -340Q-96 -460 0 -464Q96 -460 82 -340Q70 -310 0 -306Q-70 -310 -82 -340z', '#2a1a22') +
      disc(0, -470, 36, '#2a1a22') +
      stroke('M-80 -370H80', inks.red, 10),
    0.92,
  );
  const body =
    `<defs>${glow('inside', [
      [0, '#fff3c0'],
      [0.6, '#f2b755'],
      [1, '#d07a34'],
    ])}${glow('halo', [
      [0, '#f2b755', 0.55],
      [1, '#f2b755', 0],
    ])}${fade('night', [
      [0, '#0e1f3e'],
      [1, '#37587a'],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, teal) +
    rect(60, 60, 620, 210, 'url(#night)') +
    houses(5, {
      x: 60,
      end: 680,
      base: 270,
      tall: [30, 90],
      wide: [40, 70],
      walls: ['#0b1a33'],
      roofs: ['#0b1a33'],
      window: inks.straw,
      lit: 0.4,
    }) +
    disc(590, 112, 26, inks.paper) +
    stroke('M60 60H680V270H60zM270 60V270M480 60V270', '#1c5263', 13) +
    times(
      2,
      (r) =>
        rect(780, 120 + r * 110, 740, 14, '#1c5263') +
        times(13, (i) =>
          (i + r) % 5 === 4
            ? ''
            : i % 3
              ? rect(
                  800 + i * 54,
                  64 + r * 110 + (i % 2) * 14,
                  32,
                  56 - (i % 2) * 14,
                  pick(['#2b7a78', inks.ochre, '#8fd0b4', '#a23c38'], i + r),
                )
              : path(
                  `M${806 + i * 54} ${120 + r * 110}l-10 -8l14 -34v-18h14v18l14 34l-10 8z`,
                  pick(['#8fd0b4', '#e2a595', '#f2b755'], i / 3 + r),
                ),
        ),
    ) +
    disc(800, 500, 640, 'url(#halo)') +
    hood +
    rect(-20, 690, 1640, 30, '#8fb0a4') +
    rect(-20, 720, 1640, 400, '#0d2c3b') +
    times(5, (i) => rect(20 + i * 330, 760, 290, 340, '#103545')) +
    at(
      200,
      690,
      rect(-120, -30, 240, 30, '#1c5263') +
        rect(-16, -250, 26, 230, '#8fb0a4') +
        path('M-16 -250Q20 -290 80 -260L96 -210L50 -200z', '#8fb0a4') +
        rect(40, -210, 44, 90, '#0b2433', 'transform="rotate(14 60 -160)"') +
        rect(-10, -100, 130, 16, '#0b2433'),
    ) +
    at(
      1450,
      690,
      rect(-90, -160, 180, 160, '#0b2433') +
        rect(-74, -144, 148, 110, '#1c6a66') +
        times(5, (i) =>
          rect(
            -60 + i * 26,
            -60 - ((i * 17) % 60),
            16,
            16 + ((i * 17) % 60),
            i === 3 ? inks.straw : '#8fd0b4',
          ),
        ),
    ) +
    scientist +
    rect(-20, 985, 1640, 110, '#8a5a38') +
    rect(-20, 985, 1640, 12, '#c78a52') +
    times(6, (i) => cell(90 + i * 88, 1000, 0.95, i)) +
    times(6, (i) => cell(40 + i * 104, 1052, 1.2, i + 2)) +
    times(6, (i) => cell(1090 + i * 88, 1000, 0.95, i + 1)) +
    times(6, (i) => cell(1060 + i * 104, 1052, 1.2, i + 3));
  return picture(teal, body, 24, 0.18);
}
