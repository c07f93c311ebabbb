import { permanentRedirect } from 'next/navigation';
import { pathOf } from '#contracts/routes.ts';
import { findMoved, type SectionFilter } from '#editorial/readerQueries/sectionLookup.ts';
import type { Parameters } from './pageContext.ts';

/**
 * Sends whoever asked for a former address of a section or topic to its present one, with 308 and their parameters;
 * returns when the address leads nowhere.
 */
export async function redirectMoved(
  kind: SectionFilter,
  slug: string | null,
  { parameters, within = '' }: { parameters?: Parameters | undefined; within?: string | undefined },
): Promise<void> {
  const to = slug === null ? null : await findMoved(kind, slug);
  if (to === null || to === slug) return;
  const given = Object.entries((await parameters) ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const query = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  permanentRedirect(`${within}${pathOf(kind, { slug: to })}${query}`);
}
