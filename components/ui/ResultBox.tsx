import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

type Props = {
  /** what happened, in one sentence */
  text: ReactNode;
  /** links to the result */
  children?: ReactNode;
  /** shows the form again */
  again?: { label: string; onClick(): void };
};

/** The result that replaces a form after its act. */
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
