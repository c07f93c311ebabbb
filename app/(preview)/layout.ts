import type { ReactNode } from 'react';

/** Adds no `<html>`: the reader page inside writes its own, and the newsroom's layout does not apply. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children;
}
