import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Focus } from '#body/cropping.ts';
import { decode } from './pictureEncoding.ts';
import { renderCrops } from './renderedCrops.ts';

/** A grey picture with a red square of 60 px at the focus. */
async function marked(width: number, height: number, { x, y }: Focus): Promise<Buffer> {
  const size = 60;
  const at = (whole: number, hundredths: number) =>
    Math.min(Math.max(Math.round((whole * hundredths) / 100 - size / 2), 0), whole - size);
  const square = await sharp({ create: { width: size, height: size, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#888' } })
    .composite([{ input: square, left: at(width, x), top: at(height, y) }])
    .png()
    .toBuffer();
}

/** The number of its red pixels. */
async function redness(bytes: Buffer): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if ((data[at] ?? 0) > 180 && (data[at + 1] ?? 0) < 90 && (data[at + 2] ?? 0) < 90) count++;
  return count;
}

const cropsOf = async (width: number, height: number, focus: Focus) =>
  renderCrops(await decode(await marked(width, height, focus), { width, height }), focus);

const foci = [
  { x: 50, y: 50 },
  { x: 3, y: 97 },
  { x: 100, y: 100 },
];

test.each(foci)('each crop contains the focus, $x from the left and $y from the top', async (focus) => {
  for (const [width, height] of [
    [2400, 1300],
    [1300, 2400],
  ] as const) {
    for (const made of await cropsOf(width, height, focus)) {
      // 60 px of the picture, scaled to this crop; blurring may lose a third of the red pixels.
      const scale =
        made.width /
        (made.shape === '1:1' ? 1300 : width === 1300 ? 1300 : made.shape === '4:3' ? 1733 : 2400);
      expect([made.name, await redness(made.data)]).toEqual([
        made.name,
        expect.toSatisfy((red) => red > 0.6 * (60 * scale) ** 2),
      ]);
    }
  }
});

test('crops have exactly their declared size, in each shape', async () => {
  const crops = await cropsOf(2400, 1600, { x: 20, y: 80 });
  const summaries = crops.map(({ shape, name, width, height }) => [shape, name, width, height]);
  expect(summaries).toContainEqual(['1200x630', '1200x630-1200-20-80.jpg', 1200, 630]);
  expect(summaries).toContainEqual(['1:1', '1x1-1200-20-80.jpg', 1200, 1200]);
  for (const [width, height] of [
    [320, 240],
    [640, 480],
    [960, 720],
    [1280, 960],
  ])
    for (const ending of ['avif', 'webp', 'jpg'])
      expect(summaries).toContainEqual(['4:3', `4x3-${width}-20-80.${ending}`, width, height]);
  for (const { data, width, height, bytes } of crops) {
    expect(await sharp(data).metadata()).toMatchObject({ width, height });
    expect(data.byteLength).toBe(bytes);
  }
});

test('a small picture is not enlarged, and a panorama is cut from its full height', async () => {
  const small = await cropsOf(300, 200, { x: 50, y: 50 });
  expect(small.filter(({ format }) => format === 'jpeg').map(({ width, height }) => [width, height])).toEqual(
    [
      [267, 200],
      [200, 200],
      [300, 158],
    ],
  );
  const panorama = await cropsOf(6000, 1000, { x: 10, y: 50 });
  expect(Math.max(...panorama.filter(({ shape }) => shape === '4:3').map(({ width }) => width))).toBe(1280);
});
