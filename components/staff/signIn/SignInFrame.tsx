import type { ReactNode } from 'react';

type Props = { paper: string; title: string; text?: string; children: ReactNode };

/** The page around a form for people who are not signed in: the paper's name and a title. */
export function SignInFrame({ paper, title, text, children }: Props) {
  return (
    <main className="grid min-h-dvh content-start justify-items-center px-4 pt-[12vh] pb-10">
      <div className="w-full max-w-sm">
        <a
          href="/"
          className="block border-b border-line pb-3 font-serif text-2xl font-semibold hover:text-press-ink"
        >
          {paper}
        </a>
        <h1 className="mt-6 text-lg font-semibold">{title}</h1>
        {text && <p className="mt-1 text-sm text-quiet">{text}</p>}
        <div className="mt-5">{children}</div>
      </div>
    </main>
  );
}
