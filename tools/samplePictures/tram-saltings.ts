import { person } from './figures.ts';
import { at, disc, fade, inks, line, path, picture, poly, rect, stroke, times } from './kit.ts';
import { gouges, reeds, ridge } from './shapes.ts';

const tram = (): string =>
  path(
    'M-150 60V-170Q-144 -226 -96 -236H96Q144 -226 150 -170V60Q148 84 124 86H-124' + 'Q-148 84 -150 60z',
    inks.red,
  ) +
  path('M86 -235H96Q144 -226 150 -170V60Q148 84 124 86H104z', inks.brick) +
  path('M-124 -58V-170Q-118 -196 -86 -198H86Q118 -196 124 -170V-58z', inks.ink) +
  poly([-108, -64, -40, -190, 20, -190, -48, -64], inks.slate) +
  rect(-150, -42, 300, 22, inks.paper) +
  rect(-64, -228, 128, 22, inks.night) +
  rect(-44, -223, 88, 12, inks.straw) +
  disc(-104, 24, 20, inks.straw) +
  disc(104, 24, 20, inks.straw) +
  rect(-130, 84, 260, 20, inks.night) +
  disc(60, -128, 19, inks.deep) +
  path('M26 -58Q30 -108 60 -108T96 -58z', inks.deep) +
  stroke('M-40 -236L0 -282L40 -236M-46 -284H46', inks.night, 7);

/** The new track ends in the marsh; the tram waits behind it. */
export function tramSaltings(): string {
  const defs = fade('sky', [
    [0, '#d8963a'],
    [0.7, '#f1d79b'],
    [1, '#f6e6c0'],
  ]);
  const vx = 980;
  const vy = 470;
  const rail = (x: number, w: number): string =>
    poly([vx - 3, vy, vx + 3, vy, x + w, 950, x - w, 950], inks.slate) +
    poly([vx - 1, vy, vx, vy, x - w * 0.2, 950, x - w, 950], inks.paper);
  const mast = (t: number): string => {
    const x = vx + (1560 - vx) * t;
    const y = vy + (960 - vy) * t;
    const h = 900 * t;
    return (
      line(x, y, x, y - h, inks.ink, 5 + 22 * t) +
      line(x, y - h * 0.9, x - 620 * t, y - h * 0.84, inks.ink, 3 + 9 * t) +
      line(x, y - h * 0.72, x - 300 * t, y - h * 0.86, inks.ink, 2 + 6 * t)
    );
  };
  const body =
    `<defs>${defs}</defs>` +
    rect(0, 0, 1600, 520, 'url(#sky)') +
    disc(330, 300, 120, '#f9edcd') +
    times(4, (i) =>
      path(
        `M${40 + i * 400} ${150 + (i % 2) * 90}q160 -26 380 0q-190 30 -380 0z`,
        inks.paper,
        'opacity="0.6"',
      ),
    ) +
    ridge(71, 440, 26, '#a9a37a', 520) +
    ridge(33, 466, 14, inks.moss, 560) +
    rect(0, 486, 1600, 600, '#8d8a4e') +
    path('M0 530Q240 516 420 560T760 566Q560 590 480 640T0 660z', '#f1d79b') +
    path('M0 548Q200 540 360 572T640 578Q480 596 400 628T0 636z', inks.sea) +
    path('M1600 520Q1400 520 1300 548T1600 600z', inks.sea) +
    gouges(9, {
      x: -40,
      y: 500,
      w: 1700,
      h: 420,
      count: 160,
      fill: inks.teal,
      long: [40, 150],
      thick: 8,
      recede: true,
      opacity: 0.55,
    }) +
    poly([vx - 20, vy, vx + 20, vy, 1370, 960, 330, 960], inks.bone) +
    poly([vx, vy, vx + 20, vy, 1370, 960, 1180, 960], '#c9b288') +
    times(15, (i) => {
      const t = (1 - i / 15) ** 2.1;
      const y = vy + 480 * t;
      return poly(
        [vx - 380 * t, y, vx + 190 * t, y, vx + 195 * t, y + 26 * t, vx - 390 * t, y + 26 * t],
        inks.rust,
      );
    }) +
    rail(660, 17) +
    rail(1090, 17) +
    mast(0.12) +
    mast(0.24) +
    mast(0.5) +
    mast(0.98) +
    stroke(`M${vx} ${vy - 60}L700 -40M${vx} ${vy - 60}L860 -40`, inks.ink, 4) +
    at(930, 590, tram(), 0.92) +
    poly([280, 940, 1420, 940, 1470, 1080, 230, 1080], '#6d5a34') +
    at(
      640,
      880,
      poly([-230, 60, -214, -76, -190, -76, -174, 60], inks.ink) +
        poly([250, 60, 266, -76, 290, -76, 306, 60], inks.ink) +
        times(
          2,
          (r) =>
            rect(-260, -80 + r * 66, 590, 44, inks.paper) +
            times(6, (i) =>
              poly(
                [
                  -260 + i * 100,
                  -36 + r * 66,
                  -210 + i * 100,
                  -80 + r * 66,
                  -160 + i * 100,
                  -80 + r * 66,
                  -210 + i * 100,
                  -36 + r * 66,
                ],
                inks.red,
              ),
            ),
        ) +
        disc(-202, -108, 26, inks.straw) +
        disc(278, -108, 26, inks.straw),
    ) +
    person(1130, 970, 300, {
      coat: '#d8963a',
      legs: inks.ink,
      head: inks.rust,
      hat: inks.paper,
      arms: 'point',
      mirror: true,
    }) +
    person(1225, 980, 290, {
      coat: inks.ink,
      legs: inks.night,
      head: inks.pink,
      hat: inks.red,
      arms: 'pockets',
      long: true,
    }) +
    times(3, (i) => line(60 + i * 14, 965 + i * 26, 520 + i * 10, 950 + i * 34, inks.slate, 17)) +
    reeds(3, -20, 400, 1080, 330, 52, inks.teal) +
    reeds(8, 1330, 1640, 1080, 300, 44, inks.teal) +
    reeds(5, -20, 1640, 1090, 110, 120, inks.ink);
  return picture('#f6e6c0', body, 3);
}
