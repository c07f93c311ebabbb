/** Shapes that the pictures share: cut marks, water, hills, reeds and steam. */

import { at, n, path, random, stroke } from './kit.ts';

export interface Gouges {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly count: number;
  readonly fill: string;
  /** Shortest and longest mark. */
  readonly long: readonly [number, number];
  readonly thick: number;
  /** Degrees; 0 is horizontal. */
  readonly turn?: number;
  /** True: the marks near the top are shorter, finer and closer, as on water into the distance. */
  readonly recede?: boolean;
  readonly opacity?: number;
}

/** Tapered marks, as a lino cutter leaves them, scattered over a rectangle. */
export function gouges(seed: number, o: Gouges): string {
  const next = random(seed);
  const turn = ((o.turn ?? 0) * Math.PI) / 180;
  let d = '';
  for (let i = 0; i < o.count; i += 1) {
    const depth = o.recede === true ? next() ** 1.7 : next();
    const size = o.recede === true ? 0.18 + 0.82 * depth : 1;
    const half = ((o.long[0] + next() * (o.long[1] - o.long[0])) * size) / 2;
    const thick = o.thick * size * (0.6 + next() * 0.8);
    const cx = o.x + next() * o.w;
    const cy = o.y + depth * o.h;
    const dx = Math.cos(turn) * half;
    const dy = Math.sin(turn) * half;
    const ox = -Math.sin(turn) * thick;
    const oy = Math.cos(turn) * thick;
    d +=
      `M${n(cx - dx)} ${n(cy - dy)}Q${n(cx + ox)} ${n(cy + oy)} ${n(cx + dx)} ${n(cy + dy)}` +
      `Q${n(cx - ox)} ${n(cy - oy)} ${n(cx - dx)} ${n(cy - dy)}z`;
  }
  return path(d, o.fill, `opacity="${o.opacity ?? 1}"`);
}

/** The broken reflection of a light on water, from (x, top) down to bottom, widening from w0 to w1. */
export function shimmer(
  seed: number,
  x: number,
  top: number,
  bottom: number,
  w0: number,
  w1: number,
  fill: string,
  opacity = 1,
  gap = 16,
): string {
  const next = random(seed);
  let d = '';
  for (let y = top; y < bottom; y += gap * (0.55 + (y - top) / (bottom - top))) {
    const t = (y - top) / (bottom - top);
    const half = (w0 + (w1 - w0) * t) * (0.3 + next() * 0.7);
    const cx = x + (next() - 0.5) * half * 0.6;
    const thick = gap * (0.28 + 0.3 * t);
    d +=
      `M${n(cx - half)} ${n(y)}Q${n(cx)} ${n(y - thick)} ${n(cx + half)} ${n(y)}` +
      `Q${n(cx)} ${n(y + thick)} ${n(cx - half)} ${n(y)}z`;
  }
  return path(d, fill, `opacity="${opacity}"`);
}

/** A hill line across the picture at about y, up to amp above or below it, filled down to base. */
export function ridge(seed: number, y: number, amp: number, fill: string, base = 1067, step = 160): string {
  const next = random(seed);
  let d = `M-40 ${base}L-40 ${n(y)}`;
  let last = y;
  for (let x = -40; x < 1640; x += step) {
    const to = y + (next() - 0.5) * 2 * amp;
    d += `C${n(x + step * 0.4)} ${n(last)} ${n(x + step * 0.6)} ${n(to)} ${n(x + step)} ${n(to)}`;
    last = to;
  }
  return path(`${d}V${base}z`, fill);
}

/** A swell: a wavy band from y down to base, crests every `long`. */
export function swell(
  y: number,
  amp: number,
  long: number,
  shift: number,
  fill: string,
  base = 1067,
): string {
  let d = `M-400 ${base}V${n(y)}`;
  for (let x = -400 + shift; x < 1700 + long; x += long) {
    d +=
      `C${n(x + long * 0.3)} ${n(y)} ${n(x + long * 0.42)} ${n(y - amp)} ${n(x + long * 0.5)} ${n(y - amp)}` +
      `C${n(x + long * 0.58)} ${n(y - amp)} ${n(x + long * 0.7)} ${n(y)} ${n(x + long)} ${n(y)}`;
  }
  return path(`${d}V${base}z`, fill);
}

/** Wavy steam rising from (x, y). */
export const steam = (x: number, y: number, h: number, colour: string, w: number, opacity = 0.8): string =>
  at(
    x,
    y,
    stroke(
      'M0 0C-26 -22 26 -40 0 -64S24 -104 -4 -128',
      colour,
      (w * 128) / h,
      `stroke-linecap="round" opacity="${opacity}"`,
    ),
    h / 128,
  );

/** Reeds standing on y, leaning with the wind. */
export function reeds(
  seed: number,
  x: number,
  end: number,
  y: number,
  h: number,
  count: number,
  fill: string,
): string {
  const next = random(seed);
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const cx = x + next() * (end - x);
    const tall = h * (0.45 + next() * 0.55);
    const lean = tall * (0.08 + next() * 0.3);
    const w = 3 + tall * 0.02;
    d +=
      `M${n(cx - w)} ${n(y)}Q${n(cx)} ${n(y - tall * 0.6)} ${n(cx + lean)} ${n(y - tall)}` +
      `Q${n(cx + w)} ${n(y - tall * 0.5)} ${n(cx + w)} ${n(y)}z`;
  }
  return path(d, fill);
}
