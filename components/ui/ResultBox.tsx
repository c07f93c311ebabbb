import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

type Props = {
  /** what happened, in one sentence */
  text: ReactNode;
  /** where it can be looked at, as links */
  children?: ReactNode;
  /** shows the form again */
  again?: { label: string; onClick(): void };
};

/** What stands in the place of a form after its act. */
export function ResultBox({ text, children, again }: Props) {
  return (
    <div className="flex flex-col gap-3 border-l-4 border-good bg-good-wash px-4 py-3">
      <p className="font-medium">{text}</p>
      {children && <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm">{children}</div>}
      {again && (
        <Button small className="self-start" onClick={again.onClick}>
          {again.label}
        </Button>
      )}
    </div>
  );
}
