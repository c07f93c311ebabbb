'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { toast } from '#components/ui/toast.ts';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import { AssetForm, type DescribeAct } from './AssetForm.tsx';
import { AssetGrid } from './AssetGrid.tsx';
import { type FocusAct, FocusEditor } from './FocusEditor.tsx';
import { type RenewAct, RenewRights } from './RenewRights.tsx';
import type { ShownAsset } from './showUpload.ts';
import { UploadArea } from './UploadArea.tsx';
import type { Uploaded } from './useUploads.ts';

type Acts = { onDescribe: DescribeAct; onFocus: FocusAct; onRenew: RenewAct };
type Props = Acts & { assets: ShownAsset[]; q: string; before: number | null };

/** The pictures of the newsroom; each opens in a dialog. `before`: the id from which the next page continues. */
export function MediaScreen({ assets, q, before, onDescribe, onFocus, onRenew }: Props) {
  const t = useTranslations('media');
  const router = useRouter();
  const [open, setOpen] = useOpenRow(assets, ({ id }) => id);

  function arrive(asset: Uploaded) {
    if (asset.known) toast(t('known', { name: asset.fileName }));
    setOpen(asset);
    router.refresh();
  }
  /** Applies a change at once: a picture outside the loaded list would not show it after the refresh. */
  function change(changed: Partial<ShownAsset>) {
    setOpen(open && { ...open, ...changed });
    router.refresh();
  }
  function close() {
    setOpen(null);
    router.refresh();
  }
  function renewed(rightsUntil: Date | null) {
    change({ rightsUntil, hasEnded: false, renewal: null });
    toast(t('renewed'));
  }

  return (
    <>
      <UploadArea onDone={arrive} />
      <search>
        <QueryForm action="/newsroom/media" className="max-w-sm">
          <TextInput
            type="search"
            name="q"
            defaultValue={q}
            maxLength={200}
            aria-label={t('search')}
            placeholder={t('searchHint')}
          />
        </QueryForm>
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
            <FocusEditor
              key={`focus-${open.id}`}
              asset={open}
              onFocus={onFocus}
              onSaved={(focus) => change({ focus })}
            />
            <AssetForm key={open.id} asset={open} onDescribe={onDescribe} onSaved={change}>
              {open.renewal && (
                <RenewRights
                  asset={open}
                  decidedOn={open.renewal.decidedOn}
                  onRenew={onRenew}
                  onRenewed={renewed}
                />
              )}
            </AssetForm>
            <div className="border-t border-line pt-4 md:col-span-2">
              <DeleteButton subject="asset" id={open.id} name={open.fileName} onDone={close} />
            </div>
          </div>
        )}
      </Dialog>
    </>
  );
}
