'use client';
import { useTranslations } from 'use-intl';
import { PreviewFrame } from '#components/staff/share/ProofFrame.tsx';
import { ShareButton } from '#components/staff/share/ShareButton.tsx';

type Props = {
  articleId: number;
  /** changes when the draft was looked at anew */
  version: number | string;
  /** the reviewed snapshot to show; without one, the draft as it stands */
  reviewed?: string;
  /** what the release would say of itself, where that is known */
  saying?: { kind: string; note: string };
};

/** The draft on the paper's own page. */
export function ReleasePreview({ articleId, version, reviewed, saying }: Props) {
  const t = useTranslations('release');
  const query = new URLSearchParams({ ...(reviewed && { reviewed }), ...saying }).toString();
  const address = `/newsroom/articles/${articleId}/preview${query && `?${query}`}`;
  return (
    <PreviewFrame title={t('preview')} address={address} version={version}>
      <ShareButton articleId={articleId} />
    </PreviewFrame>
  );
}
