'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { DataTable } from '#components/ui/DataTable.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { useAction } from '#components/ui/useAction.tsx';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { BinItem } from '#editorial/bin/binList.ts';

type ItemId = Pick<BinItem, 'subject' | 'id'>;
type Props = {
  items: BinItem[];
  acts: {
    restore(order: ItemId): Promise<ActAnswer<void>>;
    erase(order: ItemId & { confirmation: Confirmation }): Promise<ActAnswer<void>>;
  };
  /** shown when the bin is empty */
  children: ReactNode;
};

const keyOf = ({ subject, id }: BinItem) => `${subject} ${id}`;

/** The content of the bin, to be restored, or erased by admins. */
export function BinList({ items, acts, children }: Props) {
  const t = useTranslations('bin');
  const format = useFormatter();
  const router = useRouter();
  const { run, announce, isPending, notices } = useAction();
  const [erasing, setErasing] = useOpenRow(items, keyOf);
  const nameOf = ({ name }: BinItem) => name || t('untitled');
  const daysLeft = ({ daysLeft: days }: BinItem) => t('daysLeft', { days });

  function deleted({ deletedAt, deletedBy: who }: BinItem) {
    const when = format.dateTime(new Date(deletedAt), timeFormats.record);
    return who ? t('deletedBy', { when, who }) : when;
  }
  async function restore(item: BinItem) {
    const { subject, id } = item;
    await run(acts.restore({ subject, id }), () => t('restored', { name: nameOf(item) }));
    router.refresh();
  }
  const buttonOf = (act: 'restore' | 'erase', item: BinItem) => ({
    small: true,
    disabled: isPending,
    'aria-label': t(`${act}Name`, { name: nameOf(item) }),
  });

  return (
    <>
      {notices}
      <DataTable
        caption={t('title')}
        rows={items}
        keyOf={keyOf}
        empty={children}
        isBusy={isPending}
        columns={[
          {
            head: t('what'),
            className: 'w-full',
            cell: (item) => (
              <>
                <span className="text-xs text-quiet">{t(`subject.${item.subject}`)}</span>
                <span className="block font-serif text-[1.0625rem] leading-snug font-medium wrap-anywhere">
                  {item.name || <span className="text-quiet italic">{t('untitled')}</span>}
                </span>
                <span className="mt-0.5 block text-xs text-quiet md:hidden">
                  {deleted(item)}
                  <span className="sm:hidden"> · {daysLeft(item)}</span>
                </span>
              </>
            ),
          },
          { head: t('deleted'), className: 'whitespace-nowrap text-quiet max-md:hidden', cell: deleted },
          { head: t('left'), className: 'whitespace-nowrap max-sm:hidden', cell: daysLeft },
          {
            head: t('acts'),
            isHeadHidden: true,
            cell: (item) => (
              <span className="flex flex-wrap justify-end gap-2 max-sm:flex-col">
                {item.mayRestore && (
                  <Button {...buttonOf('restore', item)} onClick={() => restore(item)}>
                    {t('restore')}
                  </Button>
                )}
                {item.mayErase && (
                  <Button {...buttonOf('erase', item)} look="danger" onClick={() => setErasing(item)}>
                    {t('erase')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {erasing && (
        <ConfirmDialog
          act="bin.erase"
          subject={`${erasing.subject}:${erasing.id}`}
          decidedOn={erasing.decidedOn}
          onClose={() => setErasing(null)}
          title={t('eraseTitle', { name: nameOf(erasing) })}
          description={t(erasing.subject === 'asset' ? 'eraseTextFiles' : 'eraseText')}
          look="danger"
          submit={t('erase')}
          send={(confirmation) => acts.erase({ subject: erasing.subject, id: erasing.id, confirmation })}
          onDone={() => {
            announce(t('erased', { name: nameOf(erasing) }));
            router.refresh();
          }}
        />
      )}
    </>
  );
}
