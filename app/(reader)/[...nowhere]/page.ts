import { notFound } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import { renderAboutPage } from '#app/_reader/pages/aboutPage.ts';

export const dynamic = 'force-dynamic';

/** First segments of addresses that do not go through the press: Next itself answers for those that do not exist. */
const staff = new Set(['newsroom', 'admin', 'api', '_next', 'sign-in', 'invite']);

type Props = { params: Promise<{ nowhere: string[] }>; searchParams: Parameters };

/** Any other address: a page about the paper, or not found. */
export default async function Nowhere({ params, searchParams }: Props) {
  const { nowhere } = await params;
  if (staff.has(nowhere[0] ?? '')) notFound();
  return renderAboutPage(
    { parameters: searchParams },
    nowhere.map((part) => segment(part) ?? ''),
  );
}
