/** People, gulls and fish that several pictures use. */

import { at, disc, n, path, pick, random, rect, stroke, times } from './kit.ts';

/** A gull in flight; s is half its span. */
export const gull = (x: number, y: number, s: number, fill: string, turn = 0): string =>
  at(
    x,
    y,
    path(
      'M-100 -8C-70 -46 -34 -36 0 2C30 -38 72 -52 100 -22C70 -30 40 -14 14 16C6 24 -8 24 -14 16' +
        'C-36 -12 -66 -18 -100 -8z',
      fill,
    ),
    s / 100,
    turn,
  );

export interface Figure {
  readonly coat: string;
  readonly legs: string;
  readonly head: string;
  readonly hat?: string;
  readonly arms?: 'down' | 'up' | 'carry' | 'point' | 'pockets';
  readonly stride?: boolean;
  readonly long?: boolean;
  readonly mirror?: boolean;
}

/** A standing figure of height h with its feet at (x, y). */
export function person(x: number, y: number, h: number, o: Figure): string {
  const round = 'stroke-linecap="round" stroke-linejoin="round"';
  const legs =
    o.stride === true
      ? stroke('M-3 -46L-12 -22L-20 -2M3 -46L13 -24L16 -2', o.legs, 9, round)
      : stroke('M-5 -46L-6 -2M5 -46L7 -2', o.legs, 9.5, round);
  const hem = o.long === true ? -22 : -40;
  const body = path(
    `M-6 -84Q-15 -82 -16 -74L-15 ${hem + 2}Q0 ${hem + 7} 15 ${hem + 2}L16 -74Q15 -82 6 -84z`,
    o.coat,
  );
  const arms = {
    down: 'M-14 -76L-19 -58L-17 -42M14 -76L19 -58L17 -42',
    up: 'M-13 -76L-24 -92L-26 -110M13 -76L24 -92L27 -110',
    carry: 'M-11 -75L-6 -58L20 -56M13 -75L16 -60L24 -56',
    point: 'M-14 -76L-19 -58L-16 -44M12 -76L28 -72L44 -78',
    pockets: 'M-13 -76L-21 -58L-12 -46M13 -76L21 -58L12 -46',
  }[o.arms ?? 'down'];
  const hat =
    o.hat === undefined
      ? path('M-8.5 -92A8.6 8.6 0 0 1 8.5 -93Q2 -97 -2 -91Q-5 -88 -7 -86z', o.legs)
      : path('M-9 -93A9 9.5 0 0 1 9 -93z', o.hat) + rect(-10, -94, 20, 3.4, o.hat);
  return at(
    x,
    y,
    legs + body + stroke(arms, o.coat, 7.5, round) + disc(0, -92, 8, o.head) + hat,
    h / 101,
    0,
    o.mirror,
  );
}

/** A crowd seen from behind: rounded heads and shoulders from x to end, heads about r wide. */
export function heads(
  seed: number,
  x: number,
  end: number,
  y: number,
  r: number,
  fills: readonly string[],
): string {
  const next = random(seed);
  return times(Math.ceil((end - x) / (r * 2.5)), (i) => {
    const cx = x + i * r * 2.5 + (next() - 0.5) * r;
    const cy = y + (next() - 0.5) * r * 0.9;
    const fill = pick(fills, next() * fills.length);
    return (
      disc(cx, cy, r * 0.72, fill) +
      path(
        `M${n(cx - r * 1.5)} ${n(cy + r * 3)}` +
          `Q${n(cx - r * 1.5)} ${n(cy + r * 0.9)} ${n(cx)} ${n(cy + r * 0.75)}` +
          `Q${n(cx + r * 1.5)} ${n(cy + r * 0.9)} ${n(cx + r * 1.5)} ${n(cy + r * 3)}z`,
        fill,
      )
    );
  });
}

/** A shoal of count small fish, five to a row, the first at (x, y). */
export const shoal = (x: number, y: number, count: number, s: number, fill: string): string =>
  times(count, (i) =>
    at(
      x + (i % 5) * 62 * s + ((i * 37) % 30),
      y + Math.floor(i / 5) * 44 * s + ((i * 53) % 22),
      path('M-30 0Q0 -18 26 0Q0 18 -30 0L-44 -11V11z', fill),
      s,
    ),
  );
