'use client';
import { ImageUp } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { UploadList } from './UploadList.tsx';
import { type Uploaded, useUploads } from './useUploads.ts';

const kinds = 'image/jpeg,image/png,image/webp,image/avif';

/** Uploads pictures that are chosen, dropped or pasted, and shows the progress of each. */
export function UploadArea({ onDone }: { onDone: (asset: Uploaded) => void }) {
  const t = useTranslations('media');
  const { uploads, add } = useUploads(onDone);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  });

  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event);
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);

  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button offers the same to the keyboard */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add(event.dataTransfer.files);
        }}
        className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-dashed px-4 py-4 ${isOver ? 'border-press-ink bg-press-wash' : 'border-edge bg-sheet'}`}
      >
        <Button onClick={() => chooser.current?.click()}>
          <ImageUp aria-hidden size={17} />
          {t('choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept={kinds}
          multiple
          hidden
          aria-label={t('choose')}
          onChange={(event) => {
            add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        <p className="text-sm text-quiet">{t('dropHint')}</p>
      </div>
      <UploadList uploads={uploads} />
    </div>
  );
}
