import type { ReactNode } from 'react';

type Props = { title: string; aside?: ReactNode; children: ReactNode; narrow?: boolean; wide?: boolean };

/** A newsroom page: `<main>`, one heading, and buttons beside it. All pages have the same left edge. */
export function NewsroomPage({ title, aside, children, narrow = false, wide = false }: Props) {
  return (
    <main
      id="main"
      aria-label={title}
      tabIndex={-1}
      className={`mx-auto flex w-full max-w-7xl flex-col gap-5 px-4 py-6 outline-none sm:px-8 ${narrow ? '*:max-w-3xl' : wide ? '' : '*:max-w-6xl'}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-3xl font-semibold tracking-tight">{title}</h1>
        {aside}
      </div>
      {children}
    </main>
  );
}
