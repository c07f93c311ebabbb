import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import type { Parameters } from '#app/_reader/pageContext.ts';
import { type Past, renderAsOfPage } from '#app/_reader/pages/asOfPage.ts';
import { STAFF_AS_OF } from '#contracts/routes.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<Omit<Past, 'parameters'>>; searchParams: Parameters };

/** The paper at a past moment, for editors: includes stories that were withdrawn since. */
export default async function AsOf({ params, searchParams: parameters }: Props) {
  const { moment, path = [] } = await params;
  const by = await requireActorWhoMay('past.read', [STAFF_AS_OF, moment, ...path].join('/'));
  const past = { moment, path, parameters };
  return (await renderAsOfPage({ ...past, by, precision: 'millisecond', root: STAFF_AS_OF })) ?? notFound();
}
