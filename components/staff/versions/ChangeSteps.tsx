'use client';
import { type RefObject, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';

/** Marks a change that the buttons and keys go to. */
export const changeTarget = { 'data-change': '', tabIndex: -1 } as const;

type Props = { comparison: RefObject<HTMLElement | null> };

/** Goes to the next or previous change of a comparison, by button or with Alt and an arrow, and says which of how many it is. */
export function ChangeSteps({ comparison }: Props) {
  const t = useTranslations('versions');
  const [place, setPlace] = useState<{ number: number; count: number } | null>(null);
  function step(by: 1 | -1) {
    const changes = [...(comparison.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const current = changes.indexOf(document.activeElement as HTMLElement);
    const last = current >= 0 ? current : (place?.number ?? 0) - 1;
    const next = (Math.max(last, by > 0 ? -1 : 0) + by + changes.length) % changes.length;
    const change = changes[next];
    if (!change) return;
    change.focus({ preventScroll: true });
    change.scrollIntoView({ block: 'center' });
    setPlace({ number: next + 1, count: changes.length });
  }
  useWindowKeys((event) => {
    const isField =
      event.target instanceof Element && event.target.closest('input, select, textarea, dialog');
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isField) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button small onClick={() => step(-1)} aria-keyshortcuts="Alt+ArrowUp" title="Alt+↑">
        {t('previousChange')}
      </Button>
      <Button small onClick={() => step(1)} aria-keyshortcuts="Alt+ArrowDown" title="Alt+↓">
        {t('nextChange')}
      </Button>
      <span role="status" className="text-sm text-quiet tabular-nums">
        {place && t('changePlace', place)}
      </span>
    </div>
  );
}
