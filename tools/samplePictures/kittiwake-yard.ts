import { houses, lattice } from './buildings.ts';
import { gull, person } from './figures.ts';
import { at, disc, fade, inks, line, oval, path, picture, poly, rect, stroke, times } from './kit.ts';
import { ridge } from './shapes.ts';

/** Morning at the old shipyard: saw-tooth halls, the gantry, kittiwakes. */
export function kittiwakeYard(): string {
  const bird = (x: number, y: number, s: number): string =>
    gull(x, y, s, '#fbf6ea', ((x * 7) % 20) - 10) +
    gull(x, y + s * 0.03, s * 0.4, '#b9c7c4', ((x * 7) % 20) - 10);
  const saw = times(
    6,
    (i) =>
      path(
        `M${250 + i * 190} 640V480L${250 + i * 190} 400L${440 + i * 190} 500V640z`,
        i % 2 ? '#2f7f7c' : '#358a85',
      ) +
      path(`M${250 + i * 190} 412L${300 + i * 190} 438V520H${250 + i * 190}z`, '#f5d98f') +
      stroke(`M${274 + i * 190} 424V520M${250 + i * 190} 470H${300 + i * 190}`, '#1d5358', 4),
  );
  const hall =
    saw +
    rect(250, 520, 1140, 330, '#27706f') +
    times(
      12,
      (i) =>
        rect(272 + i * 94, 560, 72, 190, i % 5 === 2 ? '#f5d98f' : '#8fc0b3') +
        stroke(
          `M${308 + i * 94} 560V750M${272 + i * 94} 622H${344 + i * 94}M${272 + i * 94} 686` +
            `H${344 + i * 94}`,
          '#1d5358',
          5,
        ),
    ) +
    rect(250, 520, 1140, 16, '#1d5358') +
    rect(250, 768, 1140, 90, '#1d5358') +
    times(5, (i) => rect(330 + i * 216, 772, 110, 84, i === 2 ? inks.red : '#14414a'));
  const gantry =
    lattice(80, 130, 1560, 130, 74, inks.red, 12) +
    rect(60, 120, 1520, 14, inks.red) +
    stroke('M150 210L70 860M150 210L230 860M112 540H190', inks.red, 24) +
    stroke('M1470 210L1410 860M1470 210L1540 860M1438 540H1510', inks.red, 24) +
    rect(860, 96, 150, 60, inks.brick) +
    rect(884, 206, 90, 70, inks.red) +
    rect(896, 218, 44, 36, '#fbf6ea') +
    stroke('M910 276V376M948 276V376', inks.brick, 5) +
    disc(929, 388, 19, inks.brick) +
    stroke('M929 404v20q0 22 -20 20', inks.brick, 8);
  const bike = (x: number, y: number, s: number, coat: string, mirror: boolean): string =>
    at(
      x,
      y,
      disc(-58, -36, 36, 'none', 'stroke="#10333c" stroke-width="6"') +
        disc(62, -36, 36, 'none', 'stroke="#10333c" stroke-width="6"') +
        stroke('M-58 -36L-20 -96L40 -96L62 -36M-20 -96L4 -36L-58 -36M4 -36L40 -96L34 -118', inks.red, 7) +
        stroke('M-22 -110L14 -70L0 -28', '#10333c', 15, 'stroke-linecap="round" stroke-linejoin="round"') +
        path('M-36 -104Q-34 -180 16 -196L34 -170L-4 -104z', coat) +
        stroke('M14 -176L24 -134L50 -122', coat, 14, 'stroke-linecap="round"') +
        disc(28, -216, 20, inks.pink) +
        path('M8 -216a21 21 0 0 1 42 -6z', '#10333c'),
      s,
      0,
      mirror,
    );
  const body =
    `<defs>${fade('sky', [
      [0, '#9fcabf'],
      [0.6, '#f3e6bd'],
      [1, '#f8efd2'],
    ])}</defs>` +
    rect(0, 0, 1600, 860, 'url(#sky)') +
    disc(1270, 330, 96, '#fbf6dc') +
    ridge(23, 600, 30, '#b9cfb0', 860) +
    houses(8, {
      x: -20,
      end: 260,
      base: 850,
      tall: [90, 150],
      wide: [50, 80],
      walls: ['#86aea3', '#7aa398'],
      roofs: ['#5d8f88'],
      window: '#f5d98f',
      lit: 0.4,
    }) +
    houses(9, {
      x: 1380,
      end: 1640,
      base: 850,
      tall: [90, 150],
      wide: [50, 80],
      walls: ['#86aea3', '#7aa398'],
      roofs: ['#5d8f88'],
      window: '#f5d98f',
      lit: 0.4,
    }) +
    hall +
    gantry +
    times(12, (i) =>
      i % 4 === 3
        ? ''
        : at(
            330 + i * 96,
            118,
            path('M-22 0Q-20 -30 6 -34Q14 -54 30 -46L42 -40L30 -36Q28 -4 8 0z', '#fbf6ea') +
              path('M-34 4Q-10 -34 14 -14Q4 4 -34 4z', '#7f9a9c'),
            0.8,
            0,
            i % 3 === 0,
          ),
    ) +
    rect(0, 848, 1600, 240, '#e4cf9c') +
    times(3, (r) => rect(0, 878 + r * 64, 1600, 6 + r * 3, '#c2a670')) +
    poly([560, 848, 1000, 848, 1160, 1090, 420, 1090], '#d3b87f') +
    line(640, 848, 520, 1090, '#7f7a58', 10) +
    line(920, 848, 1060, 1090, '#7f7a58', 10) +
    times(9, (i) =>
      poly(
        [40 + i * 190, 1067, 80 + i * 190, 1067, 230 + i * 190, 852, 214 + i * 190, 852],
        '#c2a670',
        'opacity="0.35"',
      ),
    ) +
    person(420, 920, 200, {
      coat: inks.ochre,
      legs: '#10333c',
      head: inks.rust,
      arms: 'carry',
      stride: true,
    }) +
    person(760, 900, 170, { coat: '#10333c', legs: '#10333c', head: inks.pink, long: true }) +
    person(830, 904, 176, { coat: inks.red, legs: '#10333c', head: inks.rust, arms: 'point', mirror: true }) +
    person(1120, 910, 190, {
      coat: '#27706f',
      legs: '#10333c',
      head: inks.pink,
      stride: true,
      mirror: true,
      hat: '#10333c',
    }) +
    bike(230, 1030, 1.25, '#27706f', false) +
    bike(1330, 1040, 1.35, inks.ochre, true) +
    at(650, 1030, oval(0, 6, 80, 8, '#c2a670')) +
    bird(560, 300, 64) +
    bird(700, 330, 44) +
    bird(1130, 360, 72) +
    bird(300, 330, 40) +
    bird(1240, 60, 50) +
    bird(440, 60, 40);
  return picture('#f3e6bd', body, 21);
}
