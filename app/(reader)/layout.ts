import type { ReactNode } from 'react';

// Reader pages are rendered on request: the build must not query the database.
export const dynamic = 'force-dynamic';

/** Adds no `<html>`: each page writes its own, because its language is known only after a database query. */
export default function ReaderLayout({ children }: { children: ReactNode }) {
  return children;
}
