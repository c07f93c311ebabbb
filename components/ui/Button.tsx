import type { ComponentProps } from 'react';
import { HydratedButton } from './HydratedButton.tsx';

type Look = 'plain' | 'press' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  plain: 'border border-edge bg-sheet text-ink hover:bg-well',
  press: 'border border-transparent bg-press text-white hover:bg-press-deep',
  quiet: 'border border-transparent text-ink hover:bg-well',
  danger: 'border border-press-ink bg-sheet text-press-ink hover:bg-press-wash',
};

/** The classes of a button, also for links that look like one. */
export function buttonLook(look: Look = 'plain', small = false): string {
  const size = small ? 'min-h-8 px-2.5 text-[0.8125rem]' : 'min-h-10 px-4 text-sm';
  return `inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed data-settling:opacity-100! data-settling:cursor-default! ${size} ${looks[look]}`;
}

export type ButtonProps = ComponentProps<'button'> & { look?: Look; small?: boolean };

export function Button({ look, small, className = '', type = 'button', ...rest }: ButtonProps) {
  return <HydratedButton {...rest} type={type} className={`${buttonLook(look, small)} ${className}`} />;
}
