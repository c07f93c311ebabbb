'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { useDebouncedSearch } from '#components/ui/useDebouncedSearch.ts';
import { AssetGrid } from './AssetGrid.tsx';
import type { ShownAsset } from './showUpload.ts';
import { UploadArea } from './UploadArea.tsx';

export type PickedPicture = Pick<
  ShownAsset,
  'id' | 'alt' | 'caption' | 'credit' | 'url' | 'width' | 'height'
>;

type Props = { onPick(asset: PickedPicture): void; onClose(): void };

/** A dialog to pick one picture, from the list or by an upload. It closes after the pick. */
export function PicturePicker({ onPick, onClose }: Props) {
  const t = useTranslations('media');
  const { acts } = useFrame();
  const { run, refused, notices } = useAction();
  const [q, setQ] = useState('');
  const [assets, setAssets] = useState<ShownAsset[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);

  const search = () => run(acts.listPictures({ q }));
  useDebouncedSearch(q, q ? 180 : 0, search, (answer) => {
    if (!answer.ok) return;
    setAssets(answer.value.items);
    setBefore(answer.value.before);
  });

  async function more() {
    const answer = await run(acts.listPictures({ q, before }));
    if (!answer.ok) return;
    setAssets((all) => [...(all ?? []), ...answer.value.items]);
    setBefore(answer.value.before);
  }

  function pick({ id, alt, caption, credit, url, width, height }: ShownAsset) {
    onPick({ id, alt, caption, credit, url, width, height });
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('pick')} wide>
      <div className="flex flex-col gap-4">
        <UploadArea onDone={pick} />
        <TextInput
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          maxLength={200}
          aria-label={t('search')}
          placeholder={t('searchHint')}
        />
        {notices}
        {assets === null && !refused && <Skeleton rows={2} className="h-32" />}
        {assets?.length === 0 && (
          <p className="text-sm text-quiet">{q ? t('emptySearch', { q }) : t('emptyText')}</p>
        )}
        {assets && <AssetGrid assets={assets} label={t('title')} onOpen={pick} />}
        {before !== null && (
          <Button className="self-start" onClick={more}>
            {t('older')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
