import { useTranslations } from 'use-intl';
import { type Focus, type Shape, shapes, windowOf } from '#body/cropping.ts';
import type { ShownAsset } from './showUpload.ts';

const labels = { '1200x630': 'cropWide', '4:3': 'cropList', '1:1': 'cropSquare' } as const;

/** Previews of the three crops, drawn by the browser from the whole picture. */
export function CropPreviews({ asset, focus }: { asset: ShownAsset; focus: Focus }) {
  const t = useTranslations('media');
  return (
    <ul aria-label={t('crops')} className="flex items-end gap-3">
      {(Object.keys(shapes) as Shape[]).map((shape) => (
        <li key={shape} className="min-w-0" style={{ flexGrow: shapes[shape], flexBasis: 0 }}>
          <span
            className="block w-full rounded-sm border border-line bg-no-repeat"
            style={{
              aspectRatio: shapes[shape],
              backgroundColor: asset.colour,
              backgroundImage: `url("${asset.url}")`,
              ...placed(asset, shape, focus),
            }}
          />
          <span className="mt-1 block text-[0.8125rem] text-quiet">{t(labels[shape])}</span>
        </li>
      ))}
    </ul>
  );
}

function placed(asset: ShownAsset, shape: Shape, focus: Focus) {
  const { left, top, width, height } = windowOf(asset, shape, focus);
  const position = (start: number, windowLength: number, pictureLength: number) =>
    pictureLength > windowLength ? `${(start / (pictureLength - windowLength)) * 100}%` : '0%';
  return {
    backgroundSize: `${(asset.width / width) * 100}% ${(asset.height / height) * 100}%`,
    backgroundPosition: `${position(left, width, asset.width)} ${position(top, height, asset.height)}`,
  };
}
