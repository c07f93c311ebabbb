'use client';
import { useTranslations } from 'use-intl';
import { RightsEnding } from './RightsEnding.tsx';
import type { ShownAsset } from './showUpload.ts';

type Props = { assets: ShownAsset[]; label: string; onOpen(asset: ShownAsset): void };

const tileLook = 'group flex w-full flex-col gap-1.5 rounded-md text-left';

/** Thumbnails of pictures, each a button named after the picture's alt text. */
export function AssetGrid({ assets, label, onOpen }: Props) {
  const t = useTranslations('media');
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">
      {assets.map((asset) => (
        <li key={asset.id}>
          <button type="button" onClick={() => onOpen(asset)} className={tileLook}>
            <span
              className="grid aspect-[3/2] w-full place-items-center overflow-hidden rounded-md border border-line"
              style={{ backgroundColor: asset.colour }}
            >
              <img
                src={asset.thumb}
                alt=""
                width={asset.width}
                height={asset.height}
                loading="lazy"
                decoding="async"
                className="size-full object-cover group-hover:opacity-90"
              />
            </span>
            <span className="line-clamp-2 text-[0.8125rem] leading-snug">
              <RightsEnding until={asset.rightsUntil} />
              {asset.alt || <span className="text-press-ink">{t('noAlt', { name: asset.fileName })}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
