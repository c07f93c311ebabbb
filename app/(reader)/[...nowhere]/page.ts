import { notFound } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import { renderAboutPage } from '#app/_reader/pages/aboutPage.ts';
import { STAFF_ROOTS } from '#contracts/routes.ts';

export const dynamic = 'force-dynamic';

/** Staff addresses don't come through the press: Next answers for those that don't exist. */
const staff = new Set<string>(STAFF_ROOTS);

type Props = { params: Promise<{ nowhere: string[] }>; searchParams: Parameters };

/** Where no other page is: one that the paper keeps about itself, or none. */
export default async function Nowhere({ params, searchParams }: Props) {
  const { nowhere } = await params;
  if (staff.has(nowhere[0] ?? '')) notFound();
  return renderAboutPage(
    { parameters: searchParams },
    nowhere.map((each) => segment(each) ?? ''),
  );
}
