/** The shapes of pictures on other sites and in the paper's lists, with their proportions (width / height). */
export const shapes = { '1200x630': 1200 / 630, '4:3': 4 / 3, '1:1': 1 } as const;

export type Shape = keyof typeof shapes;

/** The most important point of a picture, in hundredths of its width and height from its top left corner. */
export type Focus = { x: number; y: number };

/** px */
export type Size = { width: number; height: number };
export type CropWindow = Size & { left: number; top: number };

/**
 * The largest part of a picture with a shape's proportions, centred on the focus as far as the picture's edges allow. In
 * whole px; always contains the focus.
 */
export function windowOf(picture: Size, shape: Shape, focus: Focus): CropWindow {
  const ratio = shapes[shape];
  const isWide = picture.width > picture.height * ratio;
  const width = isWide ? clamp(picture.height * ratio, 1, picture.width) : picture.width;
  const height = isWide ? picture.height : clamp(picture.width / ratio, 1, picture.height);
  const left = offsetOf(picture.width, width, focus.x);
  return { width, height, left, top: offsetOf(picture.height, height, focus.y) };
}

const clamp = (length: number, min: number, max: number) => Math.min(Math.max(Math.round(length), min), max);

const offsetOf = (pictureLength: number, windowLength: number, hundredths: number) =>
  clamp((pictureLength * hundredths) / 100 - windowLength / 2, 0, pictureLength - windowLength);

/** The focus within a crop of that shape, in hundredths, for CSS that crops further. */
export function focusWithin(picture: Size, shape: Shape, focus: Focus): Focus {
  const crop = windowOf(picture, shape, focus);
  return {
    x: Math.round((((picture.width * focus.x) / 100 - crop.left) / crop.width) * 100),
    y: Math.round((((picture.height * focus.y) / 100 - crop.top) / crop.height) * 100),
  };
}
