import type { ReactNode } from 'react';

type Props = {
  tone?: 'press' | 'good' | 'wait';
  /** The text no longer applies. It is hidden but keeps its space, so that nothing moves under a second click. */
  isPast?: boolean;
  children?: ReactNode;
};

const tones = {
  press: 'border-press-ink bg-press-wash',
  good: 'border-good bg-good-wash',
  wait: 'border-wait bg-wait-wash',
};

/**
 * The result of an act, beside its button and announced at once. Keep it mounted while it is empty: not every screen
 * reader announces a live region that appears together with its text.
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
