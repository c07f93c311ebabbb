import { notFound } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import { renderAboutPage } from '#app/_reader/pages/aboutPage.ts';
import { STAFF_ROOTS } from '#contracts/routes.ts';

type Props = { params: Promise<{ nowhere: string[] }>; searchParams: Parameters };

/** Every address without another route: a page about the paper, or "not found". */
export default async function Nowhere({ params, searchParams }: Props) {
  const { nowhere } = await params;
  // Staff addresses bypass the press: Next answers those that do not exist.
  if (STAFF_ROOTS.some((root) => root === nowhere[0])) notFound();
  const path = nowhere.map((each) => segment(each) ?? '');
  return renderAboutPage({ parameters: searchParams }, path);
}
