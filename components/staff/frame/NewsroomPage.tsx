import type { ReactNode } from 'react';
import { Link } from '#components/ui/Link.tsx';

type Props = {
  title: string;
  /** a link above the title, to the list that the page belongs to */
  back?: { href: string; label: string };
  aside?: ReactNode;
  children: ReactNode;
  narrow?: boolean;
  wide?: boolean;
};

/** A newsroom page: `<main>`, one heading, and buttons beside it. All pages have the same left edge. */
export function NewsroomPage({ title, back, aside, children, narrow = false, wide = false }: Props) {
  return (
    <main
      id="main"
      aria-label={title}
      tabIndex={-1}
      className={`mx-auto flex w-full max-w-7xl flex-col gap-5 px-4 py-6 outline-none sm:px-8 ${narrow ? '*:max-w-3xl' : wide ? '' : '*:max-w-6xl'}`}
    >
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          {back && (
            <Link href={back.href} className="self-start text-sm text-quiet hover:text-ink hover:underline">
              <span aria-hidden>← </span>
              {back.label}
            </Link>
          )}
          <h1 className="font-serif text-3xl font-semibold tracking-tight">{title}</h1>
        </div>
        {aside}
      </div>
      {children}
    </main>
  );
}
