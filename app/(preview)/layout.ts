import type { ReactNode } from 'react';

/** The paper's own page writes its `<html>`; the newsroom's frame does not stand round it. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children;
}
