import { permanentRedirect } from 'next/navigation';
import { findMoved, type SectionFilter } from '#editorial/readerQueries/sectionLookup.ts';
import type { Parameters } from './pageContext.ts';

const roots: Record<SectionFilter, string> = { section: '/sections', topic: '/topics' };

/**
 * Redirects (308) a request for a former address of a section or topic to the present one, keeping its parameters;
 * returns when the address has no content.
 */
export async function redirectMoved(
  kind: SectionFilter,
  slug: string | null,
  { parameters, within = '' }: { parameters?: Parameters | undefined; within?: string | undefined },
): Promise<void> {
  const to = slug === null ? null : await findMoved(kind, slug);
  if (to === null || to === slug) return;
  const pairs = Object.entries((await parameters) ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const query = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  permanentRedirect(`${within}${roots[kind]}/${encodeURIComponent(to)}${query}`);
}
