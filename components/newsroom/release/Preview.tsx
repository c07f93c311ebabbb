'use client';
import { useTranslations } from 'use-intl';
import { Proof } from '../Proof.tsx';
import { ShareButton } from '../share/ShareButton.tsx';

type Props = {
  articleId: number;
  /** changes when the draft was looked at anew */
  version: number;
  /** what the release would say of itself, where that is known */
  saying?: { kind: string; note: string };
};

/** The draft on the paper's own page. */
export function Preview({ articleId, version, saying }: Props) {
  const t = useTranslations('release');
  const query = saying ? `?${new URLSearchParams(saying)}` : '';
  return (
    <Proof title={t('preview')} address={`/newsroom/articles/${articleId}/preview${query}`} version={version}>
      <ShareButton articleId={articleId} />
    </Proof>
  );
}
