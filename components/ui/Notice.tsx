import type { ReactNode } from 'react';

type Props = {
  tone?: 'press' | 'good' | 'wait';
  /** It no longer holds, and keeps its room only: nothing moves under a second click. */
  isPast?: boolean;
  children?: ReactNode;
};

const tones = {
  press: 'border-press-ink bg-press-wash',
  good: 'border-good bg-good-wash',
  wait: 'border-wait bg-wait-wash',
};

/**
 * What became of an order, said where it was given and read out at once. Keep it mounted while it is empty:
 * a live region that appears together with its text is not announced everywhere.
 */
export function LiveNotice({ tone = 'press', isPast = false, children }: Props) {
  return (
    <div role={tone === 'press' ? 'alert' : 'status'} className="empty:absolute">
      {children && (
        <div className={`border-l-4 px-3 py-2 text-sm ${tones[tone]} ${isPast ? 'invisible' : ''}`}>
          {children}
        </div>
      )}
    </div>
  );
}
