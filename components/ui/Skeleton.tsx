/** Placeholder rows while content loads, in its shape, so that nothing moves when it arrives. */
export function Skeleton({ rows = 6, className = 'h-12' }: { rows?: number; className?: string }) {
  return (
    <div aria-hidden className="flex animate-pulse flex-col gap-2">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical and never move
        <div key={row} className={`rounded bg-well ${className}`} />
      ))}
    </div>
  );
}
