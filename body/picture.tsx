import type { Focus, Shape } from './cropping.ts';

type Rendition = { name: string; format: 'avif' | 'webp' | 'jpeg'; width: number; height: number };

/** What is needed to show a picture; releases keep exactly this, but for its focus and crops. */
export type Picture = {
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

type Props = {
  picture: Picture;
  alt: string;
  /** the CSS `sizes` of the place where it stands */
  sizes: string;
  /** the first thing on the page: fetched at once, before all else */
  lead?: boolean;
};

const formats = ['avif', 'webp'] as const;

/** A picture in the best format that the browser knows, at the size it needs, in a place kept free for it. */
export function PictureView({ picture, alt, sizes, lead = false }: Props) {
  const set = (format: string) =>
    picture.renditions
      .filter((rendition) => rendition.format === format)
      .map((rendition) => `${addressOf(picture, rendition.name)} ${rendition.width}w`)
      .join(', ');
  return (
    <picture>
      {formats.map(
        (format) =>
          set(format) && <source key={format} type={`image/${format}`} srcSet={set(format)} sizes={sizes} />,
      )}
      <img
        src={addressOf(picture, fallbackOf(picture))}
        srcSet={set('jpeg') || undefined}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={alt}
        style={{ backgroundColor: picture.colour }}
        loading={lead ? 'eager' : 'lazy'}
        fetchPriority={lead ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  );
}

function addressOf(picture: Picture, name: string): string {
  return `/media/${picture.assetId}/${name}`;
}

/** The JPEG nearest to a column's width, for browsers that know nothing else. */
function fallbackOf(picture: Picture): string {
  const jpegs = picture.renditions.filter((rendition) => rendition.format === 'jpeg');
  const all = jpegs.length > 0 ? jpegs : picture.renditions;
  const nearest = all.toSorted((one, other) => Math.abs(one.width - 1200) - Math.abs(other.width - 1200))[0];
  return nearest?.name ?? '';
}
