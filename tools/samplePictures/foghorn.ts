import { houses } from './buildings.ts';
import { gull, person } from './figures.ts';
import {
  at,
  disc,
  fade,
  inks,
  line,
  n,
  oval,
  path,
  pick,
  picture,
  poly,
  rect,
  stroke,
  times,
} from './kit.ts';
import { gouges, ridge } from './shapes.ts';

/** Players on the mole answer the horn in the fog. */
export function foghorn(): string {
  const rings = times(10, (i) =>
    disc(
      930,
      400,
      170 + i * 118,
      'none',
      `stroke="${i % 2 ? '#e7e3d3' : '#8fa5a5'}" stroke-width="${n(26 - i * 1.5)}" ` +
        `opacity="${(0.62 - i * 0.03).toFixed(2)}"`,
    ),
  );
  const house = at(
    1190,
    720,
    path('M-96 0L-64 -470H64L96 0z', '#f1ead8') +
      path('M20 0V-470H64L96 0z', '#c3c6ba') +
      path('M-84 -170L-76 -290H76L84 -170z', inks.red) +
      path('M20 -170V-290H76L84 -170z', inks.brick) +
      rect(-86, -490, 172, 24, '#26404e') +
      rect(-50, -580, 100, 92, '#f6d98c') +
      stroke('M-50 -580V-488M-16 -580V-488M16 -580V-488M50 -580V-488', '#26404e', 6) +
      path('M-64 -580Q-40 -640 0 -646Q40 -640 64 -580z', '#26404e') +
      disc(0, -656, 12, '#26404e') +
      path('M-22 0V-66q22 -34 44 0V0z', '#26404e') +
      rect(-14, -390, 26, 50, '#26404e') +
      rect(96, -110, 170, 110, '#d9cfb6') +
      poly([82, -110, 181, -176, 280, -110], inks.red) +
      rect(160, -70, 40, 46, '#f6d98c'),
  );
  const horn = at(
    1030,
    400,
    path('M120 -30L20 -50Q-60 -70 -110 -130Q-150 -20 -150 0T-110 130Q-60 70 20 50L120 30z', '#d8963a') +
      path('M120 6L20 14Q-60 30 -110 130Q-60 70 20 50L120 30z', '#a8562c') +
      oval(-116, 0, 42, 132, '#26404e') +
      oval(-112, 0, 28, 104, '#14283a') +
      rect(110, -40, 34, 80, '#26404e'),
    1.05,
  );
  const brass = (x: number, y: number, s: number, k: number, mirror: boolean): string =>
    at(
      x,
      y,
      person(0, 0, 240, {
        coat: pick(['#26404e', '#7c3a3a', '#26404e', '#3f5f68'], k),
        legs: '#14283a',
        head: '#d3a58a',
        arms: k % 2 ? 'carry' : 'point',
        long: k % 2 === 0,
        ...(k % 3 === 0 ? { hat: inks.red } : {}),
      }) +
        (k % 2
          ? disc(46, -150, 34, 'none', 'stroke="#d8963a" stroke-width="16"') +
            path('M60 -180L84 -262Q60 -290 40 -296L160 -300Q120 -270 104 -250L84 -170z', '#d8963a') +
            stroke('M14 -208L46 -184', '#d8963a', 9)
          : stroke('M12 -212L120 -226', '#d8963a', 10) +
            stroke('M40 -216V-190H96V-222', '#d8963a', 9) +
            path('M112 -240L180 -280Q166 -230 186 -182L112 -214z', '#e9b65a')),
      s,
      0,
      mirror,
    );
  const body =
    `<defs>${fade('fog', [
      [0, '#7f979b'],
      [0.5, '#c2cbc1'],
      [1, '#e9e2cd'],
    ])}</defs>` +
    rect(0, 0, 1600, 1067, 'url(#fog)') +
    disc(380, 240, 90, '#f1ead8', 'opacity="0.8"') +
    rings +
    ridge(4, 600, 16, '#b4c1b9', 760) +
    houses(6, {
      x: -20,
      end: 620,
      base: 668,
      tall: [40, 90],
      wide: [40, 64],
      walls: ['#a3b3ae'],
      roofs: ['#98aaa6'],
      window: '#d9d6c4',
      lit: 0.3,
    }) +
    rect(0, 664, 1600, 420, '#8fa5a3') +
    gouges(2, {
      x: -20,
      y: 672,
      w: 1640,
      h: 260,
      count: 110,
      fill: '#dfe0d2',
      long: [80, 280],
      thick: 8,
      recede: true,
      opacity: 0.8,
    }) +
    at(
      520,
      706,
      path('M-170 -40H180Q170 10 130 20H-130Q-164 4 -170 -40z', '#7f9698') +
        rect(-100, -100, 120, 62, '#95a9a8') +
        line(60, -40, 60, -180, '#7f9698', 7),
    ) +
    path('M880 726Q1000 690 1200 700T1620 690V860H860z', '#4a626b') +
    path('M-20 870L1620 760V1090H-20z', '#3a5560') +
    path('M-20 870L1620 760V786L-20 902z', '#c2cbc1') +
    times(15, (i) => line(40 + i * 112, 900 - i * 7.5, 20 + i * 118, 1090, '#2c4551', 6)) +
    horn +
    house +
    times(6, (i) =>
      path(
        `M${-260 + i * 330} ${470 + ((i * 83) % 220)}q200 -44 480 -6q-200 48 -480 6z`,
        '#eeebdc',
        'opacity="0.5"',
      ),
    ) +
    brass(790, 900, 0.92, 3, false) +
    brass(560, 930, 1.0, 2, false) +
    brass(320, 960, 1.1, 1, false) +
    brass(80, 990, 1.2, 0, false) +
    at(
      1030,
      880,
      person(0, 0, 250, { coat: '#14283a', legs: '#14283a', head: '#d3a58a', arms: 'up', mirror: true }) +
        line(64, -272, 100, -330, inks.paper, 5),
    ) +
    path('M-20 1090V1010Q300 980 640 1010T1200 1000T1620 1020V1090z', '#eeebdc', 'opacity="0.55"') +
    gull(250, 420, 46, '#eeebdc', -8) +
    gull(700, 240, 36, '#eeebdc', 8);
  return picture('#c2cbc1', body, 25);
}
