import { type Focus, focusWithin, type Shape } from './cropping.ts';
import { type ElementMarkup, markup } from './elementMarkup.ts';

type Rendition = { name: string; format: 'avif' | 'webp' | 'jpeg'; width: number; height: number };

/** What is needed to show a picture; releases keep exactly this, but for its focus and crops. */
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
  /** the CSS `sizes` of the place where it stands */
  sizes: string;
  /** the first thing on the page: fetched at once, before all else */
  lead?: boolean;
  /** the one shape that the place shows; the whole picture while it has not been cut */
  shape?: Shape;
};

/**
 * Phones show fine detail that nobody sees: two thirds of what their screens could show looks the same, at half the
 * bytes. It stands before the place's own sizes, whose widths it takes.
 */
export const onPhones = (width: number) =>
  `(max-width: 40rem) and (min-resolution: 1.5dppx) ${Math.round(width * 0.66)}vw`;

const formats = ['avif', 'webp'] as const;

/** A picture in the best format that the browser knows, at the size it needs, in a place kept free for it. */
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
    ...formats.map(
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

/** A picture as one file that every reader knows, without a style. */
export function singleFileMarkup({ picture, alt, addressOf }: SingleFile): ElementMarkup {
  const { width, height, renditions } = picture;
  const src = addressOf(pathOf(picture, fallbackOf(renditions)));
  return markup('picture', null, markup('img', { src, width, height, alt }));
}

/** Of one shape or of the whole; with its size, and what CSS keeps in sight should it cut further. */
function filesFor(picture: PictureToRender, shape: Shape | undefined) {
  const { crops = [], focus = { x: 50, y: 50 } } = picture;
  const cut = shape ? crops.filter((each) => each.shape === shape) : [];
  const largest = cut.toSorted((one, other) => other.width - one.width)[0];
  if (!shape || !largest) return { ...picture, renditions: picture.renditions, position: keeping(focus) };
  const { width, height } = largest;
  return { width, height, renditions: cut, position: keeping(focusWithin(picture, shape, focus)) };
}

const keeping = ({ x, y }: Focus) => (x === 50 && y === 50 ? undefined : `${x}% ${y}%`);

function pathOf(picture: PictureToRender, name: string): string {
  return `/media/${picture.assetId}/${name}`;
}

/** The JPEG nearest to a column's width, for browsers that know nothing else. */
function fallbackOf(renditions: Rendition[]): string {
  const jpegs = renditions.filter((rendition) => rendition.format === 'jpeg');
  const all = jpegs.length > 0 ? jpegs : renditions;
  const nearest = all.toSorted((one, other) => Math.abs(one.width - 1200) - Math.abs(other.width - 1200))[0];
  return nearest?.name ?? '';
}
