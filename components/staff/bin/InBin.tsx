'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { BinSubject } from '#editorial/bin/binnable.ts';

/** The page at the address of something that is in the bin. */
export function InBin({ subject, id }: { subject: BinSubject; id: number }) {
  const t = useTranslations('bin');
  const { acts } = useFrame();
  const { run, notices } = useAction();
  const router = useRouter();

  async function restore() {
    const answer = await run(acts.restoreSubject({ subject, id }));
    if (answer.ok) router.refresh();
  }

  return (
    <>
      <EmptyState title={t(`here.${subject}`)} text={t('hereText')} />
      {notices}
      <div className="flex flex-wrap justify-center gap-3">
        <Button look="press" onClick={restore}>
          {t('restore')}
        </Button>
        <Link className={buttonLook()} href="/newsroom/bin">
          {t('toBin')}
        </Link>
      </div>
    </>
  );
}
