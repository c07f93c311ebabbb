'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
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
  const { run, notices } = useAction();
  const [q, setQ] = useState('');
  const [pictures, setPictures] = useState<{ q: string; items: ShownAsset[]; before: number | null }>();

  const search = () => acts.listPictures({ q });
  const refused = useDebouncedSearch(q, q ? 180 : 0, search, (page) => setPictures({ q, ...page }));

  async function more(list: { q: string; items: ShownAsset[]; before: number | null }) {
    const answer = await run(acts.listPictures({ q: list.q, before: list.before }));
    if (!answer.ok) return;
    const { items, before } = answer.value;
    setPictures((now) => (now === list ? { q: list.q, items: [...list.items, ...items], before } : now));
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
        <SearchNotice
          refused={refused}
          none={
            pictures?.q === q && pictures.items.length === 0 && (q ? t('emptySearch', { q }) : t('emptyText'))
          }
        />
        {!pictures && !refused && <Skeleton rows={2} className="h-32" />}
        {pictures && <AssetGrid assets={pictures.items} label={t('title')} onOpen={pick} />}
        {pictures && pictures.before !== null && (
          <Button className="self-start" onClick={() => more(pictures)}>
            {t('older')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
