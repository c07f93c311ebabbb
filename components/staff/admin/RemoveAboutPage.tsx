'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';

type Props = {
  page: { id: number; path: string; version: number; decidedOn: string };
  remove(order: unknown): Promise<ActAnswer<void>>;
};

/** Asks by name before a page is taken from the readers. */
export function RemoveAboutPage({ page: { id, path, version, decidedOn }, remove }: Props) {
  const t = useTranslations('admin.pages');
  const router = useRouter();
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="danger" disabled={!ready} onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        act="about.change"
        subject={`about-page:${id}`}
        decidedOn={decidedOn}
        open={open}
        onOpenChange={setOpen}
        title={t('removeTitle', { path })}
        description={t('removeText')}
        look="danger"
        submit={t('removeNow')}
        send={(confirmation) => remove({ id, version, confirmation })}
        onDone={() => {
          toast(t('removed', { path }));
          router.push('/admin/pages');
        }}
      />
    </>
  );
}
