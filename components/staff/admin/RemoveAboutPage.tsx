'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { ServerAct } from '#components/ui/useRefusal.ts';

type Props = {
  page: { id: number; path: string; version: number; decidedOn: string };
  remove: ServerAct<void>;
};

/** Asks, with the page's address, before a page is removed from the site. */
export function RemoveAboutPage({ page: { id, path, version, decidedOn }, remove }: Props) {
  const t = useTranslations('admin.pages');
  const router = useRouter();
  return (
    <ConfirmDialog
      button={{ children: t('remove'), look: 'danger' }}
      act="about.change"
      subject={`about-page:${id}`}
      decidedOn={decidedOn}
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
  );
}
