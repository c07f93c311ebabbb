import type { ReactNode } from 'react';

/** A head and what it heads; side by side where there is room. */
export function Listing({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <div className="listing">
      <header className="list-head">{head}</header>
      <div className="list-main">{children}</div>
    </div>
  );
}
