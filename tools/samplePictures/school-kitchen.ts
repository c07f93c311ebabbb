import { at, disc, inks, line, oval, path, picture, poly, rect, stroke, times } from './kit.ts';
import { steam } from './shapes.ts';

const pot = (w: number, h: number, fill: string, dark: string): string =>
  path(`M${-w} ${-h}V-16Q${-w} 0 ${-w + 16} 0H${w - 16}Q${w} 0 ${w} -16V${-h}z`, fill) +
  path(`M${w * 0.45} ${-h}V0H${w - 16}Q${w} 0 ${w} -16V${-h}z`, dark) +
  oval(0, -h, w, w * 0.17, dark) +
  oval(0, -h + 3, w * 0.88, w * 0.12, inks.ochre) +
  stroke(`M${-w} ${-h * 0.7}h-22v26h22M${w} ${-h * 0.7}h22v26h-22`, dark, 9);

/** The cook serves food; children pass with trays. */
export function schoolKitchen(): string {
  const tiles = times(9, (r) =>
    times(22, (c) =>
      (r * 5 + c * 3) % 11 === 0
        ? rect(c * 76 + 3, 130 + r * 62, 70, 56, '#bcd0c2')
        : rect(c * 76 + 3, 130 + r * 62, 70, 56, '#dfe3d0'),
    ),
  );
  const window =
    rect(1030, 96, 400, 330, inks.teal) +
    rect(1048, 114, 364, 294, '#f3d9a0') +
    path('M1048 330Q1120 280 1210 310T1412 280V408H1048z', '#a8b884') +
    poly([1120, 408, 1120, 250, 1165, 200, 1210, 250, 1210, 408], inks.red) +
    poly([1210, 408, 1210, 290, 1270, 236, 1330, 290, 1330, 408], inks.pink) +
    times(4, (i) => rect(1140 + (i % 2) * 34, 270 + Math.floor(i / 2) * 60, 18, 28, inks.teal)) +
    rect(1222, 96, 14, 330, inks.teal) +
    rect(1030, 250, 400, 12, inks.teal) +
    rect(1014, 420, 432, 18, inks.paper) +
    path('M1082 420l8 -48h44l8 48z', inks.red) +
    times(5, (i) => at(1112, 376, path('M0 0Q-16 -40 0 -72Q16 -40 0 0', inks.moss), 1, -48 + i * 24));
  const rack =
    line(120, 176, 900, 176, inks.ink, 12) +
    times(7, (i) => {
      const x = 170 + i * 110;
      const long = 120 + ((i * 37) % 60);
      return (
        line(x, 176, x, 176 + long, inks.slate, 9) +
        (i % 3 === 0
          ? disc(x, 176 + long + 34, 44, inks.slate) + disc(x, 176 + long + 34, 32, inks.ink)
          : i % 3 === 1
            ? path(`M${x - 34} ${176 + long}h68q0 44 -34 44t-34 -44z`, inks.red)
            : rect(x - 24, 176 + long, 48, 74, inks.slate) +
              rect(x - 14, 186 + long, 6, 54, '#dfe3d0') +
              rect(x - 3, 186 + long, 6, 54, '#dfe3d0') +
              rect(x + 8, 186 + long, 6, 54, '#dfe3d0'))
      );
    });
  const cook = at(
    500,
    700,
    path('M-150 40Q-160 -170 -96 -214Q-40 -236 0 -236Q40 -236 96 -214Q150 -176 150 40z', inks.paper) +
      path('M-84 -214L-70 40H70L84 -214L40 -226L44 -120H-44L-40 -226z', inks.red) +
      rect(-30, -270, 60, 50, inks.rust) +
      disc(0, -304, 58, inks.rust) +
      path('M-60 -316Q-58 -366 0 -370Q58 -366 60 -316Q30 -336 0 -336T-60 -316z', inks.ink) +
      path('M-66 -330Q-80 -420 -30 -420Q0 -452 34 -420Q82 -418 66 -330Q0 -352 -66 -330z', inks.paper) +
      stroke('M120 -180Q200 -100 250 -56', inks.paper, 58, 'stroke-linecap="round"') +
      disc(262, -46, 26, inks.rust) +
      stroke('M262 -50L330 60', inks.slate, 13) +
      stroke('M-126 -176Q-180 -90 -150 10', inks.paper, 56, 'stroke-linecap="round"'),
  );
  const child = (x: number, h: number, jumper: string, hair: string, skin: string): string =>
    at(
      x,
      1090,
      path(`M-92 40V-120Q-90 -178 -40 -186H40Q92 -178 92 -120V40z`, jumper) +
        rect(-22, -214, 44, 40, skin) +
        disc(0, -254, 62, skin) +
        path(
          'M-66 -236Q-76 -322 0 -326Q76 -322 66 -236Q66 -196 40 -196Q30 -230 -36 -232' +
            'Q-50 -200 -62 -200z',
          hair,
        ) +
        stroke('M74 -130Q120 -70 160 -96', jumper, 40, 'stroke-linecap="round"') +
        disc(172, -100, 20, skin) +
        path('M110 -116H330L318 -92H122z', inks.straw) +
        path('M186 -142Q230 -100 274 -142z', inks.paper) +
        oval(230, -142, 44, 9, inks.ochre) +
        rect(290, -160, 26, 44, inks.paper),
      h,
    );
  const body =
    rect(0, 0, 1600, 700, '#cdd6c4') +
    tiles +
    rect(0, 0, 1600, 112, inks.sea) +
    rect(0, 104, 1600, 14, inks.teal) +
    window +
    rack +
    steam(850, 480, 250, inks.paper, 20, 0.9) +
    steam(930, 440, 200, inks.paper, 16, 0.8) +
    steam(1180, 520, 190, inks.paper, 18, 0.8) +
    cook +
    rect(0, 700, 1600, 400, inks.teal) +
    rect(0, 690, 1600, 44, inks.bone) +
    rect(0, 734, 1600, 12, inks.deep) +
    times(7, (i) => rect(40 + i * 236, 780, 190, 320, inks.deep, 'opacity="0.5"')) +
    at(860, 706, pot(150, 190, inks.slate, inks.ink)) +
    at(1190, 706, pot(122, 150, inks.red, inks.brick)) +
    at(
      1440,
      706,
      path('M-130 -30H130L112 0H-112z', inks.ink) +
        times(6, (i) =>
          oval(-86 + (i % 3) * 84, -46 - Math.floor(i / 3) * 34, 54, 28, i % 2 ? inks.ochre : inks.rust),
        ),
    ) +
    times(5, (i) => path(`M${96 + i * 2} ${694 - i * 12}h180v-8h-180z`, i % 2 ? inks.slate : inks.paper)) +
    child(180, 1.06, inks.ochre, inks.ink, inks.pink) +
    child(660, 1.0, inks.red, inks.night, inks.rust) +
    child(1150, 1.12, inks.deep, inks.rust, inks.pink);
  return picture('#cdd6c4', body, 5);
}
