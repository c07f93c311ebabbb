/** The shapes that other sites and our own lists want of a picture, and their proportions (width by height). */
export const shapes = { '1200x630': 1200 / 630, '4:3': 4 / 3, '1:1': 1 } as const;

export type Shape = keyof typeof shapes;

/** What matters most in a picture, in hundredths of its width and height from its top left corner. */
export type Focus = { x: number; y: number };

/** px */
export type Size = { width: number; height: number };
export type CropWindow = Size & { left: number; top: number };

/**
 * The largest part of a picture that has a shape's proportions, as near to having the focus in its middle as the
 * picture's edges allow. Whole px; the focus always lies within it.
 */
export function windowOf(picture: Size, shape: Shape, focus: Focus): CropWindow {
  const ratio = shapes[shape];
  const isWide = picture.width > picture.height * ratio;
  const width = isWide ? atLeastOne(picture.height * ratio, picture.width) : picture.width;
  const height = isWide ? picture.height : atLeastOne(picture.width / ratio, picture.height);
  return {
    width,
    height,
    left: slide(picture.width, width, focus.x),
    top: slide(picture.height, height, focus.y),
  };
}

const atLeastOne = (length: number, most: number) => Math.min(Math.max(Math.round(length), 1), most);

function slide(whole: number, part: number, hundredths: number): number {
  const middle = (whole * hundredths) / 100;
  return Math.min(Math.max(Math.round(middle - part / 2), 0), whole - part);
}

/** Where the focus lies within a crop of that shape, in hundredths: what CSS keeps when it cuts further. */
export function focusWithin(picture: Size, shape: Shape, focus: Focus): Focus {
  const part = windowOf(picture, shape, focus);
  return {
    x: Math.round((((picture.width * focus.x) / 100 - part.left) / part.width) * 100),
    y: Math.round((((picture.height * focus.y) / 100 - part.top) / part.height) * 100),
  };
}
