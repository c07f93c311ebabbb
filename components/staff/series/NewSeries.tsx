'use client';
import { useRouter } from 'next/navigation';
import { SeriesDialog } from './SeriesDialog.tsx';
import type { FoundAct } from './seriesActs.ts';

/** Begins a series; its page opens at once. */
export function NewSeries({ found }: { found: FoundAct }) {
  const router = useRouter();
  return (
    <SeriesDialog
      told={null}
      act={async (told) => {
        const answer = await found(told);
        if (answer.ok) router.push(`/newsroom/series/${answer.value.seriesId}`);
        return answer;
      }}
    />
  );
}
