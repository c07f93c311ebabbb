import type { Focus } from '#body/cropping.ts';
import type { Asset } from '#editorial/media/assetList.ts';

/** A picture for staff pages; the server answers `url` and `thumb` to staff only. */
export type ShownAsset = Omit<Asset, 'renditions' | 'createdAt' | 'id' | 'focalX' | 'focalY'> & {
  id: number;
  focus: Focus;
  url: string;
  thumb: string;
};

export function show({ renditions, createdAt: _, focalX, focalY, ...asset }: Asset): ShownAsset {
  const sizes = renditions.filter(({ format }) => format === 'webp').sort((a, b) => a.width - b.width);
  const at = (width: number) =>
    `/newsroom/media/${asset.id}/${(sizes.find((size) => size.width >= width) ?? sizes.at(-1))?.name ?? ''}`;
  const focus = { x: Math.round(focalX * 100), y: Math.round(focalY * 100) };
  return { ...asset, focus, url: at(1280), thumb: at(480) };
}
