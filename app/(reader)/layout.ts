import type { ReactNode } from 'react';

/** No `<html>` here: each page writes its own, since its language is known only after reading the database. */
export default function ReaderLayout({ children }: { children: ReactNode }) {
  return children;
}
