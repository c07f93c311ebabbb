import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link between staff pages, fetched when it is followed and not before. Every page of the newsroom is made anew for
 * each request, so fetching ahead gains nothing, and after an act Next would fetch all that are in sight at once: just
 * then the readers' page of a release is being made.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
