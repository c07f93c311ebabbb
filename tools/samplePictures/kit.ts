/**
 * The printing inks and the reusable shapes of the sample pictures. Every shape is a piece of SVG text;
 * lengths are in the units of the 1600 x 1067 picture, angles in degrees, y grows downwards.
 */

export const width = 1600;
export const height = 1067;

export const inks = {
  night: '#0b1628',
  ink: '#14283f',
  deep: '#1f3d55',
  slate: '#4b6578',
  mist: '#a7bbbf',
  fog: '#cfd6d0',
  paper: '#f3e8d3',
  bone: '#e0d0b2',
  straw: '#eec978',
  ochre: '#d8963a',
  rust: '#a8562c',
  red: '#c93f2f',
  brick: '#8f3028',
  sea: '#4d8f86',
  teal: '#265a62',
  moss: '#71804c',
  pink: '#e2a595',
  rose: '#b9667a',
  plum: '#4a2e4b',
} as const;

/** Formats a number for SVG, with at most one decimal. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The element of a list at an index, which wraps around at both ends. */
export function pick<T>(list: readonly T[], index: number): T {
  const item = list[((Math.floor(index) % list.length) + list.length) % list.length];
  if (item === undefined) throw new RangeError('pick() needs a list that is not empty');
  return item;
}

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;

export const disc = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;

/** A polygon from a flat list of x, y, x, y … */
export const poly = (points: readonly number[], fill: string, more = ''): string =>
  `<polygon points="${points.map(n).join(' ')}" fill="${fill}" ${more}/>`;

export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;

/** An open stroke along path data. */
export const stroke = (d: string, colour: string, w: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(w)}" ${more}/>`;

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  w: number,
  more = '',
): string => stroke(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, colour, w, more);

export const group = (body: string, more: string): string => `<g ${more}>${body}</g>`;

/** Move, turn (degrees) and scale a piece of the picture. */
export const at = (x: number, y: number, body: string, scale = 1, turn = 0, mirror = false): string =>
  group(
    body,
    `transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${mirror ? -scale : scale} ${scale})"`,
  );

/** A vertical gradient of colours with their offsets (0 top … 1 bottom), used as url(#id). */
export const fade = (id: string, stops: readonly (readonly [number, string, number?])[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stopsOf(stops)}</linearGradient>`;

/** A gradient from the middle outwards, used as url(#id). */
export const glow = (id: string, stops: readonly (readonly [number, string, number?])[]): string =>
  `<radialGradient id="${id}">${stopsOf(stops)}</radialGradient>`;

function stopsOf(stops: readonly (readonly [number, string, number?])[]): string {
  return stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('');
}

export const clip = (id: string, shape: string): string => `<clipPath id="${id}">${shape}</clipPath>`;

/** The finished picture: a ground colour, the drawing, and the grain of the paper over it. */
export function picture(ground: string, body: string, seed: number, grain = 0.16): string {
  const next = random(seed);
  const speck = (count: number, size: number): string =>
    Array.from({ length: count }, () => {
      const r = size * (0.4 + next());
      return `M${n(next() * 400)} ${n(next() * 400)}h${n(r * 1.5)}v${n(r)}h${n(-r)}z`;
    }).join('');
  const tile =
    '<pattern id="grain" width="400" height="400" patternUnits="userSpaceOnUse" ' +
    'patternTransform="rotate(11)">' +
    path(speck(520, 1.5), inks.paper) +
    path(speck(420, 1.4), inks.night, 'opacity="0.7"') +
    '</pattern>';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" ' +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<defs>${tile}</defs>` +
    rect(0, 0, width, height, ground) +
    body +
    rect(0, 0, width, height, 'url(#grain)', `opacity="${grain}"`) +
    '</svg>'
  );
}
