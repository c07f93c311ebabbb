/** Things that turn up in more than one picture: cut marks, water, hills, houses, birds, people. */

import { at, disc, group, inks, line, n, path, pick, poly, random, rect, stroke, times } from './kit.ts';

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
  /** Degrees; 0 lies flat. */
  readonly turn?: number;
  /** True: the marks near the top are shorter, finer and closer together, as on water seen into the distance. */
  readonly recede?: boolean;
  readonly opacity?: number;
}

/** Tapered marks, as a lino cutter leaves them, strewn over a rectangle. */
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

/** The broken column a light makes on water, from (x, top) down to bottom, widening from w0 to w1. */
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

export interface Houses {
  readonly x: number;
  readonly end: number;
  readonly base: number;
  readonly tall: readonly [number, number];
  readonly wide: readonly [number, number];
  readonly walls: readonly string[];
  readonly roofs: readonly string[];
  readonly window: string;
  /** Share of the windows that are drawn. */
  readonly lit?: number;
}

/** A row of gabled town houses standing on base. */
export function houses(seed: number, o: Houses): string {
  const next = random(seed);
  let out = '';
  for (let x = o.x; x < o.end; ) {
    const w = Math.min(o.wide[0] + next() * (o.wide[1] - o.wide[0]), o.end - x + 1);
    const h = o.tall[0] + next() * (o.tall[1] - o.tall[0]);
    const top = o.base - h;
    const rise = w * (0.35 + next() * 0.4);
    const kind = next();
    const wall = pick(o.walls, next() * o.walls.length);
    const roof = pick(o.roofs, next() * o.roofs.length);
    out += rect(x, top, w + 0.6, h + 2, wall);
    out +=
      kind < 0.45
        ? poly([x, top, x + w / 2, top - rise, x + w, top], wall) +
          poly(
            [
              x - 2,
              top + 2,
              x + w / 2,
              top - rise - 3,
              x + w / 2,
              top - rise * 0.72,
              x - 2,
              top + rise * 0.28,
            ],
            roof,
          ) +
          poly(
            [
              x + w + 2,
              top + 2,
              x + w / 2,
              top - rise - 3,
              x + w / 2,
              top - rise * 0.72,
              x + w + 2,
              top + rise * 0.28,
            ],
            roof,
          )
        : poly(
            [x - 2, top, x + w * 0.16, top - rise * 0.7, x + w * 0.84, top - rise * 0.7, x + w + 2, top],
            roof,
          );
    if (kind > 0.5) out += rect(x + w * 0.66, top - rise, w * 0.1, rise * 0.6, roof);
    const columns = Math.max(2, Math.round(w / 28));
    const rows = Math.max(1, Math.floor(h / 40));
    for (let r = 0; r < rows; r += 1) {
      for (let c = 0; c < columns; c += 1) {
        if (next() > (o.lit ?? 1)) continue;
        const ww = (w / columns) * 0.4;
        out += rect(
          x + (w / columns) * (c + 0.3),
          top + 12 + (h / rows) * r,
          ww,
          Math.min(ww * 1.5, 26),
          o.window,
        );
      }
    }
    x += w;
  }
  return out;
}

/** A gull in flight; s is half its span. */
export const gull = (x: number, y: number, s: number, fill: string, turn = 0): string =>
  at(
    x,
    y,
    path(
      'M-100 -8C-70 -46 -34 -36 0 2C30 -38 72 -52 100 -22C70 -30 40 -14 14 16C6 24 -8 24 -14 16C-36 -12 -66 -18 -100 -8z',
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
        `M${n(cx - r * 1.5)} ${n(cy + r * 3)}Q${n(cx - r * 1.5)} ${n(cy + r * 0.9)} ${n(cx)} ${n(cy + r * 0.75)}` +
          `Q${n(cx + r * 1.5)} ${n(cy + r * 0.9)} ${n(cx + r * 1.5)} ${n(cy + r * 3)}z`,
        fill,
      )
    );
  });
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

/** A street lamp of height h with a soft round light. */
export const lamp = (x: number, y: number, h: number, post: string, light: string): string =>
  disc(x, y - h, h * 0.34, light, 'opacity="0.16"') +
  disc(x, y - h, h * 0.18, light, 'opacity="0.3"') +
  line(x, y, x, y - h, post, h * 0.035) +
  disc(x, y - h, h * 0.055, light) +
  rect(x - h * 0.07, y - h * 1.075, h * 0.14, h * 0.03, post);

/** A lattice mast or jib between two points: two chords w apart and zigzag bracing. */
export function lattice(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  w: number,
  colour: string,
  thick: number,
): string {
  const long = Math.hypot(x2 - x1, y2 - y1);
  const bays = Math.max(1, Math.round(long / w));
  const bracing = Array.from(
    { length: bays + 1 },
    (_, i) => `${i === 0 ? 'M' : 'L'}${n((long * i) / bays)} ${i % 2 ? w : 0}`,
  );
  return group(
    stroke(`M0 0H${n(long)}M0 ${n(w)}H${n(long)}`, colour, thick) +
      stroke(bracing.join(''), colour, thick * 0.7),
    `transform="translate(${n(x1)} ${n(y1)}) rotate(${n((Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI)})"`,
  );
}

export const dark = inks.night;
