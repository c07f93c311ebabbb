'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PreviewFrame } from '#components/staff/preview/PreviewFrame.tsx';
import { Segments } from '#components/ui/Segments.tsx';

type Props = {
  frontId: number;
  version: number;
  /** whether a pinned story is under embargo */
  hasComing: boolean;
};

/** A preview of the draft for readers: as released now, or with its stories that are under embargo. */
export function FrontPreviewFrame({ frontId, version, hasComing }: Props) {
  const t = useTranslations('front');
  const [of, setOf] = useState<'now' | 'coming'>('now');
  const coming = hasComing && of === 'coming';
  return (
    <PreviewFrame
      title={t('previewTitle')}
      address={`/newsroom/front/preview?front=${frontId}${coming ? '&coming=yes' : ''}`}
      version={version}
    >
      {hasComing && (
        <Segments
          label={t('previewOf')}
          options={[
            { value: 'now', label: t('previewNow') },
            { value: 'coming', label: t('previewComing') },
          ]}
          value={of}
          onChange={setOf}
        />
      )}
    </PreviewFrame>
  );
}
