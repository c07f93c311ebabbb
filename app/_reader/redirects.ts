import { permanentRedirect } from 'next/navigation';
import { pathOf } from '#contracts/routes.ts';
import { findMoved, type SectionFilter } from '#editorial/readerQueries/sectionLookup.ts';
import type { Parameters } from './pageContext.ts';

/**
 * Redirects from a former address of a section or topic to its current one, with 308 and the request's parameters;
 * returns when the address leads nowhere.
 */
export async function redirectMoved(
  kind: SectionFilter,
  slug: string | null,
  { parameters, within = '' }: { parameters?: Parameters; within?: string },
): Promise<void> {
  const to = slug === null ? null : await findMoved(kind, slug);
  if (to === null || to === slug) return;
  const single = Object.entries((await parameters) ?? {}).filter(
    (parameter): parameter is [string, string] => typeof parameter[1] === 'string',
  );
  const query = single.length > 0 ? `?${new URLSearchParams(single)}` : '';
  permanentRedirect(`${within}${pathOf(kind, { slug: to })}${query}`);
}
