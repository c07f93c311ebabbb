'use client';
import { ImageUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import type { Uploaded } from './sendFile.ts';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './useUploads.ts';

const kinds = 'image/jpeg,image/png,image/webp,image/avif';

/** Takes pictures by choosing, dropping or pasting, and shows how far each is. */
export function UploadArea({ onDone }: { onDone: (asset: Uploaded) => void }) {
  const t = useTranslations('media');
  const { uploads, add } = useUploads(onDone);
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const adding = useRef(add);
  adding.current = add;

  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      adding.current(files);
    }
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);

  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
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
        className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-dashed px-4 py-4 ${over ? 'border-press-ink bg-press-wash' : 'border-edge bg-sheet'}`}
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
