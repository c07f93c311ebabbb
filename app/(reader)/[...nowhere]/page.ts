import { notFound } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import { renderAboutPage } from '#app/_reader/pages/aboutPage.ts';
import { STAFF_ROOTS } from '#contracts/routes.ts';

type Props = { params: Promise<{ nowhere: string[] }>; searchParams: Parameters };

/** Every address without a route of its own: a page about the paper, or "not found". */
export default async function Nowhere({ params, searchParams }: Props) {
  const { nowhere } = await params;
  // Staff addresses don't come through the press: Next answers for those that don't exist.
  if (STAFF_ROOTS.some((root) => root === nowhere[0])) notFound();
  const path = nowhere.map((each) => segment(each) ?? '');
  return renderAboutPage({ parameters: searchParams }, path);
}
