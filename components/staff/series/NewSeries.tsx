'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { SeriesDialog } from './SeriesDialog.tsx';
import type { FoundAct } from './seriesActs.ts';

/** Begins a series; its page opens at once. */
export function NewSeries({ found }: { found: FoundAct }) {
  const t = useTranslations('series');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="press" className="self-start" onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      {open && (
        <SeriesDialog
          told={null}
          act={async (told) => {
            const answer = await found(told);
            if (answer.ok) router.push(`/newsroom/series/${answer.value.seriesId}`);
            return answer;
          }}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}
