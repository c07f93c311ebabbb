'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { BinItem } from '#editorial/bin/binList.ts';

type Which = Pick<BinItem, 'subject' | 'id'>;
type Props = {
  items: BinItem[];
  acts: {
    restore(order: Which): Promise<ActAnswer<void>>;
    erase(order: Which & { confirmation: Confirmation }): Promise<ActAnswer<void>>;
  };
  /** what stands here when it is empty */
  children: ReactNode;
};

const head = 'px-3 py-2 text-left text-xs font-medium text-quiet';
const cell = 'border-t border-line px-3 py-2 align-middle text-sm';

/** What is in the bin, with the way back; for admins also the way out for good. */
export function BinList({ items, acts, children }: Props) {
  const t = useTranslations('bin');
  const format = useFormatter();
  const router = useRouter();
  const ready = useHydrated();
  const { say, guard } = useRefusal();
  const [erasing, setErasing] = useOpenRow(items, ({ subject, id }) => `${subject} ${id}`);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [done, setDone] = useState('');
  const nameOf = ({ name }: BinItem) => name || t('untitled');

  async function restore(item: BinItem) {
    setBusy(true);
    const { subject, id } = item;
    const answer = await guard(acts.restore({ subject, id }));
    setBusy(false);
    setRefused(answer.ok ? null : answer);
    setDone(answer.ok ? t('restored', { name: nameOf(item) }) : '');
    router.refresh();
  }

  return (
    <>
      <LiveNotice>{refused && say(refused)}</LiveNotice>
      <LiveNotice tone="good">{done}</LiveNotice>
      {items.length === 0 ? (
        children
      ) : (
        <table className="w-full border-collapse" aria-busy={busy}>
          <caption className="sr-only">{t('title')}</caption>
          <thead className="max-sm:sr-only">
            <tr>
              <th scope="col" className={head}>
                {t('what')}
              </th>
              <th scope="col" className={`${head} max-md:hidden`}>
                {t('deleted')}
              </th>
              <th scope="col" className={`${head} max-sm:hidden`}>
                {t('left')}
              </th>
              <th scope="col" className={head}>
                <span className="sr-only">{t('acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const when = format.dateTime(new Date(item.deletedAt), {
                dateStyle: 'medium',
                timeStyle: 'short',
              });
              const said = item.deletedBy ? t('deletedBy', { when, who: item.deletedBy }) : when;
              const left = t('daysLeft', { days: item.daysLeft });
              return (
                <tr key={`${item.subject} ${item.id}`}>
                  <th scope="row" className={`${cell} w-full text-left font-normal`}>
                    <span className="text-xs text-quiet">{t(`subject.${item.subject}`)}</span>
                    <span className="block font-serif text-[1.0625rem] leading-snug font-medium wrap-anywhere">
                      {item.name || <span className="text-quiet italic">{t('untitled')}</span>}
                    </span>
                    <span className="mt-0.5 block text-xs text-quiet md:hidden">
                      {said}
                      <span className="sm:hidden"> · {left}</span>
                    </span>
                  </th>
                  <td className={`${cell} whitespace-nowrap text-quiet max-md:hidden`}>{said}</td>
                  <td className={`${cell} whitespace-nowrap max-sm:hidden`}>{left}</td>
                  <td className={`${cell} whitespace-nowrap`}>
                    <span className="flex flex-wrap justify-end gap-2 max-sm:flex-col">
                      {item.mayRestore && (
                        <Button
                          small
                          disabled={!ready || busy}
                          aria-label={t('restoreName', { name: nameOf(item) })}
                          onClick={() => restore(item)}
                        >
                          {t('restore')}
                        </Button>
                      )}
                      {item.mayErase && (
                        <Button
                          small
                          look="danger"
                          disabled={!ready || busy}
                          aria-label={t('eraseName', { name: nameOf(item) })}
                          onClick={() => setErasing(item)}
                        >
                          {t('erase')}
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {erasing && (
        <ConfirmDialog
          act="bin.erase"
          subject={`${erasing.subject}:${erasing.id}`}
          decidedOn={erasing.decidedOn}
          open
          onOpenChange={() => setErasing(null)}
          title={t('eraseTitle', { name: nameOf(erasing) })}
          description={t(erasing.subject === 'asset' ? 'eraseTextFiles' : 'eraseText')}
          look="danger"
          submit={t('erase')}
          send={(confirmation) => acts.erase({ subject: erasing.subject, id: erasing.id, confirmation })}
          onDone={() => {
            setRefused(null);
            setDone(t('erased', { name: nameOf(erasing) }));
            router.refresh();
          }}
        />
      )}
    </>
  );
}
