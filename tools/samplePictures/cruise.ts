import { houses } from './buildings.ts';
import { gull, person } from './figures.ts';
import { at, disc, fade, glow, inks, line, path, picture, poly, rect, stroke, times } from './kit.ts';
import { gouges, ridge, shimmer } from './shapes.ts';

const pickCoat = (i: number): string => [inks.red, inks.ink, inks.plum, inks.teal][i % 4] ?? inks.ink;

/** A cruise ship, seen bow on, taller than the whole Old Quay. */
export function cruise(): string {
  const defs =
    fade('sky', [
      [0, '#2d6d86'],
      [1, '#bfd6cf'],
    ]) +
    fade('hull', [
      [0, '#fffaf0'],
      [1, '#e2d8c4'],
    ]) +
    glow('sun', [
      [0, '#f6e3b0'],
      [1, '#f6e3b0', 0],
    ]);
  const decks = times(7, (i) => {
    const half = 150 + i * 17;
    const y = 130 + i * 46;
    return (
      rect(800 - half, y, half * 2, 40, i % 2 ? '#f7efdf' : '#fffaf0') +
      rect(800 - half, y + 14, half * 2, 16, inks.deep) +
      times(15, (c) => rect(800 - half + 6 + (c * half * 2) / 15, y + 14, 6, 16, '#fffaf0'))
    );
  });
  const hull =
    path('M478 452H1122Q1096 730 1010 906H590Q504 730 478 452z', 'url(#hull)') +
    path('M800 452H1122Q1096 730 1010 906H800z', '#c9cdc2') +
    path('M478 452H1122L1117 492H483z', inks.ink) +
    path('M800 452H1122L1117 492H800z', inks.night) +
    path('M556 830H1044L1010 906H590z', inks.red) +
    path('M800 830H1044L1010 906H800z', inks.brick) +
    path('M788 452L800 906L812 452z', inks.paper) +
    times(2, (i) =>
      at(
        i ? 958 : 642,
        610,
        rect(-20, -24, 40, 48, inks.ink) + stroke('M0 -6V44M-24 24Q0 60 24 24', inks.slate, 9),
      ),
    ) +
    times(12, (i) => disc(i < 6 ? 536 + i * 40 : 864 + (i - 6) * 40, 532, 9, inks.deep));
  const top =
    path('M630 130Q640 84 690 78H910Q960 84 970 130z', '#fffaf0') +
    rect(650, 92, 300, 20, inks.deep) +
    rect(764, 34, 72, 46, inks.red) +
    line(800, 34, 800, -20, '#fffaf0', 8) +
    line(760, 8, 840, 8, '#fffaf0', 6) +
    poly([560, 176, 1040, 176, 1010, 196, 590, 196], '#fffaf0') +
    rect(552, 160, 60, 36, inks.deep) +
    rect(988, 160, 60, 36, inks.deep);
  const quay = {
    tall: [110, 200],
    wide: [62, 104],
    roofs: [inks.brick, inks.plum, inks.rust],
    window: inks.ink,
  } as const;
  const body =
    `<defs>${defs}</defs>` +
    rect(0, 0, 1600, 800, 'url(#sky)') +
    disc(1330, 190, 300, 'url(#sun)') +
    disc(1330, 190, 84, inks.straw) +
    path('M-20 260q120 -70 230 -20q70 -70 180 -10q80 -10 110 40h-520z', inks.paper, 'opacity="0.8"') +
    path('M1120 400q100 -60 200 -20q110 -60 200 10q80 -10 130 40h-530z', inks.paper, 'opacity="0.7"') +
    ridge(31, 690, 40, '#6f9ca0', 900) +
    decks +
    top +
    hull +
    rect(0, 896, 1600, 180, inks.teal) +
    gouges(5, {
      x: 0,
      y: 902,
      w: 1600,
      h: 160,
      count: 90,
      fill: '#bfd6cf',
      long: [60, 190],
      thick: 7,
      recede: true,
    }) +
    shimmer(3, 800, 914, 1060, 230, 120, '#fffaf0', 0.75, 15) +
    path('M520 912Q640 876 800 920Q960 876 1080 912Q940 936 800 930Q660 936 520 912z', '#fffaf0') +
    houses(44, {
      x: -30,
      end: 470,
      base: 900,
      ...quay,
      walls: [inks.ochre, inks.pink, inks.bone, inks.straw],
    }) +
    houses(19, {
      x: 1134,
      end: 1640,
      base: 900,
      ...quay,
      walls: [inks.bone, inks.ochre, inks.pink, inks.straw],
    }) +
    path('M-20 894H520L500 960H-20zM1090 894H1640V960H1110z', inks.ink) +
    times(14, (i) =>
      person(i < 7 ? 60 + i * 58 : 1150 + (i - 7) * 62, 898, 60 + (i % 3) * 5, {
        coat: pickCoat(i),
        legs: inks.night,
        head: inks.pink,
        arms: i % 5 === 2 ? 'up' : 'down',
        stride: i % 3 === 0,
        mirror: i > 6,
      }),
    ) +
    gull(420, 390, 54, '#fffaf0', -12) +
    gull(1250, 520, 44, '#fffaf0', 8) +
    gull(300, 520, 30, '#fffaf0') +
    at(
      330,
      1010,
      path('M-90 -16H92Q84 16 60 20H-66Q-88 10 -90 -16z', inks.red) +
        rect(-46, -48, 70, 32, inks.paper) +
        rect(-36, -42, 50, 14, inks.ink) +
        line(44, -16, 44, -84, inks.ink, 5),
    );
  return picture('#bfd6cf', body, 2);
}
