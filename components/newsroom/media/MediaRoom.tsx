'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { Focus } from '#body/cropping';
import { buttonLook } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { EmptyState } from '#components/ui/EmptyState';
import { Link } from '#components/ui/Link';
import { TextInput } from '#components/ui/TextInput';
import { AssetForm, type DescribeAct, type Words } from './AssetForm.tsx';
import { AssetGrid } from './AssetGrid.tsx';
import { type FocusAct, FocusEditor } from './FocusEditor.tsx';
import type { Uploaded } from './sending.ts';
import type { ShownAsset } from './show.tsx';
import { UploadArea } from './UploadArea.tsx';

type Props = {
  assets: ShownAsset[];
  q: string;
  before: number | null;
  onDescribe: DescribeAct;
  onFocus: FocusAct;
};

export function MediaRoom({ assets, q, before, onDescribe, onFocus }: Props) {
  const t = useTranslations('media');
  const router = useRouter();
  const [open, setOpen] = useState<ShownAsset | null>(null);

  function arrive(asset: Uploaded) {
    if (asset.known) toast(t('known', { name: asset.fileName }));
    setOpen(asset);
    router.refresh();
  }
  const saved = useCallback(
    (words: Words) => {
      setOpen((asset) => asset && { ...asset, ...words });
      router.refresh();
    },
    [router],
  );

  const focused = useCallback(
    (focus: Focus) => {
      setOpen((asset) => asset && { ...asset, focus });
      router.refresh();
    },
    [router],
  );

  return (
    <>
      <UploadArea onDone={arrive} />
      <search>
        <form action="/newsroom/media" className="max-w-sm">
          <TextInput
            type="search"
            name="q"
            defaultValue={q}
            maxLength={200}
            aria-label={t('search')}
            placeholder={t('searchHint')}
          />
        </form>
      </search>
      {assets.length > 0 ? (
        <AssetGrid assets={assets} label={t('title')} onOpen={setOpen} />
      ) : (
        <EmptyState title={t('empty')} text={q ? t('emptySearch', { q }) : t('emptyText')} />
      )}
      {before !== null && (
        <Link
          className={`${buttonLook()} self-start`}
          href={`/newsroom/media?${new URLSearchParams({ ...(q && { q }), before: String(before) })}`}
        >
          {t('older')}
        </Link>
      )}
      <Dialog open={open !== null} onOpenChange={(on) => !on && setOpen(null)} title={t('describe')} wide>
        {open && (
          <div className="grid gap-6 md:grid-cols-2">
            <FocusEditor key={`focus-${open.id}`} asset={open} onFocus={onFocus} onSaved={focused} />
            <AssetForm key={open.id} asset={open} onDescribe={onDescribe} onSaved={saved} />
          </div>
        )}
      </Dialog>
    </>
  );
}
