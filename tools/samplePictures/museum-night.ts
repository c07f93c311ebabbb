import { lamp } from './buildings.ts';
import { person } from './figures.ts';
import { at, disc, fade, glow, inks, path, pick, picture, poly, random, rect, stroke, times } from './kit.ts';
import { gouges } from './shapes.ts';

/** A whale's bones in the lit hall; people queue with lanterns. */
export function museumNight(): string {
  const next = random(5);
  const stars = times(90, () =>
    disc(next() * 1600, next() * 420, 0.8 + next() * 2.2, inks.paper, 'opacity="0.8"'),
  );
  const whale = at(
    768,
    424,
    path('M-440 8Q-380 -64 -250 -50L-190 -30L-196 10Q-330 30 -440 26z', inks.paper) +
      path('M-436 34Q-330 60 -200 24L-196 40Q-320 84 -436 46z', inks.paper) +
      disc(-232, -18, 13, '#8a4f22') +
      stroke('M-190 -16Q60 -60 300 -10T520 -40', inks.paper, 13, 'stroke-dasharray="20 6"') +
      times(11, (i) =>
        stroke(
          `M${-150 + i * 34} ${-26 - Math.sin(i / 3) * 6}` +
            `q30 ${60 + Math.sin(i / 3.2) * 60} -14 ${96 + Math.sin(i / 3.2) * 70}`,
          inks.paper,
          9,
          'stroke-linecap="round"',
        ),
      ) +
      path('M500 -40L590 -92L568 -36L600 10z', inks.paper) +
      stroke('M-150 40Q-120 110 -60 150M-120 40Q-90 100 -40 130', inks.paper, 10),
    0.82,
  );
  const hall =
    rect(330, 250, 1000, 480, 'url(#hall)') +
    path('M330 640Q470 610 560 640T800 630T1060 640T1330 626V730H330z', '#a8562c') +
    stroke('M560 250V400M1080 250V400', '#8a4f22', 4) +
    whale +
    times(7, (i) =>
      person(420 + i * 136, 728, 118 + (i % 3) * 12, {
        coat: '#5b2f22',
        legs: '#5b2f22',
        head: '#5b2f22',
        arms: i % 3 === 1 ? 'point' : 'down',
        long: i % 2 === 0,
      }),
    ) +
    rect(590, 660, 120, 70, '#7c3f24') +
    path('M600 660q50 -40 100 0z', '#5b2f22');
  const columns = times(
    7,
    (i) =>
      rect(314 + i * 168, 250, 26, 480, '#22405c') +
      rect(330 + i * 168, 250, 10, 480, '#0f2238') +
      rect(304 + i * 168, 250, 46, 18, '#2f5574'),
  );
  const body =
    `<defs>${fade('sky', [
      [0, '#0a1430'],
      [1, '#2a4a78'],
    ])}${fade('hall', [
      [0, '#f8dc94'],
      [1, '#e09a3c'],
    ])}${glow('moon', [
      [0, '#f3e8d3', 0.5],
      [1, '#f3e8d3', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 800, 'url(#sky)') +
    stars +
    disc(1480, 150, 230, 'url(#moon)') +
    disc(1480, 150, 66, inks.paper) +
    disc(1456, 140, 60, '#1a2d55', 'opacity="0.18"') +
    path('M0 620Q100 560 200 600T330 590V740H0zM1330 600Q1440 550 1600 590V740H1330z', '#13233f') +
    times(9, (i) => rect(16 + (i % 4) * 72, 630 + Math.floor(i / 4) * 34, 12, 16, inks.straw)) +
    times(7, (i) => rect(1356 + (i % 4) * 62, 640 + Math.floor(i / 4) * 34, 12, 16, inks.straw)) +
    rect(290, 230, 1080, 510, '#132a46') +
    hall +
    columns +
    rect(280, 206, 1100, 50, '#2f5574') +
    poly([270, 206, 830, 66, 1390, 206], '#22405c') +
    poly([350, 194, 830, 84, 1310, 194], '#132a46') +
    at(
      830,
      152,
      stroke('M0 -36V32M-30 4Q0 44 30 4M-18 -16H18', inks.straw, 9) +
        disc(0, -42, 9, '#132a46', `stroke="${inks.straw}" stroke-width="6"`),
    ) +
    times(4, (i) => rect(270 - i * 26, 730 + i * 18, 1120 + i * 52, 20, pick(['#3b6282', '#2f5574'], i))) +
    rect(0, 800, 1600, 280, '#0f1f3a') +
    times(6, (i) =>
      poly(
        [356 + i * 168, 800, 470 + i * 168, 800, 160 + i * 246, 1067, -40 + i * 246, 1067],
        '#e09a3c',
        'opacity="0.34"',
      ),
    ) +
    gouges(8, {
      x: 0,
      y: 806,
      w: 1600,
      h: 260,
      count: 60,
      fill: '#0a1430',
      long: [60, 200],
      thick: 5,
      recede: true,
    }) +
    lamp(120, 900, 380, '#0a1430', inks.straw) +
    lamp(1490, 900, 380, '#0a1430', inks.straw) +
    times(11, (i) => {
      const x = 96 + i * 138;
      const h = i % 4 === 2 ? 150 : 216 + ((i * 31) % 36);
      return (
        disc(x + h * 0.25, 1000 - h * 0.42, h * 0.36, '#f8c860', 'opacity="0.18"') +
        person(x, 1010 + (i % 2) * 20, h, {
          coat: pick(['#0c1730', '#7c2d3a', '#0c1730', '#1d4d5c'], i),
          legs: '#070e20',
          head: '#c98f6a',
          long: i % 2 === 0,
          arms: 'carry',
          stride: i % 3 === 0,
          ...(i % 3 === 1 ? { hat: '#070e20' } : {}),
        }) +
        rect(x + h * 0.2, 1000 - h * 0.5, h * 0.1, h * 0.15, '#ffe9a8') +
        rect(x + h * 0.19, 1000 - h * 0.52, h * 0.12, h * 0.03, '#070e20')
      );
    });
  return picture('#0a1430', body, 10, 0.2);
}
