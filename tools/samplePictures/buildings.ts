/** Houses, lamps and lattice work that several pictures use. */

import { disc, group, line, n, pick, poly, random, rect, stroke } from './kit.ts';

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
