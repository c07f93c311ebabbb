import type { ReactNode } from 'react';

/** No `<html>` here: each page writes its own, since its language is known only after reading. */
export default function ReaderLayout({ children }: { children: ReactNode }) {
  return children;
}
