import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'wait' | 'press';

const tones: Record<Tone, string> = {
  plain: 'bg-well text-ink',
  good: 'bg-good-wash text-good',
  wait: 'bg-wait-wash text-wait',
  press: 'bg-press-wash text-press-ink',
};

/** A short word for a state. The word carries the meaning; the colour only helps. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
