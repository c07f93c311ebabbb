import type { ReactNode } from 'react';

/** Shown where a list is empty: why it is, and what to do about it. */
export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-line px-6 py-14 text-center">
      <p className="font-serif text-xl">{title}</p>
      {text && <p className="max-w-prose text-sm text-quiet">{text}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
