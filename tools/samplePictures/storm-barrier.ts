import { gull } from './figures.ts';
import {
  at,
  disc,
  fade,
  glow,
  group,
  inks,
  line,
  n,
  path,
  pick,
  picture,
  poly,
  random,
  rect,
  times,
} from './kit.ts';
import { gouges, ridge } from './shapes.ts';

/** The barrier shut in a gale, rows of towers, the sea over the gates. */
export function stormBarrier(): string {
  const next = random(13);
  const tower = (x: number, y: number, s: number, lit: boolean): string =>
    at(
      x,
      y,
      path('M-70 60L-60 -330H60L70 60z', '#c7cdc4') +
        path('M14 60V-330H60L70 60z', '#8c9a9c') +
        path('M-84 -330H84L64 -400H-64z', '#31505e') +
        path('M-40 -400Q-36 -470 0 -476Q36 -470 40 -400z', '#31505e') +
        rect(-34, -384, 68, 34, '#f5d68a') +
        disc(0, -490, 16, lit ? inks.red : '#f5d68a') +
        (lit ? disc(0, -490, 130, 'url(#lamp)') : '') +
        times(3, (i) => rect(-30, -290 + i * 84, 18, 40, '#31505e')) +
        rect(-72, -190, 144, 20, inks.red),
      s,
    );
  const gate = (x0: number, y0: number, s0: number, x1: number, y1: number, s1: number): string =>
    poly([x0, y0 - 180 * s0, x1, y1 - 180 * s1, x1, y1 + 60 * s1, x0, y0 + 60 * s0], '#3f6672') +
    times(6, (i) => {
      const t = i / 6;
      const x = x0 + (x1 - x0) * t;
      const y = y0 + (y1 - y0) * t;
      const s = s0 + (s1 - s0) * t;
      return line(x, y - 180 * s, x, y + 60 * s, '#24434f', 12 * s);
    }) +
    poly([x0, y0 - 196 * s0, x1, y1 - 196 * s1, x1, y1 - 170 * s1, x0, y0 - 170 * s0], '#c7cdc4') +
    poly([x0, y0 - 90 * s0, x1, y1 - 90 * s1, x1, y1 - 76 * s1, x0, y0 - 76 * s0], '#24434f');
  const spots = [
    [1330, 560, 0.34],
    [1150, 585, 0.48],
    [900, 626, 0.7],
    [560, 690, 1.02],
    [60, 800, 1.5],
  ] as const;
  const gates = spots
    .slice(1)
    .map((p, i) => {
      const q = pick(spots, i);
      return gate(q[0], q[1], q[2], p[0], p[1], p[2]);
    })
    .join('');
  const spray = (x: number, y: number, s: number): string =>
    at(
      x,
      y,
      [...Array(110).keys()]
        .map((i) => {
          const angle = -150 + next() * 120;
          const long = (90 + next() * 240) * (1 - Math.abs(angle + 90) / 130);
          const thick = 5 + next() * 9;
          return group(
            path(
              `M0 0Q${n(long * 0.7)} ${n(-thick)} ${n(long)} 0Q${n(long * 0.7)} ${n(thick)} 0 0z`,
              i % 3 ? '#eef0e6' : '#a9c0bf',
            ),
            `transform="translate(${n((next() - 0.5) * 130)} 0) rotate(${n(angle)})"`,
          );
        })
        .join('') +
        times(34, () => disc((next() - 0.5) * 340, -90 - next() * 250, 2 + next() * 7, '#eef0e6')),
      s,
    );
  const wave = (y: number, amp: number, long: number, shift: number, fill: string, foam: string): string => {
    const d =
      `M-300 1100V${y}` +
      times(
        16,
        (i) =>
          `c${long * 0.3} ${-amp * 0.2} ${long * 0.46} ${-amp} ${long * 0.72} ` +
          `${-amp - ((i + shift) % 3) * 8}` +
          `c${-long * 0.1} ${amp * 0.3} ${long * 0.02} ${amp * 0.8} ${long * 0.28} ` +
          `${amp + ((i + shift) % 3) * 8}`,
      ) +
      'V1200H-300z';
    return (
      path(d, foam) +
      path(d, fill, `transform="translate(${n(-amp * 0.05)} ${n(amp * 0.15)})"`) +
      path(d, foam, `transform="translate(${n(-amp * 0.3)} ${n(amp * 0.62)})" opacity="0.25"`) +
      path(d, fill, `transform="translate(${n(-amp * 0.34)} ${n(amp * 0.7)})"`)
    );
  };
  const body =
    `<defs>${fade('sky', [
      [0, '#1c2f3d'],
      [0.7, '#5f7d84'],
      [1, '#a9b7a8'],
    ])}${glow('lamp', [
      [0, inks.red, 0.8],
      [1, inks.red, 0],
    ])}</defs>` +
    rect(0, 0, 1600, 700, 'url(#sky)') +
    times(6, (i) =>
      path(
        `M${-160 + i * 300} ${60 + ((i * 71) % 230)}q110 -90 250 -40q130 -60 260 30q60 60 -60 70` +
          'q-220 40 -400 0q-110 -10 -50 -60z',
        i % 2 ? '#172733' : '#2d4553',
        'opacity="0.75"',
      ),
    ) +
    poly([1500, 430, -40, 120, -40, 330], '#f5d68a', 'opacity="0.2"') +
    ridge(12, 560, 12, '#4c6a72', 640) +
    at(
      1500,
      560,
      path('M-22 0L-14 -120H14L22 0z', '#c7cdc4') +
        rect(-18, -70, 36, 26, inks.red) +
        rect(-16, -146, 32, 26, '#f5d68a') +
        path('M-20 -146L0 -172L20 -146z', '#24434f'),
    ) +
    wave(600, 26, 150, 1, '#3c6f73', '#cfd8cc') +
    gates +
    spots.map((p, i) => tower(p[0], p[1], p[2], i === 3)).join('') +
    spray(1030, 600, 0.55) +
    spray(735, 650, 0.9) +
    spray(300, 720, 1.5) +
    wave(820, 70, 330, 0, '#2f6468', '#dfe6da') +
    wave(900, 104, 420, 1, '#1f4c54', '#eef0e6') +
    wave(1030, 120, 520, 2, '#12333f', '#eef0e6') +
    gouges(71, {
      x: -40,
      y: 800,
      w: 1680,
      h: 260,
      count: 70,
      fill: '#8fb0aa',
      long: [60, 200],
      thick: 7,
      turn: -8,
      opacity: 0.6,
    }) +
    gouges(72, {
      x: -60,
      y: -60,
      w: 1720,
      h: 1100,
      count: 190,
      fill: '#dfe6da',
      long: [50, 130],
      thick: 2.4,
      turn: 112,
      opacity: 0.5,
    }) +
    gull(1180, 250, 50, '#dfe6da', -24) +
    gull(1290, 330, 32, '#dfe6da', -18);
  return picture('#5f7d84', body, 23);
}
