'use client';
import { type ReactNode, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { buttonLook } from '#components/ui/Button.tsx';
import { Segments } from '#components/ui/Segments.tsx';

/** Widths in CSS px, to which the paper's style sheet adapts. */
const devices = { phone: 390, tablet: 768, desktop: 1280 } as const;
type Device = keyof typeof devices;
const themes = ['light', 'dark'] as const;

type Props = {
  title: string;
  /** of a preview page, with its query except for the theme */
  address: string;
  /** changes when the page must be loaded again */
  version: number | string;
  /** further buttons */
  children?: ReactNode;
};

/** A preview page in a frame, at the widths of several devices and in both themes. */
export function PreviewFrame({ title, address, version, children }: Props) {
  const t = useTranslations('release.previewFrame');
  const isPhone = useIsPhone();
  const [chosen, setDevice] = useState<Device | null>(null);
  const device = chosen ?? (isPhone ? 'phone' : 'desktop');
  const [theme, setTheme] = useState<(typeof themes)[number]>('light');
  const src = `${address}${address.includes('?') ? '&' : '?'}theme=${theme}`;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segments
          label={t('width')}
          options={(Object.keys(devices) as Device[]).map((value) => ({ value, label: t(value) }))}
          value={device}
          onChange={setDevice}
        />
        <Segments
          label={t('light')}
          options={themes.map((value) => ({ value, label: t(value === 'light' ? 'day' : 'dark') }))}
          value={theme}
          onChange={setTheme}
        />
        <a href={src} target="_blank" rel="noreferrer" className={buttonLook('quiet', true)}>
          {t('tab')}
        </a>
        {children}
      </div>
      <Sheet key={version} src={src} title={title} width={devices[device]} />
    </div>
  );
}

const phoneQuery = '(max-width: 639px)';

/** Whether the window is too narrow for a readable preview of a desktop's width. */
const useIsPhone = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = matchMedia(phoneQuery);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(phoneQuery).matches,
    () => false,
  );

/** A frame of the device's width, scaled down if there is not enough room. */
function Sheet({ src, title, width }: { src: string; title: string; width: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [availableWidth, setAvailableWidth] = useState(0);

  useLayoutEffect(() => {
    if (!place.current) return;
    const watcher = new ResizeObserver(([entry]) => setAvailableWidth(entry?.contentRect.width ?? 0));
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);

  const scale = availableWidth > 0 ? Math.min(1, availableWidth / width) : 1;
  return (
    <div ref={place} className="h-[78dvh] overflow-hidden rounded-md border border-line bg-well">
      <iframe
        title={title}
        src={src}
        className="mx-auto block origin-top-left border-0"
        style={{
          width: `${width}px`,
          height: `${100 / scale}%`,
          transform: scale < 1 ? `scale(${scale})` : undefined,
          ...(scale < 1 && { marginInline: 0 }),
        }}
      />
    </div>
  );
}
