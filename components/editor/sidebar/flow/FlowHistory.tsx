'use client';
import { useTranslations } from 'use-intl';
import { Time } from '#components/ui/Time.tsx';
import type { FlowHistoryStep } from '#editorial/flow/articleFlow.ts';
import { FlowNote } from './FlowNote.tsx';

/** Who submitted, returned, approved or assigned the article, with their notes, newest first. */
export function FlowHistory({ steps }: { steps: FlowHistoryStep[] }) {
  const t = useTranslations('flow');
  if (steps.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer py-1 text-sm font-medium">
        {t('history', { count: steps.length })}
      </summary>
      <ol className="mt-1 flex flex-col divide-y divide-line">
        {steps.map(({ id, kind, by, at, note, assignee, dueAt }) => (
          <li key={id} className="flex flex-col gap-1 py-2">
            <p className="wrap-anywhere">
              {t(`step.${kind}`, { by: by ?? t('system'), assignee: assignee ?? '' })}
            </p>
            <p className="text-[0.8125rem] text-quiet">
              <Time at={at} look="short" />
              {dueAt && (
                <>
                  {' · '}
                  {t.rich('due', { at: () => <Time at={dueAt} look="short" /> })}
                </>
              )}
            </p>
            <FlowNote text={note} />
          </li>
        ))}
      </ol>
    </details>
  );
}
