'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { Upload } from './useUploads.ts';

/** The uploads in progress, and those that were refused. */
export function UploadList({ uploads }: { uploads: Upload[] }) {
  const t = useTranslations('media');
  const ui = useTranslations('ui');
  return (
    <ul aria-label={t('uploads')} className={uploads.length > 0 ? 'flex flex-col gap-2' : 'hidden'}>
      {uploads.map(({ key, name, part, refused, stop }) => (
        <li key={key} className="flex items-center gap-3 text-sm">
          <div className="min-w-0 grow">
            <LiveNotice>
              {refused && (
                <>
                  <strong>{name}</strong>: {refused}
                </>
              )}
            </LiveNotice>
            {!refused && (
              <label className="flex items-center gap-3">
                <span className="w-1/2 truncate">{part < 1 ? name : t('working', { name })}</span>
                <progress value={part < 1 ? part : undefined} className="h-2 grow accent-press" />
              </label>
            )}
          </div>
          <Button small look="quiet" onClick={stop}>
            {refused ? t('dismiss') : ui('cancel')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
