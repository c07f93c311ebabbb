import { type Focus, focusWithin, type Shape } from './cropping.ts';
import { type ElementMarkup, markup } from './elementMarkup.ts';

type Rendition = { name: string; format: 'avif' | 'webp' | 'jpeg'; width: number; height: number };

/** The data of a picture that rendering needs. Releases store it, except for focus and crops. */
export type PictureToRender = {
  assetId: number;
  alt: string;
  caption: string;
  credit: string;
  /** px */
  width: number;
  height: number;
  colour: string;
  renditions: Rendition[];
  focus?: Focus;
  crops?: (Rendition & { shape: Shape })[];
};

export type PictureProps = {
  picture: PictureToRender;
  alt: string;
  /** the CSS `sizes` of its place on the page */
  sizes: string;
  /** whether it is the first picture on the page: it is fetched before everything else */
  lead?: boolean;
  /** the shape of the place; the whole picture is shown while there is no crop of that shape */
  shape?: Shape;
};

/**
 * The CSS `sizes` for phones: two thirds of their screen's resolution look the same, at half the bytes. Goes before the other
 * sizes of the place.
 */
export const onPhones = (width: number) =>
  `(max-width: 40rem) and (min-resolution: 1.5dppx) ${Math.round(width * 0.66)}vw`;

/** A picture in the best format and size for the browser, with its place on the page reserved. */
export function pictureMarkup({ picture, alt, sizes, lead = false, shape }: PictureProps): ElementMarkup {
  const files = filesFor(picture, shape);
  const set = (format: string) =>
    files.renditions
      .filter((rendition) => rendition.format === format)
      .map((rendition) => `${pathOf(picture, rendition.name)} ${rendition.width}w`)
      .join(', ');
  return markup(
    'picture',
    null,
    ...['avif', 'webp'].map(
      (format) => set(format) && markup('source', { type: `image/${format}`, srcSet: set(format), sizes }),
    ),
    markup('img', {
      src: pathOf(picture, fallbackOf(files.renditions)),
      srcSet: set('jpeg') || undefined,
      sizes,
      width: files.width,
      height: files.height,
      alt,
      style: { backgroundColor: picture.colour, objectPosition: files.position },
      loading: lead ? 'eager' : 'lazy',
      fetchPriority: lead ? 'high' : undefined,
      decoding: lead ? undefined : 'async',
    }),
  );
}

type SingleFile = { picture: PictureToRender; alt: string; addressOf(path: string): string };

/** A picture as one file in a format that every feed reader knows, without styles. */
export function singleFileMarkup({ picture, alt, addressOf }: SingleFile): ElementMarkup {
  const { width, height, renditions } = picture;
  const src = addressOf(pathOf(picture, fallbackOf(renditions)));
  return markup('picture', null, markup('img', { src, width, height, alt }));
}

/** The files of a crop or of the whole picture, their largest size, and the `object-position` that shows the focus. */
function filesFor(picture: PictureToRender, shape: Shape | undefined) {
  const { crops = [], focus = { x: 50, y: 50 } } = picture;
  const renditions = crops.filter((crop) => crop.shape === shape);
  const [largest] = renditions.toSorted((a, b) => b.width - a.width);
  if (!shape || !largest) return { ...picture, position: positionOf(focus) };
  const { width, height } = largest;
  return { width, height, renditions, position: positionOf(focusWithin(picture, shape, focus)) };
}

const positionOf = ({ x, y }: Focus) => (x === 50 && y === 50 ? undefined : `${x}% ${y}%`);

const pathOf = ({ assetId }: PictureToRender, name: string) => `/media/${assetId}/${name}`;

/** The JPEG nearest to a column's width, for browsers that support no other format. */
function fallbackOf(renditions: Rendition[]): string {
  const jpegs = renditions.filter((rendition) => rendition.format === 'jpeg');
  const all = jpegs.length > 0 ? jpegs : renditions;
  return all.toSorted((a, b) => Math.abs(a.width - 1200) - Math.abs(b.width - 1200))[0]?.name ?? '';
}
