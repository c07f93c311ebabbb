'use client';

/** The remaining time. A screen reader can read it, but does not announce its changes. */
export function Countdown({ at, text }: { at: string; text: string }) {
  return (
    <span role="timer" aria-live="off" className="shrink-0 font-medium text-wait tabular-nums">
      <time dateTime={at} suppressHydrationWarning>
        {text}
      </time>
    </span>
  );
}
