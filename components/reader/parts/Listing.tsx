import type { ReactNode } from 'react';

type Props = {
  label?: ReactNode;
  heading: ReactNode;
  /** 2 if the page has a first-level heading above */
  level?: 1 | 2;
  standfirst?: ReactNode;
  /** what follows the standfirst */
  more?: ReactNode;
  children: ReactNode;
};

/** A page's head and main part, side by side where there is room. */
export function Listing({ label, heading, level = 1, standfirst, more, children }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div className="listing">
      <header className="list-head">
        {label && <p className="label">{label}</p>}
        <Heading>{heading}</Heading>
        {standfirst && <p className="standfirst">{standfirst}</p>}
        {more}
      </header>
      <div className="list-main">{children}</div>
    </div>
  );
}
