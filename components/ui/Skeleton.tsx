/** Rows in the shape of what is coming, so that nothing jumps when it is here. */
export function Skeleton({ rows = 6, className = 'h-12' }: { rows?: number; className?: string }) {
  return (
    <div aria-hidden className="flex animate-pulse flex-col gap-2">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are alike and never move
        <div key={row} className={`rounded bg-well ${className}`} />
      ))}
    </div>
  );
}
