import { person } from './figures.ts';
import {
  at,
  clip,
  disc,
  fade,
  group,
  inks,
  line,
  n,
  oval,
  path,
  pick,
  picture,
  poly,
  random,
  rect,
  stroke,
  times,
} from './kit.ts';

/** Sunday light falls through the tall windows of the reading room. */
export function library(): string {
  const next = random(77);
  const spines = [inks.red, inks.ochre, inks.teal, inks.brick, inks.bone, inks.deep, inks.rust, inks.sea];
  const bay = (x0: number, x1: number, depth0: number, depth1: number): string => {
    const top = (t: number): number => 470 - 560 * t;
    const foot = (t: number): number => 640 + 330 * t;
    const mid = (t: number, f: number): number => top(t) + (foot(t) - top(t)) * f;
    return (
      poly([x0, top(depth0), x1, top(depth1), x1, foot(depth1), x0, foot(depth0)], '#2b1d22') +
      times(6, (r) =>
        times(13, (i) => {
          const fill = pick(spines, next() * 8);
          const low = 0.16 * (next() * 0.25);
          const a = i / 13 + 0.008;
          const b = (i + 1) / 13 - 0.008;
          const side = (t: number, f: number): string =>
            `${n(x0 + (x1 - x0) * t)} ${n(mid(depth0 + (depth1 - depth0) * t, f))}`;
          const f0 = r / 6 + 0.018 + low;
          const f1 = (r + 1) / 6 - 0.008;
          return i === 12 || i === 0
            ? ''
            : path(`M${side(a, f0)}L${side(b, f0)}L${side(b, f1)}L${side(a, f1)}z`, fill);
        }),
      )
    );
  };
  const arch = (x: number, w: number, top: number, foot: number, fill: string): string =>
    path(`M${x - w} ${foot}V${top + w}A${w} ${w} 0 0 1 ${x + w} ${top + w}V${foot}z`, fill);
  const windows = [630, 800, 970]
    .map(
      (x) =>
        arch(x, 66, 90, 560, '#5b3a33') +
        arch(x, 56, 102, 552, 'url(#light)') +
        stroke(
          `M${x} 102V552M${x - 56} 250H${x + 56}M${x - 56} 350H${x + 56}M${x - 56} 450H${x + 56}`,
          '#5b3a33',
          7,
        ),
    )
    .join('');
  const beams = [630, 800, 970]
    .map((x) => poly([x - 50, 170, x + 50, 170, x - 190, 1067, x - 470, 1067], '#fbe6ae', 'opacity="0.2"'))
    .join('');
  const table = (x: number, y: number, s: number): string =>
    at(
      x,
      y,
      poly([-330, 0, 330, 0, 380, 60, -380, 60], inks.rust) +
        rect(-380, 60, 760, 22, '#5b2a20') +
        rect(-340, 80, 34, 170, '#4a2420') +
        rect(306, 80, 34, 170, '#4a2420') +
        [-170, 170]
          .map(
            (lx) =>
              line(lx, 20, lx, -84, inks.straw, 9) +
              path(`M${lx - 66} -70Q${lx - 60} -122 ${lx} -124Q${lx + 60} -122 ${lx + 66} -70z`, inks.sea) +
              oval(lx, 22, 34, 9, inks.straw) +
              poly([lx - 60, -70, lx + 60, -70, lx + 130, 40, lx - 130, 40], '#fbe6ae', 'opacity="0.35"'),
          )
          .join('') +
        poly([-40, 20, 0, 30, 0, 48, -60, 38], inks.paper) +
        poly([40, 20, 0, 30, 0, 48, 60, 38], inks.bone) +
        times(3, (i) => rect(230 - i * 4, 10 - i * 15, 90, 15, pick(spines, i + 1))),
      s,
    );
  const reader = (x: number, y: number, s: number, coat: string, hair: string, mirror = false): string =>
    at(
      x,
      y,
      path('M-92 200Q-100 20 -56 -14Q0 -40 50 -10Q100 30 96 200z', coat) +
        path('M50 0Q120 70 150 110L120 140Q60 110 20 60z', coat) +
        rect(-18, -56, 40, 50, inks.pink) +
        disc(14, -84, 50, inks.pink) +
        path('M-40 -60Q-60 -146 14 -146Q64 -146 64 -104Q20 -116 0 -92Q-6 -50 -30 -44z', hair),
      s,
      0,
      mirror,
    );
  const body =
    `<defs>${fade('light', [
      [0, '#fff3cf'],
      [1, '#f2c777'],
    ])}${fade('wall', [
      [0, '#a8562c'],
      [1, '#d8963a'],
    ])}${clip('room', '<rect width="1600" height="1067"/>')}</defs>` +
    rect(0, 0, 1600, 1067, '#7c3f2a') +
    rect(500, 0, 600, 660, 'url(#wall)') +
    path('M500 40Q800 -110 1100 40V-20H500z', '#5b3a33') +
    windows +
    rect(500, 590, 600, 60, '#7c3f2a') +
    poly([500, 640, 1100, 640, 1800, 1067, -200, 1067], '#4a2a2a') +
    times(9, (i) =>
      poly([520 + i * 65, 640, 540 + i * 65, 640, -60 + i * 205, 1067, -160 + i * 205, 1067], '#5e3430'),
    ) +
    group(
      bay(500, 330, 0, 0.3) +
        bay(310, 60, 0.34, 0.8) +
        bay(34, -260, 0.85, 1.4) +
        bay(1100, 1270, 0, 0.3) +
        bay(1290, 1540, 0.34, 0.8) +
        bay(1566, 1860, 0.85, 1.4),
      'clip-path="url(#room)"',
    ) +
    poly([300, 330, 336, 330, 240, 1000, 200, 1000], inks.straw) +
    times(9, (i) => rect(213 + i * 10, 940 - i * 66, 62, 9, inks.straw)) +
    poly([372, 330, 380, 330, 300, 1000, 270, 1000], inks.straw) +
    person(318, 640, 240, { coat: inks.teal, legs: '#2b1d22', head: inks.pink, arms: 'up', long: true }) +
    table(800, 680, 0.52) +
    reader(668, 642, 0.52, inks.deep, '#2b1d22') +
    reader(930, 642, 0.52, inks.red, inks.rust, true) +
    beams +
    person(1180, 860, 270, {
      coat: inks.brick,
      legs: '#2b1d22',
      head: inks.pink,
      stride: true,
      arms: 'carry',
      mirror: true,
    }) +
    person(1262, 868, 170, {
      coat: inks.straw,
      legs: '#2b1d22',
      head: inks.rust,
      stride: true,
      mirror: true,
    }) +
    reader(420, 830, 1.15, inks.ink, inks.rust) +
    reader(1150, 850, 1.15, inks.ochre, '#2b1d22', true) +
    table(790, 890, 1.25);
  return picture('#7c3f2a', body, 6);
}
