import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** The look of a link in tables and running text. */
export const linkLook = 'underline decoration-edge underline-offset-4 hover:text-press-ink';

/**
 * A link between staff pages without prefetching. The server renders every staff page for each request, so prefetching
 * gains nothing. After an act, Next would prefetch all visible links at once, while the server renders readers' pages.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
