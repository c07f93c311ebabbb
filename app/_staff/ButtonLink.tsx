import type { ComponentProps } from 'react';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';

type Props = ComponentProps<typeof Link> & { look?: Parameters<typeof buttonLook>[0]; small?: boolean };

/** A link to a staff page that looks like a button. */
export function ButtonLink({ look, small, className = '', ...rest }: Props) {
  return <Link {...rest} className={`${buttonLook(look, small)} ${className}`} />;
}
