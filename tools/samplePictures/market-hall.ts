import { person } from './figures.ts';
import { at, disc, glow, inks, line, n, path, pick, picture, poly, rect, stroke, times } from './kit.ts';

/** Midday under the iron arches of the market hall. */
export function marketHall(): string {
  const iron = '#1d4d4a';
  const ring = (r: number, w: number): string =>
    stroke(`M${800 - r} 620V430A${r} ${r} 0 0 1 ${800 + r} 430V620`, iron, w);
  const rays = times(13, (i) => {
    const a = Math.PI + (Math.PI * i) / 12;
    return line(
      800 + Math.cos(a) * 150,
      430 + Math.sin(a) * 150,
      800 + Math.cos(a) * 1100,
      430 + Math.sin(a) * 1100,
      iron,
      7,
    );
  });
  const panes = times(6, (i) =>
    disc(
      800,
      430,
      1000 - i * 150,
      pick(['#cfe0cf', '#dde8d2', '#e9ecd4', '#f3efd6', '#f8efcf', '#fdf0c4'], i),
    ),
  );
  const awning = (x: number, y: number, w: number, stripe: string): string =>
    times(8, (i) => {
      const a = x + (w * i) / 8;
      const b = x + (w * (i + 1)) / 8;
      return path(
        `M${n(x + w * 0.06 + (w * 0.88 * i) / 8)} ${y}` +
          `H${n(x + w * 0.06 + (w * 0.88 * (i + 1)) / 8)}L${n(b)} ${y + w * 0.2}V${y + w * 0.24}` +
          `A${w / 16} ${w / 16} 0 0 1 ${n(a)} ${y + w * 0.24}V${y + w * 0.2}z`,
        i % 2 ? inks.paper : stripe,
      );
    });
  const heap = (x: number, y: number, r: number, fill: string, shade: string): string =>
    times(4, (row) =>
      times(5 - row, (i) =>
        disc(x + (i - (4 - row) / 2) * r * 2, y - row * r * 1.6, r, (i + row) % 3 ? fill : shade),
      ),
    );
  const stall = (x: number, y: number, s: number, stripe: string, k: number): string =>
    at(
      x,
      y,
      rect(14, -330, 14, 330, iron) +
        rect(492, -330, 14, 330, iron) +
        rect(20, -220, 480, 220, '#3a2b2a', 'opacity="0.55"') +
        person(260, 20, 236, {
          coat: pick([inks.teal, inks.plum, inks.red, inks.deep], k),
          legs: iron,
          head: k % 2 ? inks.pink : inks.rust,
          arms: k % 2 ? 'point' : 'carry',
          mirror: k > 1,
        }) +
        times(4, (i) =>
          heap(
            82 + i * 118,
            -102,
            13,
            pick([inks.red, inks.ochre, '#86984a', inks.straw, inks.rose, inks.rust], i + k * 2),
            pick([inks.brick, inks.rust, inks.moss, inks.ochre, inks.plum, inks.brick], i + k * 2),
          ),
        ) +
        poly([0, -88, 520, -88, 520, 0, 0, 0], inks.rust) +
        times(4, (i) => rect(12 + i * 128, -78, 112, 68, '#7d3f22')) +
        awning(-40, -440, 600, stripe),
      s,
    );
  const shopper = (x: number, y: number, h: number, coat: string, i: number): string =>
    person(x, y, h, {
      coat,
      legs: inks.ink,
      head: i % 3 ? inks.pink : inks.rust,
      long: i % 2 === 0,
      stride: true,
      arms: i % 3 === 1 ? 'carry' : 'down',
      mirror: i % 2 === 1,
      ...(i % 3 === 0 ? { hat: inks.ink } : {}),
    }) + path(`M${x + 26} ${y - h * 0.36}h${h * 0.2}l-${h * 0.03} ${h * 0.17}h-${h * 0.14}z`, inks.ochre);
  const body =
    `<defs>${glow('noon', [
      [0, '#fffbe2'],
      [1, '#fffbe2', 0],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, '#bcd2c4') +
    panes +
    disc(800, 430, 330, 'url(#noon)') +
    rays +
    ring(150, 10) +
    ring(260, 12) +
    ring(390, 16) +
    ring(550, 22) +
    ring(740, 30) +
    poly([640, 620, 960, 620, 1800, 1067, -200, 1067], '#d9bd8c') +
    times(9, (i) =>
      poly([648 + i * 36, 620, 664 + i * 36, 620, -110 + i * 225, 1067, -210 + i * 225, 1067], '#c9a870'),
    ) +
    rect(-20, 560, 662, 100, '#6c9a86') +
    rect(958, 560, 662, 100, '#6c9a86') +
    rect(650, 470, 300, 152, '#86a98f') +
    times(5, (i) => rect(664 + i * 58, 500, 38, 122, '#f3efd6')) +
    disc(800, 300, 54, iron) +
    disc(800, 300, 44, inks.paper) +
    stroke('M800 300V268M800 300V276', iron, 7) +
    line(800, 150, 800, 246, iron, 8) +
    stall(440, 690, 0.42, inks.red, 2) +
    stall(944, 690, 0.42, inks.teal, 3) +
    stall(120, 810, 0.72, inks.ochre, 1) +
    stall(1110, 810, 0.72, inks.red, 0) +
    shopper(740, 720, 130, inks.red, 0) +
    shopper(830, 716, 124, inks.plum, 1) +
    shopper(680, 800, 190, inks.teal, 2) +
    shopper(890, 830, 210, inks.ochre, 3) +
    shopper(780, 900, 260, inks.deep, 4) +
    stall(-190, 1060, 1.15, inks.teal, 3) +
    stall(1210, 1060, 1.15, inks.rose, 2) +
    shopper(540, 1040, 350, inks.red, 5) +
    shopper(1070, 1050, 370, inks.ink, 6);
  return picture('#bcd2c4', body, 8);
}
